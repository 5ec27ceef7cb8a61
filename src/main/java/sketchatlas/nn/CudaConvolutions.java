package sketchatlas.nn;

import static sketchatlas.nn.CudaKernels.at;

import sketchatlas.nn.cuda.Lane;
import sketchatlas.nn.cuda.Launch;

/** Convolutions on a graphics card as products of the filter with columns, some images at a time. */
final class CudaConvolutions {
    private final Lane lane;

    CudaConvolutions(Lane lane) {
        this.lane = lane;
    }

    /** What is done with the columns of some images. */
    private interface Work {
        /**
         * @param columns address of [9 in, n]
         * @param at the first image's place in a row of the smaller side, whose rows are {@code row} long
         */
        void run(int first, int count, long columns, int n, long at, int row);
    }

    private void forSomeImages(Convolution g, int batch, Work work) {
        int step = Math.clamp(CudaKernels.LARGEST_COLUMNS / (g.columnRows() * g.outPixels()), 1, Math.max(1, batch));
        long columns = lane.scratch((long) step * g.columnRows() * g.outPixels() * Float.BYTES);
        for (int first = 0; first < batch; first += step) {
            int count = Math.min(step, batch - first);
            work.run(first, count, columns, count * g.outPixels(), (long) first * g.outPixels() * Float.BYTES, batch * g.outPixels());
        }
    }

    /** Floats of the larger side. */
    static long images(Convolution g, int batch) {
        return (long) g.inChannels() * batch * g.inPixels();
    }

    private static long outputs(Convolution g, int batch, int out) {
        return (long) out * batch * g.outPixels();
    }

    void convolve(Convolution g, int batch, int out, CudaFloats x, CudaFloats filter, CudaFloats y) {
        long from = at(x, images(g, batch));
        long weights = at(filter, (long) g.columnRows() * out);
        long to = at(y, outputs(g, batch, out));
        forSomeImages(g, batch, (first, count, columns, n, at, row) -> {
            imageToColumns(g, batch, first, count, from, 0, columns);
            lane.gemm(true, false, out, n, g.columnRows(), 1, weights, out, columns, n, 0, to + at, row); // [out, n]
        });
    }

    void convolveAdjoint(Convolution g, int batch, int out, CudaFloats y, CudaFloats filter, CudaFloats x) {
        long from = at(y, outputs(g, batch, out));
        long weights = at(filter, (long) g.columnRows() * out);
        long to = at(x, images(g, batch));
        forSomeImages(g, batch, (first, count, columns, n, at, row) -> {
            lane.gemm(false, false, g.columnRows(), n, out, 1, weights, out, from + at, row, 0, columns, n); // [9 in, n]
            geometry(lane.kernel("columnsToImage"), g, batch, first, count).at(columns).at(to).elements((long) g.inChannels() * count * g.inPixels());
        });
    }

    void convolutionGradient(Convolution g, int batch, int out, CudaFloats x, CudaFloats dy, CudaFloats gradient) {
        long from = at(x, images(g, batch));
        long d = at(dy, outputs(g, batch, out));
        long to = at(gradient, (long) g.columnRows() * out);
        forSomeImages(g, batch, (first, count, columns, n, at, row) -> {
            imageToColumns(g, batch, first, count, from, 0, columns);
            lane.gemm(false, true, g.columnRows(), out, n, 1, columns, n, d + at, row, 1, to, out); // [9 in, out]
        });
    }

    void imageToColumns(Convolution g, int batch, int first, int count, long x, float around, long columns) {
        geometry(lane.kernel("imageToColumns"), g, batch, first, count).at(x).with(around).at(columns)
                .elements((long) g.columnRows() * count * g.outPixels());
    }

    private static Launch geometry(Launch launch, Convolution g, int batch, int first, int count) {
        return launch.with(g.inChannels()).with(g.size()).with(g.outSize()).with(g.stride()).with(g.dilation()).with(g.padBefore()).with(batch).with(first)
                .with(count);
    }
}
