package sketchatlas.nn;

import java.util.Arrays;

/**
 * Products C = alpha A B + beta C whose rows don't depend on each other in any bit: a row of C is the same whatever the number of rows
 * and its place among them, which a matrix library does not promise. Each element adds up its products four at a time in the order of
 * k; Java's arithmetic is exact about such an order. About a third as fast as OpenBLAS with many rows, and faster with one.
 * An instance is for one thread.
 */
final class RowProducts {
    /** Columns done at once: a row of C and four of B stay in the first-level cache. */
    private static final int COLUMNS = 256;
    /** Rows of B that one pass adds. */
    private static final int DEPTH = 4;

    private float[][] panel = new float[0][]; // rows of B, COLUMNS of each; from index 0, so that the compiler vectorises
    private final float[] sum = new float[COLUMNS]; // a part of a row of C

    /** a [m, k], b [k, n], c [m, n], none transposed; lda, ldb, ldc are row lengths in memory. */
    void multiply(int m, int n, int k, float alpha, HeapFloats a, int lda, HeapFloats b, int ldb, float beta, HeapFloats c, int ldc) {
        for (int row = 0; row < m; row++) {
            scale(n, beta, c.array, c.offset + row * ldc);
        }
        if (m == 1) {
            oneRow(n, k, alpha, a, b, ldb, c);
            return;
        }
        reserve(k);
        for (int column = 0; column < n; column += COLUMNS) {
            int width = Math.min(COLUMNS, n - column);
            for (int i = 0; i < k; i++) {
                System.arraycopy(b.array, b.offset + i * ldb + column, panel[i], 0, width);
            }
            for (int row = 0; row < m; row++) {
                int at = c.offset + row * ldc + column;
                System.arraycopy(c.array, at, sum, 0, width);
                addPanel(width, k, alpha, a.array, a.offset + row * lda);
                System.arraycopy(sum, 0, c.array, at, width);
            }
        }
    }

    private void reserve(int k) {
        int before = panel.length;
        if (before < k) {
            panel = Arrays.copyOf(panel, k);
            for (int i = before; i < k; i++) {
                panel[i] = new float[COLUMNS];
            }
        }
    }

    private static void scale(int n, float beta, float[] z, int at) {
        if (beta == 0) {
            Arrays.fill(z, at, at + n, 0);
        } else if (beta != 1) {
            for (int j = 0; j < n; j++) {
                z[at + j] *= beta;
            }
        }
    }

    /** Adds to {@link #sum} the product of a row of A, which begins at x[at], with the panel. */
    private void addPanel(int width, int k, float alpha, float[] x, int at) {
        int i = 0;
        for (; i + DEPTH <= k; i += DEPTH) {
            addFour(width, alpha * x[at + i], alpha * x[at + i + 1], alpha * x[at + i + 2], alpha * x[at + i + 3], panel[i], panel[i + 1],
                    panel[i + 2], panel[i + 3], sum);
        }
        for (; i < k; i++) {
            addOne(width, alpha * x[at + i], panel[i], 0, sum, 0);
        }
    }

    private static void addFour(int width, float x0, float x1, float x2, float x3, float[] y0, float[] y1, float[] y2, float[] y3, float[] z) {
        for (int j = 0; j < width; j++) {
            z[j] += x0 * y0[j] + x1 * y1[j] + x2 * y2[j] + x3 * y3[j];
        }
    }

    private static void addOne(int n, float factor, float[] y, int from, float[] z, int to) {
        for (int j = 0; j < n; j++) {
            z[to + j] += factor * y[from + j];
        }
    }

    /** A product with one row only waits for memory: B is read where it lies. */
    private static void oneRow(int n, int k, float alpha, HeapFloats a, HeapFloats b, int ldb, HeapFloats c) {
        float[] x = a.array;
        float[] y = b.array;
        float[] z = c.array;
        int o = c.offset;
        int i = 0;
        for (; i + DEPTH <= k; i += DEPTH) {
            float x0 = alpha * x[a.offset + i];
            float x1 = alpha * x[a.offset + i + 1];
            float x2 = alpha * x[a.offset + i + 2];
            float x3 = alpha * x[a.offset + i + 3];
            int r0 = b.offset + i * ldb;
            int r1 = r0 + ldb;
            int r2 = r1 + ldb;
            int r3 = r2 + ldb;
            for (int j = 0; j < n; j++) {
                z[o + j] += x0 * y[r0 + j] + x1 * y[r1 + j] + x2 * y[r2 + j] + x3 * y[r3 + j];
            }
        }
        for (; i < k; i++) {
            addOne(n, alpha * x[a.offset + i], y, b.offset + i * ldb, z, o);
        }
    }
}
