package sketchatlas.explore;

import java.util.Objects;
import java.util.SplittableRandom;
import sketchatlas.model.LatentHierarchy;
import sketchatlas.model.LatentPrior;

/**
 * Codes from the Gaussians of a model's components: mu_k + spread * sigma_k * eps with eps ~ N(0, I). Those of a level-l component
 * come from its level-k ones with probability q(k|l). The same number and seed give the same eps (and level-k component), so that
 * codes move on straight lines as the spread grows.
 */
public final class ComponentCodes {
    private final LatentPrior prior;

    /** @param prior not changed any more */
    public ComponentCodes(LatentPrior prior) {
        this.prior = Objects.requireNonNull(prior);
    }

    /**
     * One code [Z].
     *
     * @param spread in standard deviations; 0 gives the mean
     * @param number of the code, from 0
     */
    public float[] code(Level level, int component, double spread, long seed, int number) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
        double which = random.nextDouble();
        int k = level == Level.L && prior instanceof LatentHierarchy hierarchy ? child(hierarchy, component, which) : component;
        float[] code = prior.mean(k); // [Z]
        float[] variance = prior.variance(k); // [Z]
        for (int i = 0; i < code.length; i++) {
            code[i] += (float) (spread * Math.sqrt(variance[i]) * random.nextGaussian());
        }
        return code;
    }

    /** The level-k component up to which a share of q(k|l) lies. */
    private static int child(LatentHierarchy hierarchy, int l, double share) {
        double sum = 0;
        int last = 0;
        for (int k = 0; k < hierarchy.components(); k++) {
            double weight = hierarchy.conditionalWeight(k, l);
            if (weight > 0) {
                last = k;
                sum += weight;
                if (share < sum) {
                    return k;
                }
            }
        }
        return last; // the weights are rounded and may sum to a little less than 1
    }
}
