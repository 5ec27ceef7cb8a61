package sketchatlas.studio.viewmodel.map;

import java.util.Arrays;
import sketchatlas.studio.map.MapBox;

/** A line that a person draws around things, in screen units; its ends are joined. */
public final class Lasso {
    private static final double SHORTEST_STEP = 2;

    private double[] xs = new double[64];
    private double[] ys = new double[64];
    private int size;

    /** Goes on to a point; steps too short to matter are left out. */
    public void add(double x, double y) {
        if (size > 0 && Math.hypot(x - xs[size - 1], y - ys[size - 1]) < SHORTEST_STEP) {
            return;
        }
        if (size == xs.length) {
            xs = Arrays.copyOf(xs, 2 * size);
            ys = Arrays.copyOf(ys, 2 * size);
        }
        xs[size] = x;
        ys[size++] = y;
    }

    public int size() {
        return size;
    }

    public double x(int i) {
        return xs[i];
    }

    public double y(int i) {
        return ys[i];
    }

    /** The smallest upright box around the line. */
    public MapBox box() {
        MapBox box = size == 0 ? MapBox.EMPTY : new MapBox(xs[0], ys[0], xs[0], ys[0]);
        for (int i = 1; i < size; i++) {
            box = new MapBox(Math.min(box.left(), xs[i]), Math.min(box.top(), ys[i]), Math.max(box.right(), xs[i]),
                    Math.max(box.bottom(), ys[i]));
        }
        return box;
    }

    /** Whether a point is inside: a ray from it crosses the line an odd number of times. */
    public boolean contains(double x, double y) {
        boolean inside = false;
        for (int i = 0, j = size - 1; i < size; j = i++) {
            if (ys[i] > y != ys[j] > y && x < (xs[j] - xs[i]) * (y - ys[i]) / (ys[j] - ys[i]) + xs[i]) {
                inside = !inside;
            }
        }
        return inside;
    }
}
