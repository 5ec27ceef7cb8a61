package sketchatlas.nn.classifier;

/**
 * What a classifier made of labelled pictures.
 *
 * @param accuracy the share that it took for what they are
 * @param confusion [actual category][taken for], counts
 */
public record Recognition(double accuracy, int[][] confusion) {
    /** The share of a category that was taken for it; NaN where there are none of it. */
    public double recall(int category) {
        long all = 0;
        for (int n : confusion[category]) {
            all += n;
        }
        return all == 0 ? Double.NaN : (double) confusion[category][category] / all;
    }
}
