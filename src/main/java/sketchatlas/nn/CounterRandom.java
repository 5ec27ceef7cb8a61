package sketchatlas.nn;

/**
 * Random numbers as a function of a seed and a counter (the mixing function of SplitMix64: Steele, Lea and Flood 2014):
 * any of them can be had without those before it, on any backend and any number of threads, with the same result.
 */
public final class CounterRandom {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private CounterRandom() {
    }

    /** 64 random bits. */
    public static long bits(long seed, long counter) {
        long z = seed + (counter + 1) * GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Uniform in [0, 1). */
    public static double uniform(long seed, long counter) {
        return (bits(seed, counter) >>> 11) * 0x1.0p-53;
    }

    /** Standard normal, by Box and Muller from two counters of its own. */
    public static double gaussian(long seed, long counter) {
        double u = 1 - uniform(seed, 2 * counter);
        double v = uniform(seed, 2 * counter + 1);
        return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v);
    }
}
