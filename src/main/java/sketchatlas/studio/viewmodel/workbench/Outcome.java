package sketchatlas.studio.viewmodel.workbench;

import java.util.Objects;
import java.util.OptionalDouble;
import sketchatlas.explore.workbench.SketchToken;

/**
 * What came out of an analogy or an interpolation.
 *
 * @param token the drawn result; without a sketch where the model put the pen down at once
 * @param outside whether its code is less likely than 99 in 100 of real sketches
 * @param moved whether the code was moved to where codes of real sketches are
 * @param percentile how many of 100 real sketches have a less likely code; empty where there is nothing to compare with
 */
public record Outcome(SketchToken token, boolean outside, boolean moved, OptionalDouble percentile) {
    public Outcome {
        Objects.requireNonNull(token);
        Objects.requireNonNull(percentile);
    }
}
