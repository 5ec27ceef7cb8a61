package sketchatlas.studio.map;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;

/** Finds the sketches in a part of a map: a uniform grid of cells over their positions. Immutable. */
public final class PointGrid {
    private static final double POINTS_IN_CELL = 6;
    private static final int MOST_CELLS_ACROSS = 1024;
    private static final int MEASURED = 400; // points that the spacing is taken from
    private static final long SEED = 7;

    private final MapPositions positions;
    private final MapBox box;
    private final int across;
    private final int down;
    private final double cellWidth;
    private final double cellHeight;
    private final int[] starts; // [across * down + 1] into order
    private final int[] order; // the points by cell; in a cell in no order, so that no category always lies on top

    public PointGrid(MapPositions positions) {
        this.positions = positions;
        box = positions.box();
        double cells = Math.max(1, positions.points() / POINTS_IN_CELL);
        double shape = box.height() > 0 ? Math.clamp(box.width() / box.height(), 0.01, 100) : 1;
        across = (int) Math.clamp(Math.round(Math.sqrt(cells * shape)), 1, MOST_CELLS_ACROSS);
        down = (int) Math.clamp(Math.round(cells / across), 1, MOST_CELLS_ACROSS);
        cellWidth = Math.max(box.width() / across, Double.MIN_NORMAL);
        cellHeight = Math.max(box.height() / down, Double.MIN_NORMAL);
        starts = new int[across * down + 1];
        order = new int[positions.points()];
        fill();
    }

    private void fill() {
        int n = positions.points();
        int[] cells = new int[n];
        for (int i = 0; i < n; i++) {
            cells[i] = positions.isSomewhere(i) ? row(positions.y()[i]) * across + column(positions.x()[i]) : -1;
            if (cells[i] >= 0) {
                starts[cells[i] + 1]++;
            }
        }
        for (int c = 1; c < starts.length; c++) {
            starts[c] += starts[c - 1];
        }
        int[] next = Arrays.copyOf(starts, starts.length - 1);
        int step = coprimeStep(n);
        for (int i = 0, p = 0; i < n; i++, p = (int) (((long) p + step) % n)) {
            if (cells[p] >= 0) {
                order[next[cells[p]]++] = p;
            }
        }
    }

    /** A step that visits all of n points once, in an order that looks like none. */
    private static int coprimeStep(int n) {
        int step = Math.max(1, (int) (n * 0.6180339887));
        while (n > 1 && gcd(step, n) != 1) {
            step++;
        }
        return step;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /**
     * Writes the points in a part of the map.
     *
     * @param found takes them; as long as there are points
     * @return how many there are
     */
    public int within(MapBox part, int[] found) {
        int n = 0;
        if (!part.grown(Double.MIN_NORMAL).overlaps(box.grown(Double.MIN_NORMAL))) {
            return 0;
        }
        int left = column(part.left());
        int right = column(part.right());
        for (int r = row(part.top()); r <= row(part.bottom()); r++) {
            for (int i = starts[r * across + left]; i < starts[r * across + right + 1]; i++) {
                int p = order[i];
                if (part.contains(positions.x()[p], positions.y()[p])) {
                    found[n++] = p;
                }
            }
        }
        return n;
    }

    /**
     * The point that is nearest to a place.
     *
     * @param reach no farther away than this, in map units
     * @param wanted which points count
     * @return {@link MapPoints#NONE} where there is none
     */
    public int nearest(double x, double y, double reach, IntPredicate wanted) {
        int best = MapPoints.NONE;
        double bestDistance = reach * reach;
        for (int r = row(y - reach); r <= row(y + reach); r++) {
            for (int i = starts[r * across + column(x - reach)]; i < starts[r * across + column(x + reach) + 1]; i++) {
                int p = order[i];
                double dx = positions.x()[p] - x;
                double dy = positions.y()[p] - y;
                double distance = dx * dx + dy * dy;
                if (distance <= bestDistance && wanted.test(p)) {
                    best = p;
                    bestDistance = distance;
                }
            }
        }
        return best;
    }

    /**
     * How far apart neighbours typically are, in map units: twice the median distance to the nearest other point, as on a map that is evenly
     * sown so densely. 0 where there are not two points.
     */
    public double spacing() {
        int sown = starts[starts.length - 1];
        if (sown < 2) {
            return 0;
        }
        SplittableRandom random = new SplittableRandom(SEED);
        double[] distances = new double[Math.min(MEASURED, sown)];
        for (int m = 0; m < distances.length; m++) {
            int p = order[sown <= MEASURED ? m : random.nextInt(sown)];
            double reach = Math.max(cellWidth, cellHeight) / 2;
            int other = MapPoints.NONE;
            while (other == MapPoints.NONE && reach < 4 * (box.width() + box.height() + Double.MIN_NORMAL)) {
                other = nearest(positions.x()[p], positions.y()[p], reach, q -> q != p);
                reach *= 2;
            }
            distances[m] = other == MapPoints.NONE ? 0
                    : Math.hypot(positions.x()[other] - positions.x()[p], positions.y()[other] - positions.y()[p]);
        }
        Arrays.sort(distances);
        return 2 * distances[distances.length / 2];
    }

    /** The box around all points. */
    public MapBox box() {
        return box;
    }

    private int column(double x) {
        return (int) Math.clamp((x - box.left()) / cellWidth, 0, across - 1);
    }

    private int row(double y) {
        return (int) Math.clamp((y - box.top()) / cellHeight, 0, down - 1);
    }
}
