package sketchatlas.model;

import sketchatlas.sketch.Sketch;

/** One drawing in the making. It belongs to its model's thread. */
public interface SequenceSampler {
    /** Draws one more point; false when the sketch has ended or has as many points as the model ever saw. */
    boolean next();

    /** What has been drawn so far, in the units of the training data (QuickDraw: about 0 to 255). */
    Sketch sketch();
}
