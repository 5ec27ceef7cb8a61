package sketchatlas.model;

/**
 * How sketches are drawn from codes.
 *
 * @param temperature of the points, 0 excluded; towards 0 the likeliest ones, 1 as free as learned
 * @param penTemperature of the pen's state: {@link #penTemperature}, or the temperature itself as published
 * @param seed of the first sketch's random numbers
 * @param seedStep the sketch with index i of a list has {@code seed + i * seedStep}; with 0 all take the same random numbers, so that they
 *     differ by nothing but their codes
 * @param maxLength the most points of a sketch; one that is longer than the longest that the model learned from makes no difference
 */
public record SamplingOptions(double temperature, double penTemperature, long seed, long seedStep, int maxLength) {
    public SamplingOptions {
        requireTemperature(temperature);
        requireTemperature(penTemperature);
        if (maxLength < 1) {
            throw new IllegalArgumentException("sketches of at most " + maxLength + " points");
        }
    }

    /** Every sketch with random numbers of its own: the one with index i has {@code seed + i}. */
    public SamplingOptions(double temperature, long seed, int maxLength) {
        this(temperature, penTemperature(temperature), seed, 1, maxLength);
    }

    /** As long as the model learned, every sketch with random numbers of its own. */
    public SamplingOptions(double temperature, long seed) {
        this(temperature, seed, Integer.MAX_VALUE);
    }

    /** As long as the model learned, all with the same random numbers. */
    public static SamplingOptions sameForAll(double temperature, long seed) {
        return new SamplingOptions(temperature, penTemperature(temperature), seed, 0, Integer.MAX_VALUE);
    }

    /** The same with another temperature of the pen. */
    public SamplingOptions withPenTemperature(double other) {
        return new SamplingOptions(temperature, other, seed, seedStep, maxLength);
    }

    /** The same with another first seed. */
    public SamplingOptions withSeed(long other) {
        return new SamplingOptions(temperature, penTemperature, other, seedStep, maxLength);
    }

    /**
     * What the pen's logits are divided by where nothing else is said: the root of the temperature. Published is the temperature itself, but
     * at a low one a pen that is a little less likely to end than to go on hardly ever ends, and scribbles (docs/decisions/0008).
     */
    public static double penTemperature(double temperature) {
        return Math.sqrt(temperature);
    }

    static void requireTemperature(double temperature) {
        if (!(temperature > 0) || !Double.isFinite(temperature)) {
            throw new IllegalArgumentException("a temperature of " + temperature);
        }
    }

    /** The seed of the sketch with this index. */
    public long seedOf(int index) {
        return seed + index * seedStep;
    }
}
