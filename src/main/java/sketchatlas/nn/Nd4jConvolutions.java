package sketchatlas.nn;

/** Convolutions as products of the filter with columns, some images at a time, by ND4J's operations. */
final class Nd4jConvolutions {
    /** The largest columns, in floats. */
    private static final int COLUMNS_AT_ONCE = 16_000_000;

    private final Nd4jProducts products;
    private Nd4jFloats scratch = new Nd4jFloats(0);

    Nd4jConvolutions(Nd4jProducts products) {
        this.products = products;
    }

    /** What is done with the columns of some images. */
    private interface Work {
        /**
         * @param columns [9 in, n]
         * @param at the first image's place in a row of the smaller side, whose rows are {@code row} long
         */
        void run(int first, int count, Nd4jFloats columns, int n, int at, int row);
    }

    private void forSomeImages(Convolution g, int batch, Work work) {
        int step = Math.clamp(COLUMNS_AT_ONCE / (g.columnRows() * g.outPixels()), 1, batch);
        if (scratch.length() < step * g.columnRows() * g.outPixels()) {
            scratch = new Nd4jFloats(step * g.columnRows() * g.outPixels());
        }
        for (int first = 0; first < batch; first += step) {
            int count = Math.min(step, batch - first);
            int n = count * g.outPixels();
            work.run(first, count, scratch.slice(0, g.columnRows() * n), n, first * g.outPixels(), batch * g.outPixels());
        }
    }

    private static Nd4jFloats from(Nd4jFloats x, int offset) {
        return x.slice(offset, x.length() - offset);
    }

    void convolve(Convolution g, int batch, int out, Nd4jFloats x, Nd4jFloats filter, Nd4jFloats y) {
        forSomeImages(g, batch, (first, count, columns, n, at, row) -> {
            Nd4jImages.imageToColumns(g, batch, first, count, x, 0, columns);
            products.gemm(true, false, out, n, g.columnRows(), 1, filter, out, columns, n, 0, from(y, at), row); // [out, n]
        });
    }

    void convolveAdjoint(Convolution g, int batch, int out, Nd4jFloats y, Nd4jFloats filter, Nd4jFloats x) {
        forSomeImages(g, batch, (first, count, columns, n, at, row) -> {
            products.gemm(false, false, g.columnRows(), n, out, 1, filter, out, from(y, at), row, 0, columns, n); // [9 in, n]
            Nd4jImages.columnsToImage(g, batch, first, count, columns, x);
        });
    }

    void convolutionGradient(Convolution g, int batch, int out, Nd4jFloats x, Nd4jFloats dy, Nd4jFloats gradient) {
        forSomeImages(g, batch, (first, count, columns, n, at, row) -> {
            Nd4jImages.imageToColumns(g, batch, first, count, x, 0, columns);
            products.gemm(false, true, g.columnRows(), out, n, 1, columns, n, from(dy, at), row, 1, gradient, out); // [9 in, out]
        });
    }
}
