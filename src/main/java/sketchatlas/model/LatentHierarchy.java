package sketchatlas.model;

import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The two-level latent hierarchy of RPCL-pix2seqH (Zang, Tu and Xu, TNNLS 2023): K Gaussian components over the codes, level-k, and as
 * many level-l components, each a mixture of level-k ones with weights q(k|l).
 *
 * <p>A dead component has mean 0 and a tiny variance, which are no sign of its death; look at {@link #weights} and at how many
 * sketches it wins. Not thread-safe.
 */
public final class LatentHierarchy extends LatentPrior {
    private float[] levelL; // [L], q(l)
    private float[] levelKGivenL; // [K, L], q(k|l); columns sum to 1

    private LatentHierarchy(int count, int size, float[] mu, float[] sigma2, float[] levelL, float[] levelKGivenL) {
        super(count, size, mu, sigma2);
        this.levelL = levelL;
        this.levelKGivenL = levelKGivenL;
    }

    /** Before training: mu ~ U(-1, 1), sigma2 = 1, q(l) = 1 / L, q(k|l) proportional to 1 + K [k = l]. */
    static LatentHierarchy create(int count, int size, RandomGenerator random) {
        float[] l = new float[count];
        Arrays.fill(l, 1f / count);
        return new LatentHierarchy(count, size, randomMeans(count, size, random), unitVariances(count, size), l, ownChildren(count));
    }

    /** q(k|l) proportional to 1 + K [k = l]: each level-l component mostly stands for the level-k one of its number. */
    private static float[] ownChildren(int count) {
        float[] kl = new float[count * count];
        for (int k = 0; k < count; k++) {
            for (int l = 0; l < count; l++) {
                kl[k * count + l] = (k == l ? 1f + count : 1f) / (2 * count);
            }
        }
        return kl;
    }

    /** From tensors as {@link #tensors} gives them. */
    static LatentHierarchy of(Map<String, Tensor> tensors) {
        Tensor mu = tensors.get(Names.MU);
        int count = mu.shape()[0];
        int size = mu.shape()[1];
        return new LatentHierarchy(count, size, mu.data().clone(), tensors.get(Names.SIGMA2).data().clone(),
                tensors.get(Names.LEVEL_L).data().clone(), tensors.get(Names.LEVEL_K_GIVEN_L).data().clone());
    }

    @Override
    public Map<String, Tensor> tensors() {
        Map<String, Tensor> tensors = super.tensors();
        tensors.put(Names.LEVEL_L, new Tensor(new int[] {count, 1}, levelL.clone()));
        tensors.put(Names.LEVEL_K_GIVEN_L, new Tensor(new int[] {count, count}, levelKGivenL.clone()));
        return tensors;
    }

    @Override
    public double[] weights() {
        double[] q = new double[count];
        for (int k = 0; k < count; k++) {
            for (int l = 0; l < count; l++) {
                q[k] += (double) levelKGivenL[k * count + l] * levelL[l];
            }
        }
        return q;
    }

    /** q(l), [L]. */
    public double[] levelWeights() {
        return Gaussians.widen(levelL);
    }

    /** q(k|l). */
    public double conditionalWeight(int k, int l) {
        return levelKGivenL[k * count + l];
    }

    /** The mean of a level-l component as a mixture, sum_k q(k|l) mu_k; [Z]. */
    public float[] generalMean(int l) {
        double[] sum = new double[size];
        for (int k = 0; k < count; k++) {
            float[] mean = mean(k);
            for (int z = 0; z < size; z++) {
                sum[z] += conditionalWeight(k, l) * mean[z];
            }
        }
        return Gaussians.narrow(sum);
    }

    @Override
    public Posterior posterior(float[] code) {
        double[] log = new double[count];
        gaussians().logDensities(code, 0, log);
        double[] density = new double[count];
        Gaussians.shiftedExp(log, density);
        double[] q = weights();
        double[] pK = new double[count];
        double[] pL = new double[count];
        double sumK = 0;
        double sumL = 0;
        for (int k = 0; k < count; k++) {
            pK[k] = q[k] * density[k];
            sumK += pK[k];
            for (int l = 0; l < count; l++) {
                pL[l] += levelL[l] * density[k] * levelKGivenL[k * count + l];
            }
        }
        for (int l = 0; l < count; l++) {
            sumL += pL[l];
        }
        for (int k = 0; k < count; k++) {
            pK[k] /= sumK;
            pL[k] /= sumL;
        }
        return new Posterior(pK, pL);
    }

    @Override
    LatentUpdate update(LatentBatch batch, long step, Scratch scratch) {
        return step(batch, step, scratch).result();
    }

    private HierarchyStep step(LatentBatch batch, long step, Scratch scratch) {
        return new HierarchyStep(batch, gaussians(), weights(), scratch.widened(levelL), scratch.widened(levelKGivenL),
                Competition.inHierarchy(step), scratch);
    }

    /** p(l|y, k) of each sketch [B, K, L] in a step, for comparing numbers with other programs. */
    double[] conditionalPosteriors(LatentBatch batch, long step) {
        return step(batch, step, new Scratch()).conditionalPosteriors();
    }

    @Override
    void startFrom(CodeClusters clusters) {
        setComponents(clusters.means(), clusters.variances());
        levelL = clusters.shares();
        levelKGivenL = ownChildren(count);
    }

    @Override
    void accept(LatentUpdate update) {
        setComponents(update);
        Gaussians.narrow(update.levelL(), levelL);
        Gaussians.narrow(update.levelKGivenL(), levelKGivenL);
    }
}
