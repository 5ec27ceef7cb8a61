package sketchatlas.train;

import java.util.Arrays;
import sketchatlas.data.Split;

/** The rows of a history as columns that grow; see {@link TrainingCurves} for what they mean. One thread at a time. */
final class HistoryRows {
    private static final int MEASURES = Measure.values().length;
    private static final int FIRST_ROOM = 256;

    boolean[] valid = new boolean[FIRST_ROOM]; // [rows], whether a row is of a validation
    long[] batches = new long[FIRST_ROOM]; // [rows], never falling
    long[] step = new long[FIRST_ROOM]; // [rows]
    double[] seconds = new double[FIRST_ROOM]; // [rows], NaN where it is not known
    float[][] values = new float[MEASURES][FIRST_ROOM]; // [measures][rows], NaN where it did not count
    int count;

    /** Appends a row; rows of batches that it takes again are forgotten. */
    void add(Split split, long batch, long atStep, double atSeconds, float[] measured) {
        boolean validation = split == Split.VALID;
        while (count > 0 && (batches[count - 1] > batch || batches[count - 1] == batch && (valid[count - 1] || !validation))) { // validations come after
            count--;
        }
        if (count == batches.length) {
            resize(2 * count);
        }
        valid[count] = validation;
        batches[count] = batch;
        step[count] = atStep;
        seconds[count] = atSeconds;
        for (int m = 0; m < MEASURES; m++) {
            values[m][count] = measured[m];
        }
        values[Measure.SPEED.ordinal()][count] = validation ? Float.NaN : speed(count);
        count++;
    }

    /** Since the row before, which may be a validation's: the time that it took doesn't count. */
    private float speed(int row) {
        if (row == 0) {
            return Float.NaN;
        }
        double time = seconds[row] - seconds[row - 1];
        long taken = batches[row] - batches[row - 1];
        return time > 0 && taken > 0 ? (float) (taken / time) : Float.NaN;
    }

    void clear() {
        count = 0;
    }

    /** A copy that takes no more room than it needs. */
    HistoryRows copy() {
        HistoryRows copy = new HistoryRows();
        copy.valid = valid;
        copy.batches = batches;
        copy.step = step;
        copy.seconds = seconds;
        copy.values = values.clone();
        copy.count = count;
        copy.resize(count);
        return copy;
    }

    private void resize(int rows) {
        valid = Arrays.copyOf(valid, rows);
        batches = Arrays.copyOf(batches, rows);
        step = Arrays.copyOf(step, rows);
        seconds = Arrays.copyOf(seconds, rows);
        values = Arrays.stream(values).map(column -> Arrays.copyOf(column, rows)).toArray(float[][]::new);
    }
}
