package sketchatlas.explore.codes;

import java.util.Arrays;

/** How usual a density is among those of many codes. Immutable. */
public final class DensityScale {
    private final double[] sorted;

    /** @param logDensities of the codes to compare with, in nats; at least one */
    public DensityScale(double[] logDensities) {
        if (logDensities.length == 0) {
            throw new IllegalArgumentException("a scale of no densities");
        }
        sorted = logDensities.clone();
        Arrays.sort(sorted);
    }

    /**
     * The part of the codes that are less dense than this, and half of those that are equally so: towards 0 for an outlier, towards 1 for
     * the densest.
     */
    public double percentile(double logDensity) {
        int below = first(logDensity);
        int equal = 0;
        while (below + equal < sorted.length && sorted[below + equal] == logDensity) {
            equal++;
        }
        return (below + 0.5 * equal) / sorted.length;
    }

    /** The index of the first density that is not below this one. */
    private int first(double logDensity) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < logDensity) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
