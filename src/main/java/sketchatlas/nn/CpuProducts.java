package sketchatlas.nn;

/** Matrix products on Java arrays, by OpenBLAS where it is the fastest; see {@link Kernels} for what they compute. */
final class CpuProducts {
    /** Products are handed to the library in pieces of about this many operations, some 15 milliseconds each (see {@link Blas}). */
    private static final long LARGEST_PRODUCT = 1_600_000_000;
    /** Multiplications up to which the library's small kernels take a product, and a side that is called thin. */
    private static final int SMALL_PRODUCT = 900_000;
    private static final int THIN = 64;
    /** Examples and columns of the gradient of a thin matrix that are done at once: they stay in a core's own cache. */
    private static final int GRADIENT_DEPTH = 32;
    private static final int GRADIENT_COLUMNS = 512;
    /** How deep a piece of a product is at least, if it can be. */
    private static final int DEEP = 256;
    static final int LANES = 16;
    /** Columns of the right matrix that the small kernels multiply best at once; packed, they lie together. */
    private static final int PANEL = 64;
    /** Rows of a panel that are multiplied at once, packed and not: with those of the left matrix they stay in the first-level cache. */
    static final int DEPTH = 96;
    private static final int SMALL_DEPTH = 64;
    /** Rows of the left matrix such that the library's small kernels take a product with DEPTH rows of a panel. */
    private static final int SMALL_ROWS = 120;
    /** Rows and columns of a block that is transposed within the first-level cache. */
    private static final int BLOCK = 32;

    private CpuProducts() {
    }

