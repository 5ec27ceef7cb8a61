package sketchatlas.explore.codes;

import java.util.SplittableRandom;
import sketchatlas.explore.Level;
import sketchatlas.model.LatentHierarchy;
import sketchatlas.model.LatentPrior;

/** Draws latent codes at random from a model's Gaussians. The same seed and calls give the same codes. One thread at a time. */
public final class PriorSampler {
    private final LatentPrior prior;
    private final double[] weights; // q(k), [K]
    private final SplittableRandom random;

    public PriorSampler(LatentPrior prior, long seed) {
        this.prior = prior;
        weights = prior.weights();
        random = new SplittableRandom(seed);
    }

    /** A code of the whole mixture: k from q(k), then y from N(mu_k, sigma2_k). */
    public float[] next() {
        return gaussian(chosen(weights), 1);
    }

    /**
     * A code from one component; from a level-l one by way of a level-k component that is chosen by q(k|l).
     *
     * @param spread that standard deviations are multiplied by; 0 gives a mean, 1 draws as the model learned
     */
    public float[] from(Level level, int index, double spread) {
        if (!(spread >= 0) || Double.isInfinite(spread)) {
            throw new IllegalArgumentException("a spread of " + spread);
        }
        if (level == Level.K || !(prior instanceof LatentHierarchy hierarchy)) {
            return gaussian(index, spread);
        }
        double[] children = new double[prior.components()];
        for (int k = 0; k < children.length; k++) {
            children[k] = hierarchy.conditionalWeight(k, index);
        }
        return gaussian(chosen(children), spread);
    }

    /** A code from N(0, I). */
    public float[] standard() {
        float[] code = new float[prior.mean(0).length];
        for (int z = 0; z < code.length; z++) {
            code[z] = (float) random.nextGaussian();
        }
        return code;
    }

    private int chosen(double[] share) {
        double sum = 0;
        for (double s : share) {
            sum += s;
        }
        double left = random.nextDouble() * sum;
        int last = 0;
        for (int i = 0; i < share.length; i++) {
            if (share[i] > 0) {
                last = i;
                left -= share[i];
                if (left < 0) {
                    break;
                }
            }
        }
        return last;
    }

    private float[] gaussian(int k, double spread) {
        float[] code = prior.mean(k);
        float[] variance = prior.variance(k);
        for (int z = 0; z < code.length; z++) {
            code[z] += (float) (spread * Math.sqrt(variance[z]) * random.nextGaussian());
        }
        return code;
    }
}
