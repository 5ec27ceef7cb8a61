package sketchatlas.explore.workbench;

/**
 * How the sequence decoder draws.
 *
 * @param temperature above 0; towards 0 the likeliest points, 1 as free as learned
 * @param seed the same code, temperature and seed draw the same sketch
 */
public record Sampling(double temperature, long seed) {
    /** The published temperature. */
    public static final Sampling DEFAULT = new Sampling(0.24, 0);

    public Sampling {
        if (!(temperature > 0) || !Double.isFinite(temperature)) {
            throw new IllegalArgumentException("a temperature of " + temperature);
        }
    }
}
