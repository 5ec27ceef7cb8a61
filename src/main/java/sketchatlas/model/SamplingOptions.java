package sketchatlas.model;

/**
 * How sketches are drawn from codes.
 *
 * @param temperature 0 excluded; towards 0 the likeliest points, 1 as free as learned
 * @param seed of the first sketch's random numbers
 * @param seedStep the sketch with index i of a list has {@code seed + i * seedStep}; with 0 all take the same random numbers, so that they
 *     differ by nothing but their codes
 * @param maxLength the most points of a sketch; one that is longer than the longest that the model learned from makes no difference
 */
public record SamplingOptions(double temperature, long seed, long seedStep, int maxLength) {
    public SamplingOptions {
        if (!(temperature > 0) || !Double.isFinite(temperature)) {
            throw new IllegalArgumentException("a temperature of " + temperature);
        }
        if (maxLength < 1) {
            throw new IllegalArgumentException("sketches of at most " + maxLength + " points");
        }
    }

    /** Every sketch with random numbers of its own: the one with index i has {@code seed + i}. */
    public SamplingOptions(double temperature, long seed, int maxLength) {
        this(temperature, seed, 1, maxLength);
    }

    /** As long as the model learned, every sketch with random numbers of its own. */
    public SamplingOptions(double temperature, long seed) {
        this(temperature, seed, Integer.MAX_VALUE);
    }

    /** As long as the model learned, all with the same random numbers. */
    public static SamplingOptions sameForAll(double temperature, long seed) {
        return new SamplingOptions(temperature, seed, 0, Integer.MAX_VALUE);
    }

    /** The seed of the sketch with this index. */
    long seedOf(int index) {
        return seed + index * seedStep;
    }
}
