package sketchatlas.model;

import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The flat Gaussian mixture of RPCL-pix2seq (Zang, Tu and Xu, Neural Networks 137, 2021): one level of components with weights alpha,
 * fitted by EM and, after 500 steps, by RPCL with a hard winner in every third. Posteriors are clipped to [1e-5, 1]. Level-l is
 * level-k here. Not thread-safe.
 */
public final class LatentMixture extends LatentPrior {
    private static final double EPSILON = Gaussians.EPSILON;
    private static final double SMALLEST_POSTERIOR = 1e-5;
    private static final double[] NONE = {};

    private float[] alpha; // [K]

    private LatentMixture(int count, int size, float[] mu, float[] sigma2, float[] alpha) {
        super(count, size, mu, sigma2);
        this.alpha = alpha;
    }

    /** Before training: mu ~ U(-1, 1), sigma2 = 1, alpha = 1 / K. */
    static LatentMixture create(int count, int size, RandomGenerator random) {
        float[] alpha = new float[count];
        Arrays.fill(alpha, 1f / count);
        return new LatentMixture(count, size, randomMeans(count, size, random), unitVariances(count, size), alpha);
    }

    /** From tensors as {@link #tensors} gives them. */
    static LatentMixture of(Map<String, Tensor> tensors) {
        Tensor mu = tensors.get(Names.MU);
        return new LatentMixture(mu.shape()[0], mu.shape()[1], mu.data().clone(), tensors.get(Names.SIGMA2).data().clone(),
                tensors.get(Names.ALPHA).data().clone());
    }

    @Override
    public Map<String, Tensor> tensors() {
        Map<String, Tensor> tensors = super.tensors();
        tensors.put(Names.ALPHA, new Tensor(new int[] {count, 1}, alpha.clone()));
        return tensors;
    }

    @Override
    public double[] weights() {
        return Gaussians.widen(alpha);
    }

    @Override
    public Posterior posterior(float[] code) {
        double[] log = new double[count];
        gaussians().logDensities(code, 0, log);
        double[] p = new double[count];
        gaussians().posterior(weights(), log, LatentBatch.unlabelled(1, size, code, code, code), 0, p, 0);
        return new Posterior(p, p.clone());
    }

    @Override
    LatentUpdate update(LatentBatch batch, long step, Scratch scratch) {
        int rows = batch.size();
        double[] share = scratch.zeros(rows * count); // before clipping
        double[] p = scratch.zeros(rows * count);
        double[] clippedSum = scratch.zeros(rows);
        double[] log = scratch.zeros(count);
        double[] weights = scratch.widened(alpha);
        for (int n = 0; n < rows; n++) {
            gaussians().logDensities(batch.y(), n * size, log);
            gaussians().posterior(weights, log, batch, n, share, n * count);
            clippedSum[n] = EPSILON;
            for (int k = n * count; k < (n + 1) * count; k++) {
                p[k] = Math.clamp(share[k], SMALLEST_POSTERIOR, 1);
                clippedSum[n] += p[k];
            }
            for (int k = n * count; k < (n + 1) * count; k++) {
                p[k] /= clippedSum[n];
            }
        }
        double[] responsibility = Competition.inMixture(step) ? Competition.factors(p, rows, scratch) : p;
        ComponentStatistics statistics = new ComponentStatistics(batch, gaussians(), responsibility, false, scratch);
        double[] newAlpha = newWeights(weights, responsibility, rows, scratch);
        return losses(batch, share, p, clippedSum, statistics, newAlpha, scratch);
    }

    private double[] newWeights(double[] before, double[] responsibility, int rows, Scratch scratch) {
        double[] next = scratch.zeros(count);
        for (int i = 0; i < responsibility.length; i++) {
            next[i % count] += responsibility[i] / rows;
        }
        double sum = 0;
        for (int k = 0; k < count; k++) {
            next[k] = Math.clamp((1 - ComponentStatistics.STEP) * before[k] + ComponentStatistics.STEP * next[k], 0, 1);
            sum += next[k];
        }
        for (int k = 0; k < count; k++) {
            next[k] /= sum;
        }
        return next;
    }

    private LatentUpdate losses(LatentBatch batch, double[] share, double[] p, double[] clippedSum, ComponentStatistics statistics,
            double[] newAlpha, Scratch scratch) {
        int rows = batch.size();
        Gaussians fresh = new Gaussians(count, size, statistics.mu, statistics.sigma2, scratch);
        double[] dY = scratch.zeros(batch.y().length);
        double[] dMean = scratch.zeros(batch.y().length);
        double[] dVariance = scratch.zeros(batch.y().length);
        double alphaLoss = 0;
        double gaussianLoss = 0;
        double[] dp = scratch.zeros(count);
        double[] dShare = scratch.zeros(count);
        double[] dLog = scratch.zeros(count);
        for (int n = 0; n < rows; n++) {
            Arrays.fill(dp, 0);
            Arrays.fill(dLog, 0);
            gaussianLoss += fresh.divergence(batch.mu(), batch.sigma2(), n * size, p, n * count, 1.0 / rows, dp, dMean, dVariance) / rows;
            double mean = 0;
            for (int k = 0; k < count; k++) {
                double ratio = p[n * count + k] / (newAlpha[k] + EPSILON);
                alphaLoss += p[n * count + k] * Math.log(ratio + EPSILON) / rows;
                dp[k] += (Math.log(ratio + EPSILON) + ratio / (ratio + EPSILON)) / rows;
                mean += dp[k] * p[n * count + k];
            }
            for (int k = 0; k < count; k++) {
                boolean inside = share[n * count + k] >= SMALLEST_POSTERIOR;
                dShare[k] = inside ? (dp[k] - mean) / clippedSum[n] : 0;
            }
            Gaussians.posteriorBackward(share, n * count, count, dShare, 0, dLog);
            gaussians().logDensitiesBackward(batch.y(), n * size, dLog, dY, null, null);
        }
        return new LatentUpdate(alphaLoss, gaussianLoss, p, p, dY, dMean, dVariance, statistics.mu, statistics.sigma2, newAlpha, NONE);
    }

    @Override
    void startFrom(CodeClusters clusters) {
        setComponents(clusters.means(), clusters.variances());
        alpha = clusters.shares();
    }

    @Override
    void accept(LatentUpdate update) {
        setComponents(update);
        Gaussians.narrow(update.levelL(), alpha);
    }
}
