package sketchatlas.nn;

/** What a convolution and a transposed one share: the filter, the instance normalisation and their memory. */
final class ConvolutionCore {
    private final int channels;
    private final int pixels;
    private final Parameter filterParameter;
    private final Parameter gammaParameter;
    private final Parameter betaParameter;
    private Binding binding;
    private Floats filter;
    private Floats filterGradient;
    private Floats gamma;
    private Floats beta;
    private Floats gammaGradient;
    private Floats betaGradient;
    private int batch;
    private Floats convolved; // [channels, batch, pixels]; normalised in place
    private Floats rstd; // [channels, batch]

    ConvolutionCore(ParameterLayout layout, String scope, int[] filterShape, int channels, int pixels, double gammaAtStart, double betaAtStart) {
        this.channels = channels;
        this.pixels = pixels;
        filterParameter = layout.declare(scope + "/filter", Initializer.gaussianByFirstDimension(), filterShape);
        betaParameter = layout.declare(scope + "/InstanceNorm/beta", Initializer.constant(betaAtStart), channels);
        gammaParameter = layout.declare(scope + "/InstanceNorm/gamma", Initializer.constant(gammaAtStart), channels);
    }

    void bind(Binding to) {
        binding = to;
        filter = to.value(filterParameter);
        filterGradient = to.gradient(filterParameter);
        gamma = to.value(gammaParameter);
        beta = to.value(betaParameter);
        gammaGradient = to.gradient(gammaParameter);
        betaGradient = to.gradient(betaParameter);
    }

    void resize(int newBatch) {
        if (batch != newBatch) {
            batch = newBatch;
            convolved = kernels().allocate(channels * batch * pixels);
            rstd = kernels().allocate(channels * batch);
        }
    }

    Kernels kernels() {
        return binding.kernels();
    }

    int batch() {
        return batch;
    }

    Floats filter() {
        return filter;
    }

    Floats filterGradient() {
        return filterGradient;
    }

    Floats convolved() {
        return convolved;
    }

    void normalize(Floats y, boolean accumulate) {
        kernels().instanceNorm(channels, batch, pixels, convolved, gamma, beta, rstd, y, accumulate);
    }

    /** The gradient of the convolution's own output, in the place of the normalised values. */
    Floats normalizeBackward(Floats dy) {
        kernels().instanceNormBackward(channels, batch, pixels, convolved, gamma, rstd, dy, gammaGradient, betaGradient);
        return convolved;
    }
}
