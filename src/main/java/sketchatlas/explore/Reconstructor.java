package sketchatlas.explore;

import sketchatlas.model.Posterior;
import sketchatlas.model.SketchModel;
import sketchatlas.model.SketchModel.LatentCode;
import sketchatlas.model.SequenceSampler;
import sketchatlas.sketch.Sketch;

/**
 * A trained model as seen from here: it reads sketches into codes and draws codes again. Except for {@link #info()} and
 * {@link #backend()} it is used by one thread at a time, the {@link Engine}'s.
 */
public interface Reconstructor {
    /** What the model is called and where it comes from; any thread. */
    ModelInfo info();

    /** What computes it, for people: "CPU · 2 threads" or the name of a graphics card; any thread. */
    String backend();

    /** The model itself, for work that goes beyond reconstructing a drawing; the same thread. */
    SketchModel model();

    /**
     * The code of a sketch.
     *
     * @param sketch at least one point, in the units of the training data (longer side 255)
     * @return mu and sigma2, [Z] each
     */
    LatentCode encode(Sketch sketch);

    /** How likely each component of both levels is for a code [Z]. */
    Posterior posterior(float[] code);

    /** The image decoder's picture of a code [Z]: [width * width] row by row, paper +1, ink -1. */
    float[] decodeImage(float[] code);

    /**
     * The sequence decoder at work on a code [Z].
     *
     * @param temperature above 0; small values draw the most likely strokes, 1 samples as the model was trained
     * @param seed the same code, temperature and seed draw the same sketch again
     */
    SequenceSampler sampler(float[] code, double temperature, long seed);
}
