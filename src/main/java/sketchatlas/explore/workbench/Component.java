package sketchatlas.explore.workbench;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sketchatlas.UserException;
import sketchatlas.explore.Level;
import sketchatlas.model.LatentHierarchy;
import sketchatlas.model.LatentPrior;

/**
 * A component of the hierarchy by its number.
 *
 * @param index from 0, as in the model's arrays
 */
public record Component(Level level, int index) {
    private static final Pattern LABEL = Pattern.compile("([kl])(\\d{1,6})");
    /** Components with less weight are dead: their means and variances say nothing. */
    static final double LEAST_WEIGHT = 1e-6;

    /** The component that is called this ("k3", "l12"); empty if nothing is. */
    public static Optional<Component> ofLabel(String label) {
        Matcher m = LABEL.matcher(label);
        return m.matches() ? Optional.of(new Component(m.group(1).equals("k") ? Level.K : Level.L, Integer.parseInt(m.group(2)))) : Optional.empty();
    }

    /** What people call it. */
    public String label() {
        return level.letter() + index;
    }

    /**
     * Its mean: of a level-k component the model's, of a level-l component that of its level-k ones, weighted by q(k|l).
     *
     * @throws UserException if the model has no such component or it is dead
     */
    public Code mean(LatentPrior prior) {
        if (index >= prior.components()) {
            throw new UserException("The model has no component " + label() + ": choose " + level.letter() + "0 to " + level.letter()
                    + (prior.components() - 1) + ".");
        }
        if (level == Level.K || !(prior instanceof LatentHierarchy hierarchy)) {
            requireAlive(prior.weights()[index]);
            return Code.of(prior.mean(index));
        }
        requireAlive(hierarchy.levelWeights()[index]);
        double[] weights = prior.weights();
        double[] sum = new double[prior.mean(0).length];
        double total = 0;
        for (int k = 0; k < weights.length; k++) {
            double share = weights[k] < LEAST_WEIGHT ? 0 : hierarchy.conditionalWeight(k, index);
            float[] mean = prior.mean(k);
            for (int z = 0; z < sum.length; z++) {
                sum[z] += share * mean[z];
            }
            total += share;
        }
        float[] mean = new float[sum.length];
        for (int z = 0; z < mean.length; z++) {
            mean[z] = (float) (sum[z] / total);
        }
        return Code.of(mean);
    }

    private void requireAlive(double weight) {
        if (weight < LEAST_WEIGHT) {
            throw new UserException("The component " + label() + " of the model stands for nothing: choose another one.");
        }
    }
}
