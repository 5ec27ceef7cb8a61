package sketchatlas.nn;

import static sketchatlas.nn.CudaKernels.at;

import java.lang.ref.Reference;
import sketchatlas.nn.Kernels.LayerNorms;
import sketchatlas.nn.cuda.Lane;
import sketchatlas.nn.cuda.Launch;

/** The gates of the recurrent cells on a graphics card; see {@link Kernels} for what they compute. */
final class CudaRecurrent {
    private static final int STATISTICS = 10;
    private static final int NORMED = 5; // the four gates and c

    private final Lane lane;

    CudaRecurrent(Lane lane) {
        this.lane = lane;
    }

    private static long orNone(Floats mask, long count) {
        return mask == null ? 0 : at(mask, count);
    }

    private static void keep(Object... memory) {
        Reference.reachabilityFence(memory);
    }

    void lstm(int rows, int units, Floats gates, Floats before, Floats mask, Floats c, Floats tanhC, Floats h) {
        long n = (long) rows * units;
        lane.kernel("lstm").with(rows).with(units).at(at(gates, 4 * n)).at(at(before, n)).at(orNone(mask, n)).at(at(c, n)).at(at(tanhC, n)).at(at(h, n))
                .elements(n);
        keep(gates, before, mask, c, tanhC, h);
    }

    void lstmBackward(int rows, int units, Floats gates, Floats before, Floats mask, Floats tanhC, Floats dh, Floats dc) {
        long n = (long) rows * units;
        lane.kernel("lstmBackward").with(rows).with(units).at(at(gates, 4 * n)).at(at(before, n)).at(orNone(mask, n)).at(at(tanhC, n)).at(at(dh, n))
                .at(at(dc, n)).elements(n);
        keep(gates, before, mask, tanhC, dh, dc);
    }

    void layerNormLstm(int rows, int units, Floats pre, LayerNorms norms, Floats before, Floats mask, Floats gates, Floats statistics, Floats c,
            Floats tanhC, Floats h) {
        long n = (long) rows * units;
        lane.kernel("layerNormLstm").with(units).at(at(pre, 4 * n)).at(at(norms.gateGamma(), 4L * units)).at(at(norms.gateBeta(), 4L * units))
                .at(at(norms.cGamma(), units)).at(at(norms.cBeta(), units)).at(at(before, n)).at(orNone(mask, n)).at(at(gates, 4 * n))
                .at(at(statistics, (long) rows * STATISTICS)).at(at(c, n)).at(at(tanhC, n)).at(at(h, n)).rows(rows, units);
        keep(pre, norms, before, mask, gates, statistics, c, tanhC, h);
    }

    void layerNormLstmBackward(int rows, int units, Floats pre, LayerNorms norms, LayerNorms gradients, Floats before, Floats mask, Floats gates,
            Floats statistics, Floats c, Floats tanhC, Floats dh, Floats dc) {
        long n = (long) rows * units;
        long deltas = lane.scratch(2 * NORMED * n * Float.BYTES); // [rows, 5 units]
        long products = deltas + NORMED * n * Float.BYTES; // [rows, 5 units]
        lane.kernel("layerNormLstmBackward").with(units).at(at(pre, 4 * n)).at(at(norms.gateGamma(), 4L * units)).at(at(norms.cGamma(), units))
                .at(at(before, n)).at(orNone(mask, n)).at(at(gates, 4 * n)).at(at(statistics, (long) rows * STATISTICS)).at(at(c, n)).at(at(tanhC, n))
                .at(at(dh, n)).at(at(dc, n)).at(deltas).at(products).rows(rows, units);
        Launch sums = lane.kernel("addNormGradients").with(rows).with(units).at(deltas).at(products).at(at(gradients.gateGamma(), 4L * units))
                .at(at(gradients.gateBeta(), 4L * units)).at(at(gradients.cGamma(), units)).at(at(gradients.cBeta(), units));
        sums.tiles(NORMED * units, 2);
        keep(pre, norms, gradients, before, mask, gates, statistics, c, tanhC, dh, dc);
    }
}
