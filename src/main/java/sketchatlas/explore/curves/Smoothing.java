package sketchatlas.explore.curves;

/**
 * The running mean that curves are smoothed by: an exponential moving average, divided by the weight that it has gathered so far, so that
 * it doesn't begin at 0 (the bias correction of Kingma and Ba 2015).
 */
public final class Smoothing {
    /** No curve is smoothed more. */
    public static final double MOST = 0.999;

    private Smoothing() {
    }

    /**
     * A smoothed copy.
     *
     * @param y finite
     * @param weight of what came before, 0 (nothing is changed) to {@link #MOST}
     */
    public static float[] of(float[] y, double weight) {
        float[] smooth = y.clone();
        if (weight <= 0) {
            return smooth;
        }
        double kept = Math.min(weight, MOST);
        double mean = 0;
        double gathered = 0;
        for (int i = 0; i < y.length; i++) {
            mean = kept * mean + (1 - kept) * y[i];
            gathered = kept * gathered + (1 - kept);
            smooth[i] = (float) (mean / gathered);
        }
        return smooth;
    }
}
