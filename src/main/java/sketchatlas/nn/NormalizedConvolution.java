package sketchatlas.nn;

/** A 3x3 convolution without bias, with a filter [h, w, in, out], and its instance normalisation. Images lie as [channels, batch, pixels]. */
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
        core.kernels().convolve(geometry, core.batch(), channels, x, core.filter(), core.convolved());
        core.normalize(y, accumulate);
    }

    /** Adds to the gradients of the parameters and, unless it is null, to dx. */
    public void backward(Floats x, Floats dy, Floats dx) {
        Kernels kernels = core.kernels();
        Floats d = core.normalizeBackward(dy); // [out, batch, outPixels]
        kernels.convolutionGradient(geometry, core.batch(), channels, x, d, core.filterGradient());
        if (dx != null) {
            kernels.convolveAdjoint(geometry, core.batch(), channels, d, core.filter(), dx);
        }
    }
}
