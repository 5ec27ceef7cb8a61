package sketchatlas.explore.film;

import java.util.List;
import sketchatlas.explore.atlas.Atlas;
import sketchatlas.explore.atlas.AtlasPoint;
import sketchatlas.sketch.Sketch;

/**
 * What a model was like at a step. Immutable.
 *
 * @param step of the training
 * @param atlas the same sketches in every frame of a film: first those that the model drew again, with what they were drawn from, then
 *     those that stand for themselves
 */
public record FilmFrame(long step, Atlas atlas) {
    /**
     * A sketch and what the model made of it.
     *
     * @param category index into the atlas's categories, or {@link AtlasPoint#NO_CATEGORY}
     * @param original a sketch of the validation split
     * @param drawn its reconstruction
     */
    public record Pair(int category, Sketch original, Sketch drawn) {
    }

    /** The sketches that the model drew again. */
    public List<Pair> pairs() {
        return atlas.points().stream().filter(p -> p.source().isPresent())
                .map(p -> new Pair(p.category(), p.source().get(), p.sketch())).toList();
    }
}
