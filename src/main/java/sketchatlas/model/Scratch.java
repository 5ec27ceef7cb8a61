package sketchatlas.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Arrays for the numbers of one training step, lent out again in the next one, so that steps leave nothing for the collector. Steps that ask
 * for arrays of the same sizes in the same order get the same arrays. Not thread-safe.
 */
final class Scratch {
    private final List<double[]> arrays = new ArrayList<>();
    private int lent;

    /** Takes back all arrays: whoever still has one must not use it any more. */
    void restart() {
        lent = 0;
    }

    /** An array of n zeros. */
    double[] zeros(int n) {
        if (lent == arrays.size()) {
            arrays.add(new double[n]);
        } else if (arrays.get(lent).length != n) {
            arrays.set(lent, new double[n]);
        } else {
            Arrays.fill(arrays.get(lent), 0);
        }
        return arrays.get(lent++);
    }

    /** The same numbers in double precision. */
    double[] widened(float[] values) {
        double[] wide = zeros(values.length);
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }
}
