package sketchatlas.studio.map;

import java.util.List;

/** An upright box on the map or on the screen. */
public record MapBox(double left, double top, double right, double bottom) {
    /** The empty box at the origin. */
    public static final MapBox EMPTY = new MapBox(0, 0, 0, 0);

    /** The smallest box around lines, each x0, y0, x1, y1, ...; the empty box at the origin where there are none. */
    static MapBox around(List<float[]> lines) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (float[] line : lines) {
            for (int i = 0; i + 1 < line.length; i += 2) {
                left = Math.min(left, line[i]);
                right = Math.max(right, line[i]);
                top = Math.min(top, line[i + 1]);
                bottom = Math.max(bottom, line[i + 1]);
            }
        }
        return left <= right ? new MapBox(left, top, right, bottom) : EMPTY;
    }

    public double width() {
        return right - left;
    }

    public double height() {
        return bottom - top;
    }

    public double centreX() {
        return (left + right) / 2;
    }

    public double centreY() {
        return (top + bottom) / 2;
    }

    public boolean contains(double x, double y) {
        return x >= left && x <= right && y >= top && y <= bottom;
    }

    /** Whether the two share an area. */
    public boolean overlaps(MapBox other) {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }

    /** The box with so much more on each side. */
    public MapBox grown(double margin) {
        return new MapBox(left - margin, top - margin, right + margin, bottom + margin);
    }
}
