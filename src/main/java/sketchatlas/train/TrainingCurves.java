package sketchatlas.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import sketchatlas.data.Split;

/** What the history of a training tells, as curves. Immutable and safe to share between threads. */
public final class TrainingCurves {
    /** Of a training that has told nothing yet. */
    public static final TrainingCurves EMPTY = new TrainingCurves(new HistoryRows());

    private static final double SMALLER_RATE = 0.75; // of the learning rate at the same step before; recovering halves it

    private final HistoryRows rows;
    private final boolean[] kept; // [rows], whether the training still stands on what it learned there
    private final List<Setback> setbacks;
    private final List<Death> deaths;
    private final Map<Key, Series> series = new ConcurrentHashMap<>(); // made when they are first wanted

    /** What a series is of. */
    private record Key(Split split, Measure measure, Axis axis) {
    }

    /** What curves are drawn over. */
    public enum Axis {
        /** Batches taken, which never go back. */
        BATCHES,
        /** Steps of the schedule; only those that the training did not go back behind. */
        STEP,
        /** Seconds spent training. */
        SECONDS
    }

    /**
     * One curve. The arrays are shared and never written to.
     *
     * @param x rising
     * @param y of each x, all finite
     */
    public record Series(double[] x, float[] y) {
        public int size() {
            return x.length;
        }
    }

    /**
     * Components ceased to win sketches and never came back.
     *
     * @param level {@link Measure#LIVE_K} or {@link Measure#LIVE_L}
     * @param batches at the first row that misses them
     * @param step there
     * @param seconds there; NaN where it is not known
     * @param died how many
     * @param left how many there are from there on, at most
     */
    public record Death(Measure level, long batches, long step, double seconds, int died, int left) {
        /** Where it stands on an axis. */
        public double at(Axis axis) {
            return place(axis, batches, step, seconds);
        }
    }

    /**
     * Training went on from an earlier state.
     *
     * @param batches at the first row after it
     * @param from the last step before that is known
     * @param to the step of the first row after it
     * @param seconds at that row; NaN where it is not known
     * @param recovered whether the learning rate is smaller from there on, because a loss was no number; otherwise validation was worse
     */
    public record Setback(long batches, long from, long to, double seconds, boolean recovered) {
        /** Where it stands on an axis. */
        public double at(Axis axis) {
            return place(axis, batches, to, seconds);
        }
    }

    TrainingCurves(HistoryRows rows) {
        this.rows = rows;
        kept = kept();
        setbacks = setbacksFound();
        deaths = new ArrayList<>(deathsOf(Measure.LIVE_L));
        deaths.addAll(deathsOf(Measure.LIVE_K));
    }

    private static double place(Axis axis, long batches, long step, double seconds) {
        return switch (axis) {
            case BATCHES -> batches;
            case STEP -> step;
            case SECONDS -> seconds;
        };
    }

    /** The number of rows, of training and validation together. */
    public int size() {
        return rows.count;
    }

    /** A measure of a split over an axis; empty where the history has none. */
    public Series series(Split split, Measure measure, Axis axis) {
        return series.computeIfAbsent(new Key(split, measure, axis), _ -> made(split, measure, axis));
    }

    private Series made(Split split, Measure measure, Axis axis) {
        float[] column = rows.values[measure.ordinal()];
        double[] x = new double[rows.count];
        float[] y = new float[rows.count];
        int n = 0;
        for (int row = 0; row < rows.count; row++) {
            double at = place(axis, rows.batches[row], rows.step[row], rows.seconds[row]);
            boolean wanted = split == split(row) && (kept[row] || axis != Axis.STEP);
            if (wanted && Float.isFinite(column[row]) && Double.isFinite(at) && (n == 0 || at >= x[n - 1])) {
                x[n] = at;
                y[n++] = column[row];
            }
        }
        return new Series(Arrays.copyOf(x, n), Arrays.copyOf(y, n));
    }

    /** Where components died: those of level l first, each level in the order of time. The last ones of a training under way may come back. */
    public List<Death> deaths() {
        return List.copyOf(deaths);
    }

