package sketchatlas.studio.viewmodel.map;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import sketchatlas.studio.map.MapBox;
import sketchatlas.studio.map.MapPositions;
import sketchatlas.studio.viewmodel.PointSet;

/**
 * Sketches that lie far off the part of a map that is shown.
 *
 * @param side where they lie
 * @param count how many they are
 * @param box around them, in map units
 */
public record Outlying(Side side, int count, MapBox box) {
    /** Of the part that is shown. */
    public enum Side {
        LEFT, RIGHT, TOP, BOTTOM
    }

    /** Those of some sketches that lie outside of a part of the map; one in a corner belongs to the side that it is farther from. */
    static List<Outlying> of(MapPositions positions, PointSet some, MapBox part) {
        List<Outlying> found = new ArrayList<>();
        for (Side side : Side.values()) {
            int[] there = some.stream().filter(p -> p < positions.points() && positions.isSomewhere(p)
                    && sideOf(positions.x()[p], positions.y()[p], part) == side).toArray();
            if (there.length > 0) {
                found.add(new Outlying(side, there.length, positions.box(IntStream.of(there))));
            }
        }
        return List.copyOf(found);
    }

    /** Null inside. */
    private static Side sideOf(double x, double y, MapBox part) {
        double across = Math.max(part.left() - x, x - part.right());
        double down = Math.max(part.top() - y, y - part.bottom());
        if (Math.max(across, down) <= 0) {
            return null;
        }
        return across >= down ? x < part.left() ? Side.LEFT : Side.RIGHT : y < part.top() ? Side.TOP : Side.BOTTOM;
    }
}
