package sketchatlas.studio.viewmodel.map;

import sketchatlas.sketch.Sketch;

/**
 * The drawing on the paper, or another sketch that was placed, as a mark on the map, at one moment.
 *
 * @param label what it is called there
 * @param sketch the drawing
 * @param x in map units
 * @param y in map units
 */
public record DrawingMark(String label, Sketch sketch, double x, double y) {
}
