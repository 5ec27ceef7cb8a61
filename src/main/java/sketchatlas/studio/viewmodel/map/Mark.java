package sketchatlas.studio.viewmodel.map;

import sketchatlas.studio.viewmodel.ComponentId;

/**
 * The mean of a live component on the map.
 *
 * @param label its name, or "k7"
 * @param x of the mean, in map units
 * @param y of the mean, in map units
 * @param weight its prior weight
 */
public record Mark(ComponentId component, String label, double x, double y, double weight) {
}
