package sketchatlas.studio.map;

import java.util.stream.IntStream;
import sketchatlas.explore.Level;

/**
 * Where sketches and component means are on a map, in the map's own units; y grows downwards. Immutable, the arrays are shared. A place
 * that is not a number is nowhere: its sketch or mean is not shown.
 *
 * @param x of the sketches, then of the level-k means, then of the level-l means
 * @param y as x
 * @param points the number of sketches
 * @param meansK the number of level-k means
 */
public record MapPositions(float[] x, float[] y, int points, int meansK) {
    public MapPositions {
        if (x.length != y.length || points < 0 || meansK < 0 || points + meansK > x.length) {
            throw new IllegalArgumentException(x.length + " and " + y.length + " coordinates of " + points + " points and " + meansK + " means");
        }
    }

    /** Where a component's mean stands in the arrays. */
    public int indexOfMean(Level level, int component) {
        return points + (level == Level.K ? component : meansK + component);
    }

    public boolean isSomewhere(int index) {
        return Float.isFinite(x[index]) && Float.isFinite(y[index]);
    }

    /** The smallest box around all sketches, or the empty box at the origin where there are none. */
    public MapBox box() {
        return box(IntStream.range(0, points));
    }

    /** The smallest box around some of the sketches, or the empty box at the origin where there are none. */
    public MapBox box(IntStream some) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int i : some.toArray()) {
            if (isSomewhere(i)) {
                left = Math.min(left, x[i]);
                right = Math.max(right, x[i]);
                top = Math.min(top, y[i]);
                bottom = Math.max(bottom, y[i]);
            }
        }
        return left <= right ? new MapBox(left, top, right, bottom) : MapBox.EMPTY;
    }

    /** The positions a share of the way to others of the same sketches, 0 these, 1 the others. */
    public MapPositions towards(MapPositions other, double share) {
        if (other.x.length != x.length || other.points != points || share >= 1) {
            return other;
        }
        float part = (float) share;
        float[] xs = new float[x.length];
        float[] ys = new float[x.length];
        for (int i = 0; i < xs.length; i++) {
            boolean here = isSomewhere(i);
            xs[i] = here ? x[i] + (other.x[i] - x[i]) * part : other.x[i];
            ys[i] = here ? y[i] + (other.y[i] - y[i]) * part : other.y[i];
        }
        return new MapPositions(xs, ys, points, meansK);
    }
}
