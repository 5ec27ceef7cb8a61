package sketchatlas.sketch;

import java.util.List;

/** The upright box round the points of a sketch or of lines, in their units; all zero where there are none. */
public record Bounds(double left, double top, double right, double bottom) {
    private static final Bounds NOTHING = new Bounds(0, 0, 0, 0);

    /** The box of a sketch. */
    public static Bounds of(Sketch sketch) {
        return of(sketch.polylines());
    }

    /** The smallest box around lines, each x0, y0, x1, y1, ... */
    public static Bounds of(List<float[]> lines) {
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
        return left <= right ? new Bounds(left, top, right, bottom) : NOTHING;
    }

    public double width() {
        return right - left;
    }

    public double height() {
        return bottom - top;
    }

    public double longerSide() {
        return Math.max(width(), height());
    }

    public double centreX() {
        return (left + right) / 2;
    }

    public double centreY() {
        return (top + bottom) / 2;
    }
}
