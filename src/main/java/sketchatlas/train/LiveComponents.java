package sketchatlas.train;

import java.util.Arrays;

/** Counts the components that have won a sketch within the last steps. */
final class LiveComponents {
    private static final long WINDOW = 200;
    private static final long NEVER = Long.MIN_VALUE / 2;

    private final long[] lastWin;
    private long now;

    LiveComponents(int components) {
        lastWin = new long[components];
        Arrays.fill(lastWin, NEVER);
    }

    void add(int[] winners) {
        now++;
        for (int w : winners) {
            lastWin[w] = now;
        }
    }

    int count() {
        return (int) Arrays.stream(lastWin).filter(win -> now - win < WINDOW).count();
    }
}
