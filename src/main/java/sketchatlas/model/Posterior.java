package sketchatlas.model;

/**
 * How likely each component is for one code.
 *
 * @param levelK p(k|y), [K]; sums to 1
 * @param levelL p(l|y), [L]; sums to 1
 */
public record Posterior(double[] levelK, double[] levelL) {

    /** The most likely level-k component. */
    public int bestK() {
        return best(levelK);
    }

    /** The most likely level-l component. */
    public int bestL() {
        return best(levelL);
    }

    private static int best(double[] p) {
        int best = 0;
        for (int i = 1; i < p.length; i++) {
            if (p[i] > p[best]) {
                best = i;
            }
        }
        return best;
    }
}
