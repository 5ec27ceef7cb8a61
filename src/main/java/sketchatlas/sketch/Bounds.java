package sketchatlas.sketch;

/** The box round the points of a sketch, in its units; all zero for an empty one. */
public record Bounds(double left, double top, double right, double bottom) {
    /** The box of a sketch. */
    public static Bounds of(Sketch sketch) {
        if (sketch.isEmpty()) {
            return new Bounds(0, 0, 0, 0);
        }
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (float[] s : sketch.polylines()) {
            for (int i = 0; i < s.length; i += 2) {
                left = Math.min(left, s[i]);
                right = Math.max(right, s[i]);
                top = Math.min(top, s[i + 1]);
                bottom = Math.max(bottom, s[i + 1]);
            }
        }
        return new Bounds(left, top, right, bottom);
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
}
