package sketchatlas.explore;

import sketchatlas.sketch.Sketch;

/**
 * What the sequence decoder has drawn so far.
 *
 * @param request what was asked for
 * @param sketch the points so far, in the model's scale
 * @param seed of its random numbers: the request's, or that of a {@linkplain NearestDrawing nearer drawing}
 * @param finished whether the model has put the pen down
 * @param decodeNanos time of both decoders so far, and of reading all candidates where the nearest one was asked for
 */
public record DrawnSketch(ReconstructionRequest request, Sketch sketch, long seed, boolean finished, long decodeNanos) {
}
