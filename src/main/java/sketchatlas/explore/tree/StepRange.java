package sketchatlas.explore.tree;

/**
 * Training steps between which something happened.
 *
 * @param after the last step at which it had not happened yet
 * @param until the first step at which it had; not below {@code after}
 */
public record StepRange(long after, long until) {
    /** @throws IllegalArgumentException if the steps are in the wrong order or below 0 */
    public StepRange {
        if (after < 0 || until < after) {
            throw new IllegalArgumentException("steps from " + after + " to " + until);
        }
    }
}
