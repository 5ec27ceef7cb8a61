package sketchatlas.explore.projection;

/**
 * Places in the plane. The arrays are shared and never written to.
 *
 * @param x of each code
 * @param y of each code
 */
public record Places(float[] x, float[] y) {
    public Places {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " places to the right and " + y.length + " downwards");
        }
    }

    public int size() {
        return x.length;
    }
}
