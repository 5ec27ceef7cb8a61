package sketchatlas.studio.viewmodel;

import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Some of the sketches of an atlas, by their numbers; immutable. */
public final class PointSet {
    public static final PointSet EMPTY = new PointSet(new BitSet());

    private final BitSet bits; // never changed after construction
    private final int size;

    private PointSet(BitSet bits) {
        this.bits = bits;
        size = bits.cardinality();
    }

    public static PointSet of(int... points) {
        BitSet bits = new BitSet();
        for (int p : points) {
            bits.set(p);
        }
        return new PointSet(bits);
    }

    /** Those of the first {@code count} that are wanted. */
    public static PointSet where(int count, IntPredicate wanted) {
        BitSet bits = new BitSet(count);
        for (int p = 0; p < count; p++) {
            if (wanted.test(p)) {
                bits.set(p);
            }
        }
        return new PointSet(bits);
    }

    public boolean contains(int point) {
        return point >= 0 && bits.get(point);
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public int size() {
        return size;
    }

    /** The numbers, smallest first. */
    public IntStream stream() {
        return bits.stream();
    }

    public int[] toArray() {
        return stream().toArray();
    }

    /** These and others. */
    public PointSet plus(PointSet others) {
        BitSet all = (BitSet) bits.clone();
        all.or(others.bits);
        return new PointSet(all);
    }

    /** Those that are also in another set. */
    public PointSet and(PointSet other) {
        BitSet both = (BitSet) bits.clone();
        both.and(other.bits);
        return new PointSet(both);
    }

    /** These with one more, or without it if it is one of them. */
    public PointSet toggled(int point) {
        BitSet changed = (BitSet) bits.clone();
        changed.flip(point);
        return new PointSet(changed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PointSet s && bits.equals(s.bits);
    }

    @Override
    public int hashCode() {
        return bits.hashCode();
    }

    @Override
    public String toString() {
        return "PointSet of " + size;
    }
}
