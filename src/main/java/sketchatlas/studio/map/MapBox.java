package sketchatlas.studio.map;

/** An upright box on the map or on the screen. */
public record MapBox(double left, double top, double right, double bottom) {
    /** The empty box at the origin. */
    public static final MapBox EMPTY = new MapBox(0, 0, 0, 0);

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
