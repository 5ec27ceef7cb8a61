package sketchatlas.explore.atlas;

import java.util.Arrays;

/**
 * Where things stand on the map: all points of an atlas, then its components in their order. Without unit; x grows to the right, y
 * downwards. Immutable: the arrays are copied in, and read one value at a time.
 */
public final class MapLayout {
    private final float[] x;
    private final float[] y;

    /** @throws IllegalArgumentException if the arrays have not the same length or a place is not finite */
    public MapLayout(float[] x, float[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " places to the right and " + y.length + " downwards");
        }
        this.x = x.clone();
        this.y = y.clone();
        for (int i = 0; i < x.length; i++) {
            if (!Float.isFinite(this.x[i]) || !Float.isFinite(this.y[i])) {
                throw new IllegalArgumentException("place " + i + " is (" + this.x[i] + ", " + this.y[i] + ")");
            }
        }
    }

    /** Points and components together. */
    public int size() {
        return x.length;
    }

    public float x(int i) {
        return x[i];
    }

    public float y(int i) {
        return y[i];
    }

    /** A copy of all x. */
    public float[] toX() {
        return x.clone();
    }

    /** A copy of all y. */
    public float[] toY() {
        return y.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MapLayout m && Arrays.equals(x, m.x) && Arrays.equals(y, m.y);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(x) + Arrays.hashCode(y);
    }
}
