package sketchatlas.explore.curves;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where a chart's values stand on the paper.
 *
 * @param left of the area, in pixels
 * @param top of the area
 * @param width of the area, above 0
 * @param height of the area, above 0
 * @param x0 at its left
 * @param x1 at its right, above x0
 * @param y0 at its bottom
 * @param y1 at its top, above y0
 * @param log whether y is logarithmic; then y0 is above 0
 */
public record Plot(double left, double top, double width, double height, double x0, double x1, double y0, double y1, boolean log) {
    private static final int FEW = 4; // points a pixel from which columns are drawn in place of points

    public Plot {
        if (!(width > 0) || !(height > 0) || !(x1 > x0) || !(y1 > y0) || log && !(y0 > 0)) {
            throw new IllegalArgumentException("a chart of " + width + " x " + height + " for " + x0 + ".." + x1 + " and " + y0 + ".." + y1);
        }
    }

    public double toX(double x) {
        return left + (x - x0) / (x1 - x0) * width;
    }

    public double toY(double y) {
        double share = log ? Math.log(y / y0) / Math.log(y1 / y0) : (y - y0) / (y1 - y0);
        return top + (1 - share) * height;
    }

    public double fromX(double pixel) {
        return x0 + (pixel - left) / width * (x1 - x0);
    }

    /** Whether a value has a place: on a logarithmic axis only those above 0 have. */
    public boolean has(double y) {
        return !log || y > 0;
    }

    /**
     * A line on the paper, each x0, y0, x1, y1, ... It is broken where a value has no place. Where there are many points to a pixel, each
     * column of pixels shows its first, least, greatest and last value: nothing that would be seen is lost, and a million points cost no more
     * than the paper is wide.
     *
     * @param x rising
     * @param y of each x
     */
    public List<float[]> lines(double[] x, float[] y) {
        int from = Math.max(0, lowerBound(x, x0) - 1); // the line goes on to its neighbours beyond the edges
        int to = Math.min(x.length, lowerBound(x, x1) + 1);
        Pen pen = new Pen();
        if (to - from <= FEW * width) {
            for (int i = from; i < to; i++) {
                pen.go(x[i], y[i]);
            }
        } else {
            columns(x, y, from, to, pen);
        }
        pen.lift();
        return pen.lines;
    }

    private void columns(double[] x, float[] y, int from, int to, Pen pen) {
        int start = from;
        while (start < to) {
            long column = (long) Math.floor(toX(x[start]));
            int least = start;
            int greatest = start;
            int end = start;
            while (end < to && (long) Math.floor(toX(x[end])) == column) {
                least = y[end] < y[least] ? end : least;
                greatest = y[end] > y[greatest] ? end : greatest;
                end++;
            }
            int[] chosen = {start, Math.min(least, greatest), Math.max(least, greatest), end - 1};
            int last = -1;
            for (int i : chosen) {
                if (i != last) {
                    pen.go(x[i], y[i]);
                }
                last = i;
            }
            start = end;
        }
    }

    /** The first index whose value is not below a limit. */
    public static int lowerBound(double[] x, double limit) {
        int found = Arrays.binarySearch(x, limit);
        if (found < 0) {
            return -found - 1;
        }
        while (found > 0 && x[found - 1] == limit) {
            found--;
        }
        return found;
    }

    /** Draws lines. */
    private final class Pen {
        private final List<float[]> lines = new ArrayList<>();
        private float[] line = new float[64];
        private int size;

        void go(double x, double y) {
            if (!has(y)) {
                lift();
                return;
            }
            if (size == line.length) {
                line = Arrays.copyOf(line, 2 * size);
            }
            line[size++] = (float) toX(x);
            line[size++] = (float) toY(y);
        }

        void lift() {
            if (size > 0) {
                lines.add(Arrays.copyOf(line, size));
                size = 0;
            }
        }
    }
}
