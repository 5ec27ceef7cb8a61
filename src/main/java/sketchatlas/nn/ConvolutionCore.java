package sketchatlas.nn;

import java.util.Arrays;

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
    private int[] batches = new int[0]; // of each group of images
    private Floats[] allConvolved;
    private Floats[] allRstd;
    private int batch; // of the selected group, as the two below
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

    /** Memory for each of some groups of images, of which the first is selected. */
    void resize(int... newBatches) {
        if (!Arrays.equals(batches, newBatches)) {
            batches = newBatches.clone();
            allConvolved = new Floats[batches.length];
            allRstd = new Floats[batches.length];
            Arrays.setAll(allConvolved, i -> kernels().allocate(channels * batches[i] * pixels));
            Arrays.setAll(allRstd, i -> kernels().allocate(channels * batches[i]));
        }
        select(0);
    }

    void select(int group) {
        batch = batches[group];
        convolved = allConvolved[group];
        rstd = allRstd[group];
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
