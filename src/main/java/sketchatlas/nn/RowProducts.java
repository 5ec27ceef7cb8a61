package sketchatlas.nn;

import java.util.Arrays;

/**
 * Products C = alpha A B + beta C whose rows don't depend on each other in any bit: a row of C is the same whatever the number of rows
 * and its place among them. OpenBLAS's small kernels work like that ({@link CpuProducts#independentRows}), and a single row, for which Java
 * is faster, follows their order of additions. Where there are no such kernels a matrix library does not promise it, and all is done
 * in Java, four products at a time in the order of k. An instance is for one thread.
 */
final class RowProducts {
    /** Columns done at once: a row of C and four of B stay in the first-level cache. */
    private static final int COLUMNS = 256;
    /** Rows of B that one pass adds. */
    private static final int DEPTH = 4;

    private float[][] panel = new float[0][]; // rows of B, COLUMNS of each; from index 0, so that the compiler vectorises
    private final float[] sum = new float[COLUMNS]; // a part of a row of C
    private float[] row = new float[0]; // a row of a product
    private float[] lastColumns = new float[0]; // [k, lanes]: those of B that don't fill a vector, and zeros
    private float[] lastProducts = new float[0]; // [m, lanes]

    /** a [m, k], b [k, n], c [m, n], none transposed; lda, ldb, ldc are row lengths in memory. */
    void multiply(int m, int n, int k, float alpha, HeapFloats a, int lda, HeapFloats b, int ldb, float beta, HeapFloats c, int ldc) {
        if (Blas.hasSmallKernels() && m > 1) {
            manyRows(m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
            return;
        }
        for (int row = 0; row < m; row++) {
            scale(n, beta, c.array, c.offset + row * ldc);
        }
        if (Blas.hasSmallKernels()) {
            fusedRow(n, k, alpha, a, b, ldb, c);
            return;
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

    /** By the library, with the last columns filled up to a vector. */
    private void manyRows(int m, int n, int k, float alpha, HeapFloats a, int lda, HeapFloats b, int ldb, float beta, HeapFloats c, int ldc) {
        int lanes = CpuProducts.LANES;
        int rest = n % lanes;
        int whole = n - rest;
        CpuProducts.independentRows(m, whole, k, alpha, a.array, a.offset, lda, b.array, b.offset, ldb, beta, c.array, c.offset, ldc);
        if (rest == 0) {
            return;
        }
        if (lastColumns.length < k * lanes) {
            lastColumns = new float[k * lanes];
        }
        if (lastProducts.length < m * lanes) {
            lastProducts = new float[m * lanes];
        }
        Arrays.fill(lastColumns, 0, k * lanes, 0);
        Arrays.fill(lastProducts, 0, m * lanes, 0);
        copyColumns(k, rest, b.array, b.offset + whole, ldb, lastColumns, 0, lanes);
        copyColumns(m, rest, c.array, c.offset + whole, ldc, lastProducts, 0, lanes);
        CpuProducts.independentRows(m, lanes, k, alpha, a.array, a.offset, lda, lastColumns, 0, lanes, beta, lastProducts, 0, lanes);
        copyColumns(m, rest, lastProducts, 0, lanes, c.array, c.offset + whole, ldc);
    }

    private static void copyColumns(int rows, int n, float[] from, int at, int ldFrom, float[] to, int toAt, int ldTo) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(from, at + i * ldFrom, to, toAt + i * ldTo, n);
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

    /** One row as the small kernels multiply it: in pieces along k, each product added with one rounding. */
    private void fusedRow(int n, int k, float alpha, HeapFloats a, HeapFloats b, int ldb, HeapFloats c) {
        if (row.length < n) {
            row = new float[n];
        }
        for (int first = 0; first < k; first += CpuProducts.DEPTH) {
            int end = Math.min(k, first + CpuProducts.DEPTH);
            Arrays.fill(row, 0, n, 0);
            int i = first;
            for (; i + DEPTH <= end; i += DEPTH) {
                fuseFour(n, a.array, a.offset + i, b.array, b.offset + i * ldb, ldb, row);
            }
            for (; i < end; i++) {
                fuseOne(n, a.array[a.offset + i], b.array, b.offset + i * ldb, row);
            }
            addOne(n, alpha, row, 0, c.array, c.offset);
        }
    }

    private static void fuseFour(int n, float[] x, int at, float[] y, int r0, int ldb, float[] z) {
        float x0 = x[at];
        float x1 = x[at + 1];
        float x2 = x[at + 2];
        float x3 = x[at + 3];
        int r1 = r0 + ldb;
        int r2 = r1 + ldb;
        int r3 = r2 + ldb;
        for (int j = 0; j < n; j++) {
            z[j] = Math.fma(x3, y[r3 + j], Math.fma(x2, y[r2 + j], Math.fma(x1, y[r1 + j], Math.fma(x0, y[r0 + j], z[j]))));
        }
    }

    private static void fuseOne(int n, float factor, float[] y, int from, float[] z) {
        for (int j = 0; j < n; j++) {
            z[j] = Math.fma(factor, y[from + j], z[j]);
        }
    }
}
