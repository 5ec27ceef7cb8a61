package sketchatlas.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A row of a product is the same to the last bit whatever the number of rows, which the matrix library does not promise. */
class RowProductsTest {
    private final SplittableRandom random = new SplittableRandom(4);
    private final Kernels many = new CpuKernels(true);
    private final Kernels one = new CpuKernels();

    private Floats normal(Kernels kernels, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        Floats floats = kernels.allocate(length);
        kernels.upload(values, 0, floats, length);
        return floats;
    }

    private static float[] values(Floats x) {
        float[] values = new float[x.length()];
        new CpuKernels().download(x, values, 0, values.length);
        return values;
    }

    private Floats copy(Floats x) {
        Floats copy = many.allocate(x.length());
        many.copy(x, copy);
        return copy;
    }

    /** Shapes of whole and broken vectors, of one and several pieces along k, and of more rows than a piece has. */
    @ParameterizedTest
    @CsvSource({"2, 7, 6", "3, 1, 40", "5, 33, 5", "7, 123, 512", "64, 123, 300", "64, 96, 257", "63, 2048, 5", "13, 200, 130", "125, 50, 260",
        "48, 1000, 128", "64, 31, 1000", "4, 16, 256"})
    void eachRowIsAsItIsAlone(int m, int n, int k) {
        for (float beta : new float[] {0, 1}) {
            Floats a = normal(many, m * (k + 3));
            Floats b = normal(many, k * (n + 2));
            Floats c = normal(many, m * (n + 1));
            Floats alone = copy(c);
            Floats few = copy(c);
            many.gemm(false, false, m, n, k, 1, a, k + 3, b, n + 2, beta, c, n + 1);
            for (int row = 0; row < m; row++) {
                one.gemm(false, false, 1, n, k, 1, a.from(row * (k + 3)), k + 3, b, n + 2, beta, alone.from(row * (n + 1)), n + 1);
            }
            int half = m / 2;
            many.gemm(false, false, half, n, k, 1, a, k + 3, b, n + 2, beta, few, n + 1);
            many.gemm(false, false, m - half, n, k, 1, a.from(half * (k + 3)), k + 3, b, n + 2, beta, few.from(half * (n + 1)), n + 1);
            assertArrayEquals(values(c), values(alone));
            assertArrayEquals(values(c), values(few));
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 7, 6", "5, 33, 5", "64, 123, 300", "64, 96, 257", "125, 50, 260", "64, 1024, 256"})
    void soItIsWithAPackedMatrix(int m, int n, int k) {
        Floats b = normal(many, k * n);
        Floats packed = many.allocate(k * n);
        many.pack(false, k, n, b, n, packed);
        Floats a = normal(many, m * k);
        Floats c = normal(many, m * n);
        Floats alone = copy(c);
        Floats unpacked = copy(c);
        many.gemmPacked(m, n, k, a, k, packed, 1, c, n);
        for (int row = 0; row < m; row++) {
            one.gemmPacked(1, n, k, a.from(row * k), k, packed, 1, alone.from(row * n), n);
        }
        many.gemm(false, false, m, n, k, 1, a, k, b, n, 1, unpacked, n);
        assertEquals(m * n, c.length());
        assertArrayEquals(values(c), values(alone));
        assertArrayEquals(values(c), values(unpacked));
    }
}