    /** Where training went on from an earlier state, in the order of time. */
    public List<Setback> setbacks() {
        return List.copyOf(setbacks);
    }

    /** The split of a row: training or validation. */
    public Split split(int row) {
        return rows.valid[row] ? Split.VALID : Split.TRAIN;
    }

    /** The batches that had been taken at a row; never fewer than at the row before. */
    public long batches(int row) {
        return rows.batches[row];
    }

    /** The step of the schedule at a row. */
    public long step(int row) {
        return rows.step[row];
    }

    /** The seconds that had been spent training at a row; NaN where it is not known. */
    public double seconds(int row) {
        return rows.seconds[row];
    }

    /** A measure at a row; NaN where it did not count. */
    public float value(Measure measure, int row) {
        return rows.values[measure.ordinal()][row];
    }

    /** The batches that had been taken when a step was reached that the training still stands on. */
    public OptionalLong batchesAt(long step) {
        for (int row = rows.count - 1; row >= 0; row--) {
            if (kept[row] && rows.step[row] <= step) {
                return OptionalLong.of(rows.batches[row] + Math.max(0, step - rows.step[row]));
            }
        }
        return OptionalLong.empty();
    }

    /** Which rows no later one went back behind. */
    private boolean[] kept() {
        boolean[] stands = new boolean[rows.count];
        long next = Long.MAX_VALUE; // the least step of all later rows
        for (int row = rows.count - 1; row >= 0; row--) {
            stands[row] = rows.valid[row] ? rows.step[row] <= next : rows.step[row] < next;
            next = Math.min(next, rows.step[row]);
        }
        return stands;
    }

    private List<Setback> setbacksFound() {
        List<Setback> found = new ArrayList<>();
        int before = -1; // the last training row
        for (int row = 0; row < rows.count; row++) {
            if (rows.valid[row]) {
                continue;
            }
            if (before >= 0 && rows.step[row] <= rows.step[before]) {
                long from = Math.max(rows.step[row - 1], rows.step[before]); // a validation may be between them
                found.add(new Setback(rows.batches[row], from, rows.step[row], rows.seconds[row], recoveredAt(row, before)));
            }
            before = row;
        }
        return found;
    }

    /** Whether the learning rate is smaller than it was at the same step before. */
    private boolean recoveredAt(int row, int before) {
        float[] rates = rows.values[Measure.LEARNING_RATE.ordinal()];
        int above = before; // the row from which on all steps up to the setback are larger
        int below = -1;
        for (int i = before; i >= 0 && below < 0 && (rows.valid[i] || rows.step[i] <= rows.step[above]); i--) { // not beyond an earlier setback
            if (!rows.valid[i]) {
                if (rows.step[i] <= rows.step[row]) {
                    below = i;
                } else {
                    above = i;
                }
            }
        }
        double expected = rates[above];
        if (below >= 0 && rows.step[above] > rows.step[below]) {
            double share = (rows.step[row] - rows.step[below]) / (double) (rows.step[above] - rows.step[below]);
            expected = rates[below] * Math.pow(rates[above] / rates[below], Math.clamp(share, 0, 1)); // the rate decays exponentially
        } else if (below >= 0) {
            expected = rates[below];
        }
        return rates[row] < SMALLER_RATE * expected;
    }

    /** From the row on where the most that will ever be live again is fewer than before. */
    private List<Death> deathsOf(Measure level) {
        float[] live = rows.values[level.ordinal()];
        List<Death> found = new ArrayList<>();
        float most = Float.NEGATIVE_INFINITY; // of all rows that are later
        int first = -1; // the first of these that has any
        for (int row = rows.count - 1; row >= 0; row--) {
            if (rows.valid[row] || Float.isNaN(live[row])) {
                continue;
            }
            if (first >= 0 && live[row] > most) {
                found.add(new Death(level, rows.batches[first], rows.step[first], rows.seconds[first], Math.round(live[row] - most), Math.round(most)));
            }
            most = Math.max(most, live[row]);
            first = row;
        }
        return found.reversed();
    }
}
