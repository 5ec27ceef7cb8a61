package sketchatlas.studio.settings;

/** Where a window was and how large, in screen units; the box is the one to come back to when not maximised. */
public record WindowPlace(double x, double y, double width, double height, boolean maximized) {
    private static final double SMALLEST = 100;
    private static final double LARGEST = 20_000;

    /** Whether a window can sensibly be put there: all numbers finite and of a believable size. */
    public boolean isSensible() {
        return Math.abs(x) <= LARGEST && Math.abs(y) <= LARGEST
                && width >= SMALLEST && width <= LARGEST && height >= SMALLEST && height <= LARGEST;
    }
}
