package sketchatlas.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrthogonalTest {
    /** Below, at and beyond a block of rows, and several blocks with a rest. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 63, 64, 65, 200})
    void rowsAndColumnsAreOrthonormal(int n) {
        float[] q = Orthogonal.matrix(n, new SplittableRandom(n));
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double rows = 0;
                double columns = 0;
                for (int k = 0; k < n; k++) {
                    rows += (double) q[i * n + k] * q[j * n + k];
                    columns += (double) q[k * n + i] * q[k * n + j];
                }
                assertEquals(i == j ? 1 : 0, rows, 1e-5, "rows " + i + " and " + j);
                assertEquals(i == j ? 1 : 0, columns, 1e-5, "columns " + i + " and " + j);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 80})
    void isAFunctionOfTheSeed(int n) {
        float[] q = Orthogonal.matrix(n, new SplittableRandom(1));
        assertEquals(Arrays.hashCode(q), Arrays.hashCode(Orthogonal.matrix(n, new SplittableRandom(1))));
        assertFalse(Arrays.equals(q, Orthogonal.matrix(n, new SplittableRandom(2))));
    }
}
