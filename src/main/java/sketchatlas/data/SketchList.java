package sketchatlas.data;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * Sketches of a data set by their index. They may lie packed in memory or in a file, so {@link #get} makes the sketch anew each time; what can be
 * asked without making it has a method of its own. Immutable and safe to share between threads.
 */
public abstract class SketchList extends AbstractList<LabelledSketch> implements RandomAccess {
    SketchList() {
    }

    /** The sketches of a list; if it is none of these already, of a copy of it. */
    public static SketchList of(List<LabelledSketch> sketches) {
        return sketches instanceof SketchList list ? list : new Listed(List.copyOf(sketches));
    }

    /** One behind the other. */
    static SketchList concat(List<SketchList> parts) {
        return parts.size() == 1 ? parts.getFirst() : new Joined(parts);
    }

    /** The points of a sketch. */
    public abstract int points(int index);

    /** The category of a sketch, an index into the data set's. */
    public abstract int category(int index);

    /** The sketches of these indices, in their order. */
    public SketchList select(int[] indices) {
        return new Selected(this, indices.clone());
    }

    /** All indices, those of short sketches first and those of the same length in their order. */
    public int[] byLength() {
        long[] keys = new long[size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (long) points(i) << Integer.SIZE | i;
        }
        Arrays.sort(keys);
        int[] indices = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            indices[i] = (int) keys[i];
        }
        return indices;
    }

    /** Sketches as objects. */
    private static final class Listed extends SketchList {
        private final List<LabelledSketch> sketches;

        Listed(List<LabelledSketch> sketches) {
            this.sketches = sketches;
        }

        @Override
        public LabelledSketch get(int index) {
            return sketches.get(index);
        }

        @Override
        public int size() {
            return sketches.size();
        }

        @Override
        public int points(int index) {
            return sketches.get(index).sketch().size();
        }

        @Override
        public int category(int index) {
            return sketches.get(index).category();
        }
    }

    /** A choice of another list. */
    private static final class Selected extends SketchList {
        private final SketchList all;
        private final int[] indices;

        Selected(SketchList all, int[] indices) {
            this.all = all;
            this.indices = indices;
        }

        @Override
        public LabelledSketch get(int index) {
            return all.get(indices[index]);
        }

        @Override
        public int size() {
            return indices.length;
        }

        @Override
        public int points(int index) {
            return all.points(indices[index]);
        }

        @Override
        public int category(int index) {
            return all.category(indices[index]);
        }
    }

    /** Several lists, one behind the other. */
    private static final class Joined extends SketchList {
        private final List<SketchList> parts;
        private final int[] ends; // the index behind the last one of each part

        Joined(List<SketchList> parts) {
            this.parts = List.copyOf(parts);
            ends = new int[parts.size()];
            int end = 0;
            for (int p = 0; p < ends.length; p++) {
                end = Math.addExact(end, parts.get(p).size());
                ends[p] = end;
            }
        }

        private int part(int index) {
            int found = Arrays.binarySearch(ends, index + 1);
            if (found < 0) {
                return -found - 1;
            }
            while (found > 0 && ends[found - 1] == ends[found]) { // an empty part ends where the one before it does
                found--;
            }
            return found;
        }

        private int within(int part, int index) {
            return part == 0 ? index : index - ends[part - 1];
        }

        @Override
        public LabelledSketch get(int index) {
            int part = part(index);
            return parts.get(part).get(within(part, index));
        }

        @Override
        public int size() {
            return ends.length == 0 ? 0 : ends[ends.length - 1];
        }

        @Override
        public int points(int index) {
            int part = part(index);
            return parts.get(part).points(within(part, index));
        }

        @Override
        public int category(int index) {
            int part = part(index);
            return parts.get(part).category(within(part, index));
        }
    }
}
