package sketchatlas.bench;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * What was seen of one row, in seconds.
 *
 * @param median of the repetitions
 * @param min the shortest
 * @param most what 95 in 100 did not exceed
 * @param max the longest
 * @param repetitions at least 1
 * @param others the share of the processors' time that other processes took meanwhile, 0 to 1; empty where the system does not tell
 */
record Measurement(double median, double min, double most, double max, int repetitions, OptionalDouble others) {
    /** Above this share of the processors' time for others a row is not to be trusted. */
    static final double DISTURBED = 0.05;

    static Measurement of(double[] seconds, OptionalDouble others) {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return new Measurement((sorted[(n - 1) / 2] + sorted[n / 2]) / 2, sorted[0], sorted[(int) Math.ceil(0.95 * n) - 1], sorted[n - 1], n, others);
    }

    boolean disturbed() {
        return others.orElse(0) > DISTURBED;
    }
}
