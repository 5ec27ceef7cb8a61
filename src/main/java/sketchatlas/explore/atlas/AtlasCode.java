package sketchatlas.explore.atlas;

import java.util.Objects;
import java.util.Optional;
import sketchatlas.sketch.Sketch;

/**
 * A code that is to become a point of an atlas. The array is shared and never written to.
 *
 * @param origin where it comes from
 * @param category index into the atlas's categories, or {@link AtlasPoint#NO_CATEGORY}
 * @param code y, [Z]
 * @param source the sketch that was encoded, if any
 */
public record AtlasCode(AtlasPoint.Origin origin, int category, float[] code, Optional<Sketch> source) {
    public AtlasCode {
        Objects.requireNonNull(origin);
        Objects.requireNonNull(source);
    }
}
