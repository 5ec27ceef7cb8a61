package sketchatlas.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

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
        int categories = sketches.stream().mapToInt(LabelledSketch::category).max().orElse(0) + 1;
        List<Integer> indices = new ArrayList<>(sketches.size());
        for (int i = 0; i < sketches.size(); i++) {
            indices.add(i);
        }
        Collections.shuffle(indices, new Random(seed));
        long wanted = Math.round(share * sketches.size());
        int[] left = new int[categories]; // how many each category may still take
        for (int c = 0; c < categories; c++) {
            // Each category gets its part; what does not divide goes to the first ones.
            left[c] = balanced ? (int) ((wanted + categories - 1 - c) / categories) : Integer.MAX_VALUE;
        }
        boolean[] labelled = new boolean[sketches.size()];
        for (int i : indices) {
            int category = sketches.get(i).category();
            if (wanted > 0 && left[category] > 0) {
                labelled[i] = true;
                left[category]--;
                wanted--;
            }
        }
        return labelled;
    }
}
