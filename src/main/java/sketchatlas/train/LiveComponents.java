package sketchatlas.train;

import java.util.Arrays;

/** Counts the components that have won a sketch within the last steps. */
final class LiveComponents {
    private static final int WINDOW = 200;

    private final int[] sinceWin; // steps since each last won; at most WINDOW, which stands for longer and for never

    LiveComponents(int components) {
        sinceWin = new int[components];
        Arrays.fill(sinceWin, WINDOW);
    }

    void add(int[] winners) {
        for (int k = 0; k < sinceWin.length; k++) {
            sinceWin[k] = Math.min(WINDOW, sinceWin[k] + 1);
        }
        for (int w : winners) {
            sinceWin[w] = 0;
        }
    }

    int count() {
        return (int) Arrays.stream(sinceWin).filter(steps -> steps < WINDOW).count();
    }

    /** For each component the steps since it won, for {@link #restore}. */
    int[] sinceWin() {
        return sinceWin.clone();
    }

    /** @throws IllegalArgumentException if there are more or fewer components */
    void restore(int[] steps) {
        if (steps.length != sinceWin.length) {
            throw new IllegalArgumentException("it counts the wins of " + steps.length + " components, not of " + sinceWin.length);
        }
        for (int k = 0; k < steps.length; k++) {
            sinceWin[k] = Math.clamp(steps[k], 0, WINDOW);
        }
    }
}
