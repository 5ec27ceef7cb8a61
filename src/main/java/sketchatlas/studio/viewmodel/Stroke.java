package sketchatlas.studio.viewmodel;

import java.util.Arrays;

/** One line drawn without lifting the pen, in paper units; immutable. */
public final class Stroke {
    private final float[] xy;

    private Stroke(float[] xy) {
        if (xy.length < 2 || xy.length % 2 != 0) {
            throw new IllegalArgumentException("a stroke of " + xy.length + " coordinates");
        }
        this.xy = xy;
    }

    /** @param xy x0, y0, x1, y1, ... of at least one point, copied */
    public static Stroke of(float... xy) {
        return new Stroke(xy.clone());
    }

    /** This stroke with one more point. */
    public Stroke plus(float x, float y) {
        float[] longer = Arrays.copyOf(xy, xy.length + 2);
        longer[xy.length] = x;
        longer[xy.length + 1] = y;
        return new Stroke(longer);
    }

    /** The number of points. */
    public int size() {
        return xy.length / 2;
    }

    public float x(int point) {
        return xy[2 * point];
    }

    public float y(int point) {
        return xy[2 * point + 1];
    }

    /** A copy of x0, y0, x1, y1, ... */
    public float[] toArray() {
        return xy.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Stroke s && Arrays.equals(xy, s.xy);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(xy);
    }

    @Override
    public String toString() {
        return "Stroke of " + size() + " points";
    }
}
