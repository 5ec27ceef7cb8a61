package sketchatlas.nn;

import java.lang.foreign.MemorySegment;

/** A small array for loops over all of it, with what {@link Blas} needs to read it: made once, because a call that makes it leaves garbage. */
final class Row {
    final float[] values;
    final MemorySegment memory;

    Row(int length) {
        values = new float[length];
        memory = MemorySegment.ofArray(values);
    }
}
