package sketchatlas.studio.map;

/**
 * What one picture of a map shows. The arrays are shared and not written to.
 *
 * @param points the sketches
 * @param positions where they are
 * @param grid over these positions
 * @param spacing between neighbours in map units; see {@link Detail#size}
 * @param colours RGB of each point
 * @param emphasis of each point: {@link #HIDDEN}, {@link #PALE} or {@link #FULL}
 * @param ground RGB of the background
 * @param trace RGB of the traces that hidden points leave
 */
public record MapScene(MapPoints points, MapPositions positions, PointGrid grid, double spacing, int[] colours, byte[] emphasis, int ground,
        int trace) {
    /** Filtered out: only a trace is left. */
    public static final byte HIDDEN = 0;
    /** Stands back behind the selected ones. */
    public static final byte PALE = 1;
    /** Seen well. */
    public static final byte FULL = 2;

    /** Side of a sketch in screen units in a view. */
    public double size(MapViewport viewport) {
        return Detail.size(spacing, viewport.scale());
    }
}
