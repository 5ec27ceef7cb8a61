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
        core.kernels().fill(core.convolved(), 0);
        core.kernels().convolveAdjoint(geometry, core.batch(), inChannels, x, core.filter(), core.convolved());
        core.normalize(y, false);
    }

    /** Adds to the gradients of the parameters; dx [in, batch, pixels] is written. */
    public void backward(Floats x, Floats dy, Floats dx) {
        Floats d = core.normalizeBackward(dy); // [out, batch, 4 pixels]
        core.kernels().convolutionGradient(geometry, core.batch(), inChannels, d, x, core.filterGradient());
        core.kernels().convolve(geometry, core.batch(), inChannels, d, core.filter(), dx);
    }
}
