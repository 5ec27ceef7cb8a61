package sketchatlas.model;

import java.util.Arrays;

/**
 * A float32 array with a shape, as it stands in a model file. Rows first (C order).
 *
 * @param shape the size of each dimension, each at least 1; empty for a single number
 * @param data the values, as many as the product of {@code shape}; shared, not copied
 */
public record Tensor(int[] shape, float[] data) {
    /** @throws IllegalArgumentException if shape and data do not fit */
    public Tensor {
        long size = 1;
        for (int n : shape) {
            if (n < 1) {
                throw new IllegalArgumentException("a dimension of " + Arrays.toString(shape) + " is below 1");
            }
            size = Math.multiplyExact(size, n);
        }
        if (size != data.length) {
            throw new IllegalArgumentException("shape " + Arrays.toString(shape) + " and " + data.length + " values");
        }
    }

    /** A tensor of a shape, in the order that people write. */
    public static Tensor of(float[] data, int... shape) {
        return new Tensor(shape, data);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor t && Arrays.equals(shape, t.shape) && Arrays.equals(data, t.data);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(data);
    }

    @Override
    public String toString() {
        return "Tensor" + Arrays.toString(shape);
    }
}
