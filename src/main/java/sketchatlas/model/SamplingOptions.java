package sketchatlas.model;

/**
 * How sketches are drawn from codes.
 *
 * @param temperature 0 excluded; towards 0 the likeliest points, 1 as free as learned
 * @param seed of the first sketch's random numbers; the sketch with index i of a list has {@code seed + i}
 * @param maxLength the most points of a sketch; one that is longer than the longest that the model learned from makes no difference
 */
public record SamplingOptions(double temperature, long seed, int maxLength) {
    public SamplingOptions {
        if (!(temperature > 0) || !Double.isFinite(temperature)) {
            throw new IllegalArgumentException("a temperature of " + temperature);
        }
        if (maxLength < 1) {
            throw new IllegalArgumentException("sketches of at most " + maxLength + " points");
        }
    }

    /** As long as the model learned. */
    public SamplingOptions(double temperature, long seed) {
        this(temperature, seed, Integer.MAX_VALUE);
    }
}