    static void gemm(boolean transposeA, boolean transposeB, int m, int n, int k, float alpha, HeapFloats a, int lda, HeapFloats b, int ldb,
            float beta, HeapFloats c, int ldc) {
        if (Blas.hasSmallKernels() && !transposeA && (long) m * n * k > SMALL_PRODUCT) {
            if (!transposeB && m <= THIN && k <= THIN) {
                thinProduct(m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
                return;
            }
            if (transposeB && m <= THIN && n <= THIN) {
                longProduct(m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
                return;
            }
        }
        if (Blas.hasSmallKernels() && transposeA && !transposeB && m <= THIN && (long) m * n * k > SMALL_PRODUCT) {
            thinGradient(m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
            return;
        }
        product(transposeA, transposeB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
    }

    /** A small matrix times a wide one: so many columns at a time that the small kernels take them. */
    private static void thinProduct(int m, int n, int k, float alpha, HeapFloats a, int lda, HeapFloats b, int ldb, float beta, HeapFloats c,
            int ldc) {
        int width = Math.max(64, SMALL_PRODUCT / (m * k) / 64 * 64);
        for (int j = 0; j < n; j += width) {
            Blas.sgemm(false, false, m, Math.min(width, n - j), k, alpha, a.array, a.offset, lda, b.array, b.offset + j, ldb, beta, c.array,
                    c.offset + j, ldc);
        }
    }

    /** Few rows times few other ones, both long: so many columns at a time that the small kernels take them. */
    private static void longProduct(int m, int n, int k, float alpha, HeapFloats a, int lda, HeapFloats b, int ldb, float beta, HeapFloats c,
            int ldc) {
        int depth = Math.max(64, SMALL_PRODUCT / (m * n) / 64 * 64);
        for (int i = 0; i < k; i += depth) {
            Blas.sgemm(false, true, m, n, Math.min(depth, k - i), alpha, a.array, a.offset + i, lda, b.array, b.offset + i, ldb,
                    i == 0 ? beta : 1, c.array, c.offset, ldc);
        }
    }

    /** The gradient of a matrix with few rows, over many examples: so many of these at a time that the small kernels take them. */
    private static void thinGradient(int m, int n, int k, float alpha, HeapFloats a, int lda, HeapFloats b, int ldb, float beta, HeapFloats c,
            int ldc) {
        for (int i = 0; i < k; i += GRADIENT_DEPTH) {
            for (int j = 0; j < n; j += GRADIENT_COLUMNS) {
                Blas.sgemm(true, false, m, Math.min(GRADIENT_COLUMNS, n - j), Math.min(GRADIENT_DEPTH, k - i), alpha, a.array, a.offset + i * lda, lda, b.array,
                        b.offset + i * ldb + j, ldb, i == 0 ? beta : 1, c.array, c.offset + j, ldc);
            }
        }
    }

    /** c [m, n] = a [m, k] b [k, n] + beta * c: in pieces that the small kernels take and that stay in the first-level cache. */
    static void rowsTimesColumns(int m, int n, int k, float[] a, int offsetA, int lda, float[] b, int offsetB, int ldb, float beta, float[] c,
            int offsetC, int ldc) {
        if (n == 0) {
            return;
        }
        boolean small = Blas.hasSmallKernels();
        int rows = small ? SMALL_ROWS : m;
        int width = small ? PANEL : n;
        int depth = small ? SMALL_DEPTH : k;
        for (int j = 0; j < n; j += width) {
            for (int row = 0; row < m; row += rows) {
                for (int i = 0; i < k; i += depth) {
                    Blas.sgemm(false, false, Math.min(rows, m - row), Math.min(width, n - j), Math.min(depth, k - i), 1, a, offsetA + row * lda + i,
                            lda, b, offsetB + i * ldb + j, ldb, i == 0 ? beta : 1, c, offsetC + row * ldc + j, ldc);
                }
            }
        }
    }

    /** c [m, n] += a [m, k] b', with b [n, k]. */
    static void rowsTimesRows(int m, int n, int k, float[] a, int offsetA, int lda, float[] b, int offsetB, int ldb, float[] c, int offsetC,
            int ldc) {
        if (k > 0) {
            Blas.sgemm(false, true, m, n, k, 1, a, offsetA, lda, b, offsetB, ldb, 1, c, offsetC, ldc);
        }
    }

    /**
     * In pieces along k as long as these are deep enough, and only then along the rows: the library orders the right matrix anew in each
     * call, which takes longer than the products where there are few rows to share it.
     */
    private static void product(boolean transposeA, boolean transposeB, int m, int n, int k, float alpha, HeapFloats a, int lda, HeapFloats b,
            int ldb, float beta, HeapFloats c, int ldc) {
        int depth = (int) Math.clamp(LARGEST_PRODUCT / Math.max(1, 2L * m * n), Math.min(k, DEEP), Math.max(1, k));
        int rows = (int) Math.max(THIN, LARGEST_PRODUCT / Math.max(1, 2L * n * depth));
        for (int row = 0; row < m; row += rows) {
            int count = Math.min(rows, m - row);
            for (int i = 0; i < k; i += depth) {
                Blas.sgemm(transposeA, transposeB, count, n, Math.min(depth, k - i), alpha, a.array,
                        a.offset + (transposeA ? i * lda + row : row * lda + i), lda, b.array, b.offset + (transposeB ? i : i * ldb), ldb,
                        i == 0 ? beta : 1, c.array, c.offset + row * ldc, ldc);
            }
        }
    }

    /**
     * In panels of some columns, [n / PANEL, k, PANEL], the last one narrower: what the library's small kernels read one after the
     * other. It is [k, n] without such kernels, and where the columns don't fill vectors.
     */
    static void pack(boolean transpose, int k, int n, HeapFloats b, int ldb, HeapFloats packed) {
        int width = panel(n);
        for (int j = 0; j < n; j += width) {
            int columns = Math.min(width, n - j);
            int to = packed.offset + j * k;
            if (transpose) {
                transpose(b.array, b.offset + j * ldb, columns, k, ldb, packed.array, to);
            } else {
                for (int i = 0; i < k; i++) {
                    System.arraycopy(b.array, b.offset + i * ldb + j, packed.array, to + i * columns, columns);
                }
            }
        }
    }

    private static int panel(int n) {
        return inPanels(n) ? Math.min(PANEL, n) : n;
    }

    /** Whether a matrix of so many columns is packed in panels: where small kernels read them in whole vectors. */
    static boolean inPanels(int n) {
        return Blas.hasSmallKernels() && n % LANES == 0;
    }

    /** to [columns, rows] = from [rows, columns] transposed. */
    static void transpose(float[] from, int offset, int rows, int columns, int ld, float[] to, int toOffset) {
        for (int i0 = 0; i0 < rows; i0 += BLOCK) {
            for (int j0 = 0; j0 < columns; j0 += BLOCK) {
                int i1 = Math.min(rows, i0 + BLOCK);
                int j1 = Math.min(columns, j0 + BLOCK);
                for (int j = j0; j < j1; j++) {
                    for (int i = i0; i < i1; i++) {
                        to[toOffset + j * rows + i] = from[offset + i * ld + j];
                    }
                }
            }
        }
    }

    /** With panels the rows of the result don't depend on each other; see {@link #independentRows}. */
    static void gemmPacked(int m, int n, int k, HeapFloats a, int lda, HeapFloats packed, float beta, HeapFloats c, int ldc) {
        int width = panel(n);
        if (!inPanels(n)) {
            gemm(false, false, m, n, k, 1, a, lda, packed, n, beta, c, ldc);
            return;
        }
        for (int j = 0; j < n; j += width) {
            int columns = Math.min(width, n - j);
            for (int i = 0; i < k; i += DEPTH) {
                int depth = Math.min(DEPTH, k - i);
                for (int first = 0; first < m; first += SMALL_ROWS) {
                    Blas.sgemm(false, false, Math.min(SMALL_ROWS, m - first), columns, depth, 1, a.array, a.offset + first * lda + i, lda,
                            packed.array, packed.offset + j * k + i * columns, columns, i == 0 ? beta : 1, c.array, c.offset + first * ldc + j, ldc);
                }
            }
        }
    }

    /**
     * c = alpha a b + beta c by the library's small kernels, with rows that are the same to the last bit whatever the number of rows:
     * in whole vectors these kernels add up each element's products one after the other, rounded once each (fused), and pieces along k
     * always begin at the same places. Columns that don't fill a vector they may do in another way.
     *
     * @param n a multiple of {@link #LANES}
     */
    static void independentRows(int m, int n, int k, float alpha, float[] a, int offsetA, int lda, float[] b, int offsetB, int ldb, float beta,
            float[] c, int offsetC, int ldc) {
        int width = Math.max(LANES, SMALL_PRODUCT / (Math.min(m, SMALL_ROWS) * DEPTH) / LANES * LANES);
        for (int first = 0; first < m; first += SMALL_ROWS) {
            int rows = Math.min(SMALL_ROWS, m - first);
            for (int j = 0; j < n; j += width) {
                for (int i = 0; i < k; i += DEPTH) {
                    Blas.sgemm(false, false, rows, Math.min(width, n - j), Math.min(DEPTH, k - i), alpha, a, offsetA + first * lda + i, lda, b,
                            offsetB + i * ldb + j, ldb, i == 0 ? beta : 1, c, offsetC + first * ldc + j, ldc);
                }
            }
        }
    }
}
