package sketchatlas.nn;

/**
 * A transposed 3x3 convolution of stride 2 without bias, the adjoint of {@link NormalizedConvolution}'s, and its instance
 * normalisation. The filter is [h, w, out, in]: the geometry's "in" side is the larger, produced one.
 */
public final class NormalizedTransposedConvolution {
    private final ConvolutionCore core;
    private final Convolution geometry;
    private final int inChannels;

    /**
     * @param size height and width of the smaller side x
     * @param gammaAtStart the norm's gamma before training; 1 but for a reason
     * @param betaAtStart the norm's beta before training; 0 but for a reason
     */
    public NormalizedTransposedConvolution(ParameterLayout layout, String scope, int inChannels, int outChannels, int size, double gammaAtStart,
            double betaAtStart) {
        this.inChannels = inChannels;
        geometry = new Convolution(outChannels, 2 * size, 2, 1);
        core = new ConvolutionCore(layout, scope, new int[] {3, 3, outChannels, inChannels}, outChannels, geometry.inPixels(), gammaAtStart,
                betaAtStart);
    }

    public void bind(Binding binding) {
        core.bind(binding);
    }

    public void resize(int batch) {
        core.resize(batch);
    }

    /** y [out, batch, 4 pixels] = norm(transposed convolution of x [in, batch, pixels]). */
    public void forward(Floats x, Floats y) {
        Kernels kernels = core.kernels();
        int batch = core.batch();
        int step = core.imagesAtOnce(geometry);
        int row = batch * geometry.outPixels();
        kernels.fill(core.convolved(), 0);
        for (int first = 0; first < batch; first += step) {
            int count = Math.min(step, batch - first);
            int n = count * geometry.outPixels();
            Floats columns = core.scratch(geometry.columnRows() * n); // [9 out, n]
            kernels.gemm(false, false, geometry.columnRows(), n, inChannels, 1, core.filter(), inChannels, x.from(first * geometry.outPixels()),
                    row, 0, columns, n); // [9 out, n]
            kernels.columnsToImage(geometry, batch, first, count, columns, core.convolved());
        }
        core.normalize(y, false);
    }

    /** Adds to the gradients of the parameters; dx [in, batch, pixels] is written. */
    public void backward(Floats x, Floats dy, Floats dx) {
        Kernels kernels = core.kernels();
        int batch = core.batch();
        Floats d = core.normalizeBackward(dy); // [out, batch, 4 pixels]
        int step = core.imagesAtOnce(geometry);
        int row = batch * geometry.outPixels();
        for (int first = 0; first < batch; first += step) {
            int count = Math.min(step, batch - first);
            int n = count * geometry.outPixels();
            int at = first * geometry.outPixels();
            Floats columns = core.scratch(geometry.columnRows() * n); // [9 out, n]
            kernels.imageToColumns(geometry, batch, first, count, d, 0, columns);
            kernels.gemm(false, true, geometry.columnRows(), inChannels, n, 1, columns, n, x.from(at), row, 1, core.filterGradient(),
                    inChannels); // [9 out, in]
            kernels.gemm(true, false, inChannels, n, geometry.columnRows(), 1, core.filter(), inChannels, columns, n, 0, dx.from(at), row); // [in, n]
        }
    }
}
