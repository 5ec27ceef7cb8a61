package sketchatlas.data;

import sketchatlas.sketch.Sketch;

/**
 * A sketch of a data set.
 *
 * @param sketch in data units, clipped
 * @param category index into the data set's categories
 */
public record LabelledSketch(Sketch sketch, int category) {
}
