package sketchatlas.explore.workbench;

import java.util.Objects;
import java.util.Optional;

/**
 * What is needed to make a generated sketch again, to the last bit.
 *
 * @param code what was decoded, and by which model
 * @param temperature of the sequence decoder
 * @param seed of the sequence decoder
 * @param given for a completion, what was drawn before the model went on; empty for a sketch that is all the model's
 */
public record Recipe(ModelCode code, double temperature, long seed, Optional<Given> given) {
    /**
     * The part of a completed sketch that the model did not draw: it stands at the beginning of the sketch.
     *
     * @param strokes how many strokes, at least 1
     * @param share how much of the finished sketch's longer side they were taken to span, above 0 and at most 1
     */
    public record Given(int strokes, double share) {
        public Given {
            if (strokes < 1 || !(share > 0 && share <= 1)) {
                throw new IllegalArgumentException(strokes + " given strokes of the share " + share);
            }
        }
    }

    public Recipe {
        Objects.requireNonNull(code);
        Objects.requireNonNull(given);
        new Sampling(temperature, seed);
    }

    /** The recipe of a sketch that is all the model's. */
    public static Recipe of(ModelCode code, Sampling sampling) {
        return new Recipe(code, sampling.temperature(), sampling.seed(), Optional.empty());
    }
}
