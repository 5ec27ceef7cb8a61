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
        Nearest nearest = new Nearest(Math.min(count, table.size()));
        for (int i = 0; i < table.size(); i++) {
            nearest.offer(i, table.squaredDistance(i, code));
        }
        return nearest.result();
    }

    /** The nearest codes of another table for its code j. */
    public static Neighbours of(CodeTable table, CodeTable others, int j, int count) {
        Nearest nearest = new Nearest(Math.min(count, table.size()));
        for (int i = 0; i < table.size(); i++) {
            nearest.offer(i, table.squaredDistance(i, others, j));
        }
        return nearest.result();
    }

    /** The codes of a table that are nearest to any of a selection, without those of the selection. */
    public static Neighbours ofSelection(CodeTable table, int[] selection, int count) {
        boolean[] selected = new boolean[table.size()];
        Arrays.stream(selection).forEach(i -> selected[i] = true);
        int others = 0;
        for (boolean s : selected) {
            others += s ? 0 : 1;
        }
        Nearest nearest = new Nearest(Math.min(count, others));
        for (int i = 0; i < selected.length; i++) {
            if (!selected[i]) {
                float least = Float.POSITIVE_INFINITY;
                for (int j : selection) {
                    least = Math.min(least, table.squaredDistance(i, table, j));
                }
                nearest.offer(i, least);
            }
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
            if (count == indices.length && (count == 0 || distance >= distances[count - 1])) {
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
