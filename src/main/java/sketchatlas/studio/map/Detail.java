package sketchatlas.studio.map;

/** How much of a sketch is shown at a size on the screen. */
public enum Detail {
    /** A dot: too small to see a sketch. */
    DOT,
    /** A small picture made beforehand. */
    THUMBNAIL,
    /** The sketch's own strokes. */
    STROKES;

    /** Smaller sketches are dots; screen units. */
    public static final double SMALLEST_THUMBNAIL = 6;
    /** Larger sketches are painted by their strokes; screen units. */
    public static final double LARGEST_THUMBNAIL = 48;
    /** No sketch becomes larger, in screen units. */
    public static final double LARGEST = 240;

    private static final double CROWDED = 1.3; // times the spacing; neighbours overlap a little, as sketches leave most of their square free
    private static final double PROPORTIONAL = 20; // screen units up to which sketches grow as fast as the map
    private static final double SLOWER = 0.72; // then this power of it, so that crowded sketches part

    public static Detail of(double size) {
        return size < SMALLEST_THUMBNAIL ? DOT : size <= LARGEST_THUMBNAIL ? THUMBNAIL : STROKES;
    }

    /**
     * The side of the square that a sketch is shown in, in screen units.
     *
     * @param spacing between neighbours, in map units
     * @param scale screen units of a map unit
     */
    public static double size(double spacing, double scale) {
        double size = CROWDED * spacing * scale;
        return size <= PROPORTIONAL ? size : Math.min(LARGEST, PROPORTIONAL * Math.pow(size / PROPORTIONAL, SLOWER));
    }
}
