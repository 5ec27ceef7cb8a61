package sketchatlas.studio.viewmodel.workbench;

import java.util.Objects;
import sketchatlas.explore.workbench.SketchToken;

/**
 * What came out of an analogy or an interpolation.
 *
 * @param token the drawn result; without a sketch where the model put the pen down at once
 * @param outside whether its code is less likely than 99 in 100 of real sketches
 * @param moved whether the code was moved to where codes of real sketches are
 */
public record Outcome(SketchToken token, boolean outside, boolean moved) {
    public Outcome {
        Objects.requireNonNull(token);
    }
}
