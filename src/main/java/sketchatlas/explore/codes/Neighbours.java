package sketchatlas.explore.codes;

import java.util.Arrays;

/**
 * The nearest codes of one code, nearest first; of equally near ones the lower index comes first. The arrays are shared and never
 * written to.
 *
 * @param indices into the table that was searched
 * @param squaredDistances of each
 */
public record Neighbours(int[] indices, float[] squaredDistances) {
    /** How many there are: as many as were asked for, or all. */
    public int size() {
        return indices.length;
    }

    /** The nearest of a code [Z]. */
    public static Neighbours of(CodeTable table, float[] code, int count) {
        return nearest(table.squaredDistances(code), Math.min(count, table.size()));
    }

    /** The codes of a table that are nearest to any of a selection, without those of the selection. */
    public static Neighbours ofSelection(CodeTable table, int[] selection, int count) {
        float[] least = new float[table.size()];
        Arrays.fill(least, Float.POSITIVE_INFINITY);
        for (int j : selection) {
            float[] distances = table.squaredDistances(table.code(j));
            for (int i = 0; i < least.length; i++) {
                least[i] = Math.min(least[i], distances[i]);
            }
        }
        for (int j : selection) {
            least[j] = Float.POSITIVE_INFINITY;
        }
        int others = 0;
        for (float distance : least) {
            others += distance < Float.POSITIVE_INFINITY ? 1 : 0;
        }
        return nearest(least, Math.min(count, others));
    }

    private static Neighbours nearest(float[] distances, int count) {
        Nearest nearest = new Nearest(count);
        for (int i = 0; i < distances.length; i++) {
            nearest.offer(i, distances[i]);
        }
        return nearest.result();
    }

    /** The few best of many, kept in order: for a few dozen at most. */
    private static final class Nearest {
        private final int[] indices;
        private final float[] distances;
        private int count;

        Nearest(int most) {
            indices = new int[Math.max(0, most)];
            distances = new float[indices.length];
        }

        void offer(int index, float distance) {
            if (distance == Float.POSITIVE_INFINITY || count == indices.length && (count == 0 || distance >= distances[count - 1])) {
                return;
            }
            int at = count < indices.length ? count++ : count - 1;
            for (; at > 0 && distances[at - 1] > distance; at--) {
                distances[at] = distances[at - 1];
                indices[at] = indices[at - 1];
            }
            distances[at] = distance;
            indices[at] = index;
        }

        Neighbours result() {
            return new Neighbours(Arrays.copyOf(indices, count), Arrays.copyOf(distances, count));
        }
    }
}
