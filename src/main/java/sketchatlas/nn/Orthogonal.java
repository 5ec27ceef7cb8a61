package sketchatlas.nn;

import java.util.random.RandomGenerator;

/** Random orthogonal matrices, by block Gram-Schmidt on Gaussian rows; blocks so that large ones go through products. */
final class Orthogonal {
    private static final int BLOCK = 64;

    private Orthogonal() {
    }

    /** [n, n] with orthonormal rows. */
    static float[] matrix(int n, RandomGenerator random) {
        float[] q = new float[n * n];
        for (int i = 0; i < q.length; i++) {
            q[i] = (float) random.nextGaussian();
        }
        float[] shares = new float[BLOCK * n];
        for (int first = 0; first < n; first += BLOCK) {
            int rows = Math.min(BLOCK, n - first);
            // Twice is enough to remove what rounding leaves (Giraud, Langou and Rozloznik 2005).
            for (int pass = 0; pass < 2; pass++) {
                if (first > 0) {
                    Blas.sgemm(false, true, rows, first, n, 1, q, first * n, n, q, 0, n, 0, shares, 0, first);
                    Blas.sgemm(false, false, rows, n, first, -1, shares, 0, first, q, 0, n, 1, q, first * n, n);
                }
                for (int row = first; row < first + rows; row++) {
                    orthonormalize(q, first, row, n);
                }
            }
        }
        return q;
    }

    private static void orthonormalize(float[] q, int first, int row, int n) {
        for (int other = first; other < row; other++) {
            float share = FastMath.dot(q, row * n, q, other * n, n);
            for (int i = 0; i < n; i++) {
                q[row * n + i] -= share * q[other * n + i];
            }
        }
        float length = (float) Math.sqrt(FastMath.dot(q, row * n, q, row * n, n));
        for (int i = 0; i < n; i++) {
            q[row * n + i] /= length;
        }
    }
}
