package sketchatlas.studio.map;

import sketchatlas.explore.Level;
import sketchatlas.explore.Palette;

/**
 * The mean of a live component on the map.
 *
 * @param level of the component
 * @param index of the component, from 0
 * @param label its name, or "k7"
 * @param x of the mean, in map units
 * @param y of the mean, in map units
 * @param weight its prior weight
 */
public record Mark(Level level, int index, String label, double x, double y, double weight) {
    /** Whether nobody has given it a name: its label is its number. */
    public boolean isNumber() {
        return label.equals(level.letter() + index);
    }

    /** From the mark's middle to its corners, in screen units; general components are larger. */
    public double radius() {
        return level == Level.L ? 8 : 5.5;
    }

    /** The outline of its component's shape around the mark's middle, x0, y0, x1, y1, ..., in screen units. */
    public double[] outline() {
        return MarkShape.outline(Palette.marker(index), radius());
    }

    /**
     * RGB of the mark: the component's own colour where colours stand for its level; elsewhere it would be taken for something else.
     */
    public int colour(ColourBy by, MapColours colours) {
        return by == (level == Level.K ? ColourBy.LEVEL_K : ColourBy.LEVEL_L) ? colours.of(index) : colours.text();
    }
}
