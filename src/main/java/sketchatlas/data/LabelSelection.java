package sketchatlas.data;

import java.util.List;
import java.util.stream.IntStream;

/** Chooses the training sketches whose category may be used (semi-supervised training). */
public final class LabelSelection {
    private LabelSelection() {
    }

    /**
     * A random choice by the seed.
     *
     * @param share of the sketches, 0 to 1
     * @param balanced whether every category gets the same number (as far as it has so many)
     * @return for each sketch whether it is labelled
     */
    public static boolean[] choose(List<LabelledSketch> sketches, double share, boolean balanced, long seed) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share is between 0 and 1, not " + share);
        }
        boolean[] labelled = new boolean[sketches.size()];
        long wanted = Math.round(share * labelled.length);
        if (wanted == 0) {
            return labelled;
        }
        SketchList list = SketchList.of(sketches);
        int categories = IntStream.range(0, labelled.length).map(list::category).max().orElse(0) + 1;
        int[] left = new int[categories]; // how many each category may still take
        for (int c = 0; c < categories; c++) {
            // Each category gets its part; what does not divide goes to the first ones.
            left[c] = balanced ? (int) ((wanted + categories - 1 - c) / categories) : Integer.MAX_VALUE;
        }
        for (int i : ShuffledIndices.of(labelled.length, seed)) {
            int category = list.category(i);
            if (wanted > 0 && left[category] > 0) {
                labelled[i] = true;
                left[category]--;
                wanted--;
            }
        }
        return labelled;
    }
}
