package sketchatlas.nn;

/**
 * A 3x3 convolution without bias and its instance normalisation. Images lie as [channels, batch, pixels]; a few of them at a
 * time are laid out as columns small enough for the cache and multiplied with the filter [h, w, in, out].
 */
public final class NormalizedConvolution {
    private final ConvolutionCore core;
    private final Convolution geometry;
    private final int channels;

    public NormalizedConvolution(ParameterLayout layout, String scope, Convolution geometry, int outChannels) {
        this.geometry = geometry;
        this.channels = outChannels;
        core = new ConvolutionCore(layout, scope, new int[] {3, 3, geometry.inChannels(), outChannels}, outChannels, geometry.outPixels(), 1, 0);
    }

    public void bind(Binding binding) {
        core.bind(binding);
    }

    public void resize(int batch) {
        core.resize(batch);
    }

    /** y [out, batch, outPixels] = or += norm(convolution of x [in, batch, inPixels]). */
    public void forward(Floats x, Floats y, boolean accumulate) {
        Kernels kernels = core.kernels();
        int batch = core.batch();
        int step = core.imagesAtOnce(geometry);
        for (int first = 0; first < batch; first += step) {
            int count = Math.min(step, batch - first);
            int n = count * geometry.outPixels();
            Floats columns = core.scratch(geometry.columnRows() * n); // [9 in, n]
            kernels.imageToColumns(geometry, batch, first, count, x, 0, columns);
            kernels.gemm(true, false, channels, n, geometry.columnRows(), 1, core.filter(), channels, columns, n, 0,
                    core.convolved().from(first * geometry.outPixels()), batch * geometry.outPixels()); // [out, n]
        }
        core.normalize(y, accumulate);
    }

    /** Adds to the gradients of the parameters and, unless it is null, to dx. */
    public void backward(Floats x, Floats dy, Floats dx) {
        Kernels kernels = core.kernels();
        int batch = core.batch();
        Floats d = core.normalizeBackward(dy); // [out, batch, outPixels]
        int step = core.imagesAtOnce(geometry);
        int row = batch * geometry.outPixels();
        for (int first = 0; first < batch; first += step) {
            int count = Math.min(step, batch - first);
            int n = count * geometry.outPixels();
            Floats columns = core.scratch(geometry.columnRows() * n); // [9 in, n]
            Floats here = d.from(first * geometry.outPixels());
            kernels.imageToColumns(geometry, batch, first, count, x, 0, columns);
            kernels.gemm(false, true, geometry.columnRows(), channels, n, 1, columns, n, here, row, 1, core.filterGradient(), channels); // [9 in, out]
            if (dx != null) {
                kernels.gemm(false, false, geometry.columnRows(), n, channels, 1, core.filter(), channels, here, row, 0, columns, n); // [9 in, n]
                kernels.columnsToImage(geometry, batch, first, count, columns, dx);
            }
        }
    }
}
