package sketchatlas.explore.atlas;

import java.util.Arrays;
import java.util.Objects;
import sketchatlas.explore.Level;
import sketchatlas.sketch.Sketch;

/**
 * A component of a model as it stands on the map. The arrays are shared and never written to.
 *
 * @param level of the component
 * @param index from 0, as in the model's arrays
 * @param mean of a level-k component mu_k, of a level-l one the mean of its mixture, sum_k q(k|l) mu_k; [Z]
 * @param children of a level-l component q(k|l), [K]; empty for a level-k one
 * @param sketch what the model draws from the mean
 * @param weight q(k) or q(l)
 * @param won how many of the atlas's sketches it wins
 * @param live whether it stands for anything; the mean of a dead component means nothing
 */
public record AtlasComponent(Level level, int index, float[] mean, float[] children, Sketch sketch, double weight, int won, boolean live) {
    /** @throws IllegalArgumentException if a number is below 0 or not finite */
    public AtlasComponent {
        Objects.requireNonNull(level);
        Objects.requireNonNull(sketch);
        if (index < 0 || won < 0 || !(weight >= 0) || Double.isInfinite(weight) || mean.length == 0
                || (level == Level.K) != (children.length == 0)) {
            throw new IllegalArgumentException("a component " + index + " of weight " + weight + " that wins " + won);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AtlasComponent c && level == c.level && index == c.index && Arrays.equals(mean, c.mean)
                && Arrays.equals(children, c.children) && sketch.equals(c.sketch) && weight == c.weight && won == c.won && live == c.live;
    }

    @Override
    public int hashCode() {
        return 31 * level.hashCode() + index;
    }

    @Override
    public String toString() {
        return "AtlasComponent[" + level.letter() + index + ", weight " + weight + ", won " + won + (live ? "" : ", dead") + "]";
    }
}
