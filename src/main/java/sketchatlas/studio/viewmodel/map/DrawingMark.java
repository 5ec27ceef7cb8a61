package sketchatlas.studio.viewmodel.map;

import sketchatlas.sketch.Sketch;

/**
 * The drawing on the paper as a mark on the map, at one moment.
 *
 * @param sketch the drawing
 * @param x in map units
 * @param y in map units
 */
public record DrawingMark(Sketch sketch, double x, double y) {
}
