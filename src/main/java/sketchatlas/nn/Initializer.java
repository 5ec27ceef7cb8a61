package sketchatlas.nn;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Makes the values of a parameter before training. */
@FunctionalInterface
public interface Initializer {
    /** Values for the given shape, row-major. */
    float[] values(int[] shape, RandomGenerator random);

    /** All the same. */
    static Initializer constant(double value) {
        return (shape, random) -> {
            float[] values = new float[count(shape)];
            Arrays.fill(values, (float) value);
            return values;
        };
    }

    /** N(0, deviation^2). */
    static Initializer gaussian(double deviation) {
        return (shape, random) -> {
            float[] values = new float[count(shape)];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (deviation * random.nextGaussian());
            }
            return values;
        };
    }

    /** N(0, 2 / first dimension), as the authors' program has it for dense layers and convolutions. */
    static Initializer gaussianByFirstDimension() {
        return (shape, random) -> gaussian(Math.sqrt(2.0 / shape[0])).values(shape, random);
    }

    /** U(-a, a) with a^2 = 6 / (rows + columns): Glorot and Bengio 2010. */
    static Initializer glorotUniform() {
        return (shape, random) -> {
            double limit = Math.sqrt(6.0 / (shape[0] + shape[1]));
            float[] values = new float[count(shape)];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextDouble(-limit, limit);
            }
            return values;
        };
    }

    /** For [n, 4 n]: each of the four gates an orthogonal [n, n] matrix of its own. */
    static Initializer orthogonalGates() {
        return (shape, random) -> {
            int n = shape[0];
            float[] values = new float[count(shape)];
            for (int gate = 0; gate < 4; gate++) {
                float[] q = Orthogonal.matrix(n, random);
                for (int row = 0; row < n; row++) {
                    System.arraycopy(q, row * n, values, row * 4 * n + gate * n, n);
                }
            }
            return values;
        };
    }

    private static int count(int[] shape) {
        int n = 1;
        for (int d : shape) {
            n = Math.multiplyExact(n, d);
        }
        return n;
    }
}
