package sketchatlas.data;

import java.util.Random;

/** Random orders of indices in primitive arrays, for lists of many millions. */
public final class ShuffledIndices {
    private ShuffledIndices() {
    }

    /** 0 .. count - 1 in the order that {@link java.util.Collections#shuffle(java.util.List, Random)} gives a list of them by the seed. */
    public static int[] of(int count, long seed) {
        int[] indices = new int[count];
        for (int i = 0; i < count; i++) {
            indices[i] = i;
        }
        Random random = new Random(seed);
        for (int i = count; i > 1; i--) {
            int j = random.nextInt(i);
            int last = indices[i - 1];
            indices[i - 1] = indices[j];
            indices[j] = last;
        }
        return indices;
    }
}
