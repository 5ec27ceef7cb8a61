package sketchatlas.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * How the latent codes are organised: the two-level hierarchy of RPCL-pix2seqH or the flat mixture of RPCL-pix2seq. It takes one
 * step of EM or of rival penalised competitive learning with each batch and adds two terms to the loss of the codes.
 */
public abstract sealed class LatentPrior permits LatentHierarchy, LatentMixture {
    final int count; // K
    final int size; // Z
    private final Scratch derived = new Scratch();
    private float[] mu; // [K, Z]
    private float[] sigma2; // [K, Z]
    private Gaussians gaussians;

    LatentPrior(int count, int size, float[] mu, float[] sigma2) {
        this.count = count;
        this.size = size;
        setComponents(mu, sigma2);
    }

    /** Means before training, [K, Z]: U(-1, 1). */
    static float[] randomMeans(int count, int size, RandomGenerator random) {
        float[] mu = new float[count * size];
        for (int i = 0; i < mu.length; i++) {
            mu[i] = (float) random.nextDouble(-1, 1);
        }
        return mu;
    }

    /** Variances before training, [K, Z]: 1. */
    static float[] unitVariances(int count, int size) {
        float[] sigma2 = new float[count * size];
        Arrays.fill(sigma2, 1);
        return sigma2;
    }

    /** Takes over means and variances, [K, Z] each. */
    final void setComponents(float[] newMu, float[] newSigma2) {
        mu = newMu;
        sigma2 = newSigma2;
        componentsChanged();
    }

    /** Takes over the means and variances of a step. */
    final void setComponents(LatentUpdate update) {
        Gaussians.narrow(update.mu(), mu);
        Gaussians.narrow(update.sigma2(), sigma2);
        componentsChanged();
    }

    private void componentsChanged() {
        derived.restart();
        gaussians = new Gaussians(count, size, derived.widened(mu), derived.widened(sigma2), derived);
    }

    final Gaussians gaussians() {
        return gaussians;
    }

    /** K, the number of level-k components. */
    public final int components() {
        return count;
    }

    /**
     * One step from a batch, without taking it over; the gradients are of hierarchy + gaussian, unweighted.
     *
     * @param scratch where the result's arrays come from
     */
    abstract LatentUpdate update(LatentBatch batch, long step, Scratch scratch);

    /** Takes the parameters of the last step over; no other may have been taken over since it was computed. */
    abstract void accept(LatentUpdate update);

    /** Starts anew from clusters of codes. */
    abstract void startFrom(CodeClusters clusters);

    /** p(k|y) and p(l|y) of a code [Z] from the stored parameters; a flat mixture has level-l = level-k. */
    public abstract Posterior posterior(float[] code);

    /** log p(y) of a code [Z] under the mixture of all level-k components, in nats; lower the less the code is like those learned from. */
    public final double logDensity(float[] code) {
        double[] log = new double[count];
        gaussians.logDensities(code, 0, log);
        double[] q = weights();
        double max = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < count; k++) {
            log[k] += q[k] > 0 ? Math.log(q[k]) : Double.NEGATIVE_INFINITY;
            max = Math.max(max, log[k]);
        }
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += Math.exp(log[k] - max);
        }
        return max + Math.log(sum) - 0.5 * size * Math.log(2 * Math.PI);
    }

    /** The mean of a level-k component, [Z]. */
    public final float[] mean(int component) {
        return Arrays.copyOfRange(mu, component * size, (component + 1) * size);
    }

    /** The diagonal of its covariance, [Z]. */
    public final float[] variance(int component) {
        return Arrays.copyOfRange(sigma2, component * size, (component + 1) * size);
    }

    /** q(k), [K]: how much of the data each component stands for; 0 for a dead one. */
    public abstract double[] weights();

    /** The variables by the names of the authors' checkpoints; a subclass adds its weights. */
    public Map<String, Tensor> tensors() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put(Names.MU, new Tensor(new int[] {count, size}, mu.clone()));
        tensors.put(Names.SIGMA2, new Tensor(new int[] {count, size}, sigma2.clone()));
        return tensors;
    }
}
