package sketchatlas.nn;

import java.util.Objects;

/** Floats in a Java array: the memory of {@link CpuKernels}. */
final class HeapFloats extends Floats {
    final float[] array;
    final int offset;

    HeapFloats(int length) {
        this(new float[length], 0, length);
    }

    HeapFloats(float[] array, int offset, int length) {
        super(length);
        this.array = array;
        this.offset = offset;
    }

    @Override
    public Floats slice(int from, int count) {
        Objects.checkFromIndexSize(from, count, length());
        return new HeapFloats(array, offset + from, count);
    }
}
