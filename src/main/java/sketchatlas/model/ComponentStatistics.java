package sketchatlas.model;

/**
 * New means and variances of the components from a batch and the responsibilities, smoothed into the old ones, with the derivative
 * of the whole. Rival penalisation makes responsibilities negative: a component that is only ever a rival has a denominator below
 * zero, and one that wins a little and is penalised as much has one near zero. The small constant in the denominator therefore
 * takes the denominator's sign, and where wins and penalties cancel the component keeps its parameters.
 */
final class ComponentStatistics {
    static final double STEP = 0.05;
    private static final double SMALLEST = 1e-10;
    private static final double LARGEST = 1e10;
    /** Where the sum is less than this share of the summed magnitudes, it says nothing. */
    private static final double CANCELLATION = 1e-3;

    private final Scratch scratch;
    private final LatentBatch batch;
    private final Gaussians old;
    private final boolean aroundNewMean;
    private final int count;
    private final int size;
    private final double[] responsibility; // [B, K]
    private final double[] denominator; // [K]; infinite where a component keeps its parameters
    private final double[] newMu; // [K, Z], of the batch
    private final double[] newSigma2; // [K, Z], of the batch
    final double[] mu; // [K, Z], smoothed
    final double[] sigma2; // [K, Z], smoothed

    /**
     * @param aroundSmoothedMean whether variances are taken around the smoothed mean (hierarchy) or the batch's own (flat mixture)
     */
    ComponentStatistics(LatentBatch batch, Gaussians old, double[] responsibility, boolean aroundSmoothedMean, Scratch scratch) {
        this.scratch = scratch;
        this.batch = batch;
        this.old = old;
        this.responsibility = responsibility;
        this.aroundNewMean = !aroundSmoothedMean;
        count = old.count;
        size = old.size;
        denominator = denominators();
        newMu = scratch.zeros(count * size);
        newSigma2 = scratch.zeros(count * size);
        mu = scratch.zeros(count * size);
        sigma2 = scratch.zeros(count * size);
        means();
        variances();
    }

    private double[] denominators() {
        double[] sum = scratch.zeros(count);
        double[] magnitude = scratch.zeros(count);
        for (int n = 0; n < batch.size(); n++) {
            for (int k = 0; k < count; k++) {
                sum[k] += responsibility[n * count + k];
                magnitude[k] += Math.abs(responsibility[n * count + k]);
            }
        }
        for (int k = 0; k < count; k++) {
            boolean cancels = Math.abs(sum[k]) < CANCELLATION * magnitude[k];
            sum[k] = cancels ? Double.POSITIVE_INFINITY : sum[k] + Math.copySign(Gaussians.EPSILON, sum[k]);
        }
        return sum;
    }

    private boolean kept(int k) {
        return Double.isInfinite(denominator[k]);
    }

    private void means() {
        for (int n = 0; n < batch.size(); n++) {
            for (int k = 0; k < count; k++) {
                double r = responsibility[n * count + k];
                if (r != 0) {
                    for (int z = 0; z < size; z++) {
                        newMu[k * size + z] += r * batch.mu()[n * size + z];
                    }
                }
            }
        }
        for (int i = 0; i < newMu.length; i++) {
            newMu[i] /= denominator[i / size];
            mu[i] = kept(i / size) ? old.mu[i] : (1 - STEP) * old.mu[i] + STEP * newMu[i];
        }
    }

    private void variances() {
        double[] centre = aroundNewMean ? newMu : mu;
        for (int n = 0; n < batch.size(); n++) {
            for (int k = 0; k < count; k++) {
                double r = responsibility[n * count + k];
                if (r != 0) {
                    for (int z = 0; z < size; z++) {
                        double d = batch.mu()[n * size + z] - centre[k * size + z];
                        newSigma2[k * size + z] += r * (d * d + batch.sigma2()[n * size + z]);
                    }
                }
            }
        }
        for (int i = 0; i < newSigma2.length; i++) {
            newSigma2[i] /= denominator[i / size];
            sigma2[i] = kept(i / size) ? old.sigma2[i]
                    : Math.clamp((1 - STEP) * old.sigma2[i] + STEP * newSigma2[i], SMALLEST, LARGEST);
        }
    }

    /**
     * The derivative, for variances around the smoothed mean.
     *
     * @param dMu d loss / d smoothed means [K, Z]; changed on the way
     * @param dSigma2 d loss / d smoothed variances [K, Z]; changed on the way
     * @param dResponsibility added to, [B, K]
     * @param dMean added to, of the batch's means [B, Z]
     * @param dVariance added to, of the batch's variances [B, Z]
     */
    void backward(double[] dMu, double[] dSigma2, double[] dResponsibility, double[] dMean, double[] dVariance) {
        double[] dDenominator = scratch.zeros(count);
        for (int i = 0; i < dSigma2.length; i++) {
            boolean inside = sigma2[i] > SMALLEST && sigma2[i] < LARGEST;
            dSigma2[i] = inside && !kept(i / size) ? STEP * dSigma2[i] / denominator[i / size] : 0;
            dDenominator[i / size] -= dSigma2[i] * newSigma2[i];
        }
        for (int n = 0; n < batch.size(); n++) {
            for (int k = 0; k < count; k++) {
                double r = responsibility[n * count + k];
                double dr = 0;
                for (int z = 0; z < size; z++) {
                    int i = k * size + z;
                    double d = batch.mu()[n * size + z] - mu[i];
                    dr += dSigma2[i] * (d * d + batch.sigma2()[n * size + z]);
                    double pull = 2 * dSigma2[i] * r * d;
                    dMean[n * size + z] += pull;
                    dMu[i] -= pull;
                    dVariance[n * size + z] += dSigma2[i] * r;
                }
                dResponsibility[n * count + k] += dr;
            }
        }
        for (int i = 0; i < dMu.length; i++) {
            dMu[i] = kept(i / size) ? 0 : STEP * dMu[i] / denominator[i / size];
            dDenominator[i / size] -= dMu[i] * newMu[i];
        }
        for (int n = 0; n < batch.size(); n++) {
            for (int k = 0; k < count; k++) {
                double r = responsibility[n * count + k];
                double dr = dDenominator[k];
                for (int z = 0; z < size; z++) {
                    dr += dMu[k * size + z] * batch.mu()[n * size + z];
                    dMean[n * size + z] += dMu[k * size + z] * r;
                }
                dResponsibility[n * count + k] += dr;
            }
        }
    }
}
