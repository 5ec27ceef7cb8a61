package sketchatlas.explore.workbench;

import java.util.ArrayList;
import java.util.List;

/** The arithmetic of sketch analogies: result = a + s (b - c). */
public final class Analogy {
    /** Strengths s reach from minus this to this. */
    public static final double STRONGEST = 2;

    private Analogy() {
    }

    /**
     * a + s d.
     *
     * @param difference d = b - c, or a latent calculator's
     * @param strength s, -2 to 2
     */
    public static Code result(Code a, Code difference, double strength) {
        if (!(Math.abs(strength) <= STRONGEST)) {
            throw new IllegalArgumentException("a strength of " + strength);
        }
        return a.plus(difference, strength);
    }

    /** Evenly spaced strengths with both ends; a single one is the last. */
    public static List<Double> strengths(double from, double to, int count) {
        List<Double> strengths = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            strengths.add(i == count - 1 ? to : from + (to - from) * i / (count - 1));
        }
        return strengths;
    }
}
