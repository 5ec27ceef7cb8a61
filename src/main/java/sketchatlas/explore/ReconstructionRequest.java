package sketchatlas.explore;

import java.util.Objects;
import sketchatlas.sketch.Sketch;

/**
 * A drawing to be reconstructed, and how.
 *
 * @param number grows from request to request, so that results can be told apart
 * @param drawing as drawn, in any units; at least one point
 * @param temperature of the sequence decoder, above 0
 * @param seed of the sequence decoder
 * @param candidates how many drawings the {@linkplain NearestDrawing nearest} is taken of, 1 takes the first; while live it is always the first
 * @param live whether more requests are coming because the pen (or a slider) is moving just now
 */
public record ReconstructionRequest(long number, Sketch drawing, double temperature, long seed, int candidates, boolean live) {
    public ReconstructionRequest {
        Objects.requireNonNull(drawing);
        if (drawing.isEmpty()) {
            throw new IllegalArgumentException("an empty drawing has no reconstruction");
        }
        if (!(temperature > 0) || !Double.isFinite(temperature)) {
            throw new IllegalArgumentException("the temperature is " + temperature);
        }
        if (candidates < 1) {
            throw new IllegalArgumentException("the nearest of " + candidates + " drawings");
        }
    }
}
