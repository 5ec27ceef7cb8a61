package sketchatlas.model;

/** Diagonal Gaussians over codes, in double precision: densities up to a factor, posteriors, and their derivatives. */
final class Gaussians {
    static final double EPSILON = 1e-10;
    /** The largest log density of a code is moved here, so that the others keep as much of the range as a double has. */
    private static final double TOP = 700;

    final int count;
    final int size;
    final double[] mu; // [K, Z]
    final double[] sigma2; // [K, Z]
    private final double[] inverse; // [K, Z]
    private final double[] halfLog; // [K]

    /** @param scratch what is computed from means and variances comes from there, and is good as long as these are */
    Gaussians(int count, int size, double[] mu, double[] sigma2, Scratch scratch) {
        this.count = count;
        this.size = size;
        this.mu = mu;
        this.sigma2 = sigma2;
        inverse = scratch.zeros(mu.length);
        halfLog = scratch.zeros(count);
        for (int k = 0; k < count; k++) {
            for (int z = 0; z < size; z++) {
                double s = sigma2[k * size + z] + EPSILON;
                inverse[k * size + z] = 1 / s;
                halfLog[k] += 0.5 * Math.log(s);
            }
        }
    }

    /** log N(y; mu_k, sigma2_k) without the constant, for the code at {@code offset}; [K]. */
    void logDensities(float[] y, int offset, double[] log) {
        for (int k = 0; k < count; k++) {
            double sum = 0;
            for (int z = 0, i = k * size; z < size; z++, i++) {
                double d = y[offset + z] - mu[i];
                sum += d * d * inverse[i];
            }
            log[k] = -0.5 * sum - halfLog[k];
        }
    }

    /** exp(log) after moving the largest to e^700. */
    static void shiftedExp(double[] log, double[] density) {
        double max = Double.NEGATIVE_INFINITY;
        for (double v : log) {
            max = Math.max(max, v);
        }
        for (int k = 0; k < log.length; k++) {
            density[k] = Math.exp(Math.max(-TOP, log[k] - max + TOP));
        }
    }

    /** p(k|y) proportional to prior_k exp(log_k) among the allowed components; written to p[offset ..]. */
    void posterior(double[] prior, double[] log, LatentBatch batch, int n, double[] p, int offset) {
        double max = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < count; k++) {
            if (batch.allowed(n, k)) {
                max = Math.max(max, log[k]);
            }
        }
        double sum = 1e-300;
        for (int k = 0; k < count; k++) {
            p[offset + k] = batch.allowed(n, k) ? prior[k] * Math.exp(Math.max(-TOP, log[k] - max + TOP)) : 0;
            sum += p[offset + k];
        }
        for (int k = 0; k < count; k++) {
            p[offset + k] /= sum;
        }
    }

    /** Given d loss / d p of a softmax-like posterior p = t / sum(t), adds d loss / d log t. */
    static void posteriorBackward(double[] p, int offset, int count, double[] dp, int dpOffset, double[] dLog) {
        double mean = 0;
        for (int k = 0; k < count; k++) {
            mean += p[offset + k] * dp[dpOffset + k];
        }
        for (int k = 0; k < count; k++) {
            dLog[k] += p[offset + k] * (dp[dpOffset + k] - mean);
        }
    }

    /** Given d loss / d log density of one code, adds to those of the code and, unless null, of means and variances. */
    void logDensitiesBackward(float[] y, int offset, double[] dLog, double[] dY, double[] dMu, double[] dSigma2) {
        for (int k = 0; k < count; k++) {
            double g = dLog[k];
            if (g == 0) {
                continue;
            }
            for (int z = 0, i = k * size; z < size; z++, i++) {
                double scaled = (y[offset + z] - mu[i]) * inverse[i];
                dY[offset + z] -= g * scaled;
                if (dMu != null) {
                    dMu[i] += g * scaled;
                    dSigma2[i] += g * 0.5 * (scaled * scaled - inverse[i]);
                }
            }
        }
    }

    /**
     * The loss sum_k p_k KL(N(mean, variance) || component k) of one sketch (constants included); adds the KL terms to dp and the
     * gradients times {@code factor} to dMean and dVariance.
     */
    double divergence(float[] mean, float[] variance, int offset, double[] p, int pOffset, double factor, double[] dp, double[] dMean,
            double[] dVariance) {
        double total = 0;
        double ownLog = 0;
        for (int z = 0; z < size; z++) {
            ownLog += Math.log(variance[offset + z] + EPSILON) + 1;
        }
        double weight = 0;
        for (int k = 0; k < count; k++) {
            double pk = p[pOffset + k];
            double sum = 2 * halfLog[k] - ownLog;
            for (int z = 0, i = k * size; z < size; z++, i++) {
                double d = mean[offset + z] - mu[i];
                sum += (variance[offset + z] + d * d) * inverse[i];
                dMean[offset + z] += factor * pk * d * inverse[i];
                dVariance[offset + z] += factor * 0.5 * pk * inverse[i];
            }
            dp[k] += factor * 0.5 * sum;
            total += 0.5 * pk * sum;
            weight += pk;
        }
        for (int z = 0; z < size; z++) {
            dVariance[offset + z] -= factor * 0.5 * weight / (variance[offset + z] + EPSILON);
        }
        return total;
    }

    static double[] widen(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    static float[] narrow(double[] values) {
        float[] narrow = new float[values.length];
        narrow(values, narrow);
        return narrow;
    }

    /** Rounds all values into an array of their number. */
    static void narrow(double[] values, float[] narrow) {
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) values[i];
        }
    }
}
