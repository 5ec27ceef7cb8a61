package sketchatlas.nn;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Floats in one of ND4J's buffers: the memory of {@link Nd4jKernels}. Operations see it through windows, arrays with a shape, strides and
 * an offset of their own; they are made over the buffer itself, never by reshaping, which would now and then copy in silence.
 */
final class Nd4jFloats extends Floats {
    private final Memory memory;
    private final int offset;

    Nd4jFloats(int length) {
        this(new Memory(Nd4j.zeros(DataType.FLOAT, Math.max(1, length)).data()), 0, length);
    }

    private Nd4jFloats(Memory memory, int offset, int length) {
        super(length);
        this.memory = memory;
        this.offset = offset;
    }

    @Override
    public Nd4jFloats slice(int from, int count) {
        Objects.checkFromIndexSize(from, count, length());
        return new Nd4jFloats(memory, offset + from, count);
    }

    /** All of it, [length]. */
    INDArray vector() {
        return vector(length());
    }

    /** The first n, [n]. */
    INDArray vector(int n) {
        return window(0, new int[] {n}, 1);
    }

    /** [rows, columns] without gaps. */
    INDArray matrix(int rows, int columns) {
        return matrix(rows, columns, columns);
    }

    /** [rows, columns] whose rows begin {@code row} floats after each other. */
    INDArray matrix(int rows, int columns, int row) {
        return window(0, new int[] {rows, columns}, row, 1);
    }

    /** [a, b, c] without gaps. */
    INDArray cube(int a, int b, int c) {
        return window(0, new int[] {a, b, c}, b * c, c, 1);
    }

    /**
     * An array on this memory.
     *
     * @param from index of its first float
     * @param strides distances between neighbours along each dimension
     * @throws IndexOutOfBoundsException if it would reach outside
     */
    INDArray window(int from, int[] shape, int... strides) {
        int last = from;
        for (int i = 0; i < shape.length; i++) {
            last += (shape[i] - 1) * strides[i];
        }
        Objects.checkFromToIndex(from, last + 1, length());
        return memory.window(offset + from, shape, strides);
    }

    /** A buffer and its windows, kept because the layers ask for the same ones again and again and each costs some twenty microseconds. */
    private static final class Memory {
        private static final int MOST_WINDOWS = 10_000;

        private final DataBuffer buffer;
        private final Map<Geometry, INDArray> windows = new ConcurrentHashMap<>();

        Memory(DataBuffer buffer) {
            this.buffer = buffer;
        }

        INDArray window(int offset, int[] shape, int[] strides) {
            Geometry geometry = new Geometry(offset, shape, strides);
            INDArray known = windows.get(geometry);
            if (known != null) {
                return known;
            }
            if (windows.size() >= MOST_WINDOWS) {
                windows.clear();
            }
            char order = strides.length == 2 && strides[0] == 1 && strides[1] > 1 ? 'f' : 'c';
            INDArray made = Nd4j.create(buffer, longs(shape), longs(strides), offset, order);
            windows.put(geometry, made);
            return made;
        }

        private static long[] longs(int[] values) {
            return Arrays.stream(values).asLongStream().toArray();
        }
    }

    /** Compares by content. */
    private record Geometry(int offset, int[] shape, int[] strides) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Geometry g && offset == g.offset && Arrays.equals(shape, g.shape) && Arrays.equals(strides, g.strides);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * offset + Arrays.hashCode(shape)) + Arrays.hashCode(strides);
        }
    }
}
