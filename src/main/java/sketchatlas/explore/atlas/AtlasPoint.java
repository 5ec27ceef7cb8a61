package sketchatlas.explore.atlas;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import sketchatlas.explore.Level;
import sketchatlas.sketch.Sketch;

/**
 * A sketch that a model drew, and what the model makes of its code. The arrays are shared and never written to.
 *
 * @param origin where the code comes from
 * @param category index into the atlas's categories, or {@link #NO_CATEGORY}
 * @param code y, [Z]
 * @param levelK p(k|y), [K]
 * @param levelL p(l|y), [L]; that of level-k in a flat mixture
 * @param logDensity log p(y) under the model's mixture of Gaussians, in nats
 * @param sketch what the model drew from the code, or the source where nothing was drawn
 * @param source the sketch that was encoded, where there is one and it was kept
 */
public record AtlasPoint(Origin origin, int category, float[] code, float[] levelK, float[] levelL, double logDensity, Sketch sketch,
        Optional<Sketch> source) {
    /** The category of a sketch that was drawn from nothing that had one. */
    public static final int NO_CATEGORY = -1;

    /** Where a code comes from. */
    public enum Origin {
        /** The encoder's mean of a sketch: the point is its reconstruction. */
        SOURCE,
        /** Drawn at random from the Gaussian of a component. */
        COMPONENT,
        /** Given by a person, or drawn from N(0, I). */
        FREE
    }

    /** @throws IllegalArgumentException if there are no probabilities, or the category is below {@link #NO_CATEGORY} */
    public AtlasPoint {
        Objects.requireNonNull(origin);
        Objects.requireNonNull(sketch);
        Objects.requireNonNull(source);
        if (code.length == 0 || levelK.length == 0 || levelL.length == 0 || category < NO_CATEGORY) {
            throw new IllegalArgumentException("a point of category " + category + " with a code of " + code.length + " and probabilities of "
                    + levelK.length + " and " + levelL.length + " components");
        }
    }

    /** The probabilities of a level's components: {@link #levelK} or {@link #levelL}. */
    public float[] probabilities(Level level) {
        return level == Level.K ? levelK : levelL;
    }

    /** The component of a level that wins this sketch: the most likely one, and of equally likely ones the first. */
    public int winner(Level level) {
        float[] p = probabilities(level);
        int best = 0;
        for (int i = 1; i < p.length; i++) {
            if (p[i] > p[best]) {
                best = i;
            }
        }
        return best;
    }

    /** How likely the winner is, 0..1. */
    public float confidence(Level level) {
        return probabilities(level)[winner(level)];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AtlasPoint p && origin == p.origin && category == p.category && logDensity == p.logDensity
                && Arrays.equals(code, p.code) && Arrays.equals(levelK, p.levelK) && Arrays.equals(levelL, p.levelL)
                && sketch.equals(p.sketch) && source.equals(p.source);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(code) + sketch.hashCode();
    }

    @Override
    public String toString() {
        return "AtlasPoint[" + origin + ", category " + category + ", k" + winner(Level.K) + ", l" + winner(Level.L) + "]";
    }
}
