package sketchatlas.data.pickle;

/**
 * How much a pickle may ask for. The defaults hold several times the official files (70,000 sketches, at most a few
 * hundred points each).
 *
 * @param stack values on the stack at once
 * @param memo values remembered
 * @param text bytes of one string or byte array
 * @param totalText bytes of all strings and byte arrays
 * @param arrays sketches in the file
 * @param points points of one sketch
 * @param totalPoints points of all sketches, each counted as often as it is named
 */
public record PickleLimits(int stack, int memo, int text, long totalText, int arrays, int points, long totalPoints) {
    /** The limits for files that people open. */
    public static final PickleLimits DEFAULT =
            new PickleLimits(10_000, 10_000_000, 1 << 24, 1L << 30, 1_000_000, 100_000, 100_000_000);
}
