package sketchatlas.studio.view;

/**
 * How many points of a reconstruction are shown at a time after it began to be drawn: at a hand's pace, and long sketches faster
 * so that none takes long.
 */
final class Reveal {
    private static final double POINTS_PER_SECOND = 70;
    private static final double LONGEST_SECONDS = 1.4;

    private double shown;

    /** Starts from a clean sheet. */
    void restart() {
        shown = 0;
    }

    /** Shows everything from now on. */
    void skip() {
        shown = Double.POSITIVE_INFINITY;
    }

    /**
     * Lets time pass.
     *
     * @param points that could be shown by now; never runs ahead of them
     */
    void advance(double seconds, int points) {
        if (shown < points) {
            shown = Math.min(points, shown + seconds * Math.max(POINTS_PER_SECOND, points / LONGEST_SECONDS));
        }
    }

    /** The points to show of so many. */
    int shown(int points) {
        return (int) Math.min(points, shown);
    }

    /** Whether all of so many points are shown. */
    boolean isDone(int points) {
        return shown >= points;
    }
}
