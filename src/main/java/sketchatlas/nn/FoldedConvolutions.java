package sketchatlas.nn;

import java.util.Arrays;

/**
 * Parallel convolutions of an image of one channel, whose outputs before the norm are never made. Such an image has few columns, 9 for
 * each dilation, so that the mean and variance of a channel w follow from the columns' sums s and products M over the n pixels:
 * mean = w's / n and variance = w'Mw / n - mean^2. With them the norms fold into the filters, and the sum of all convolutions is one
 * product with the filters of this image. The way back needs no more than the products G of columns and gradient.
 *
 * <p>Columns are taken relative to the image's background, which changes no normalised value: pixels of plain background then come out
 * all the same, and exact, so that a relu does not put them on both sides of its zero.
 */
final class FoldedConvolutions extends ParallelConvolutions {
    private static final double EPSILON = 1e-6;

    private final Convolution[] geometries;
    private final int channels;
    private final int pixels;
    private final int rows; // of the columns: 9 for each dilation, and one of ones
    private final float background;
    private final Parameter[] filterParameters;
    private final Parameter[] gammaParameters;
    private final Parameter[] betaParameters;
    private Kernels kernels;
    private Binding binding;
    private final double[] filters; // [rows - 1, channels]
    private final double[] gammas; // [dilations, channels]
    private final double[] betas; // [dilations, channels]
    private final double[] filterGradients;
    private final double[] gammaGradients;
    private final double[] betaGradients;
    private double[] means; // [batch, dilations, channels]
    private double[] deviations; // [batch, dilations, channels], reciprocal
    private float[] products; // [batch, rows, rows]
    private final float[] folded; // [channels, rows]
    private final float[] crossed; // [rows, channels]
    private int batch;
    private Floats relative; // [1, batch, pixels]
    private Floats columns; // [rows, pixels]
    private Floats small; // [rows, rows], [channels, rows] or [rows, channels]

    FoldedConvolutions(ParameterLayout layout, String scope, int size, int[] dilations, int channels, float background) {
        this.channels = channels;
        this.background = background;
        int count = dilations.length;
        pixels = size * size;
        rows = Convolution.TAPS * count + 1;
        geometries = new Convolution[count];
        filterParameters = new Parameter[count];
        gammaParameters = new Parameter[count];
        betaParameters = new Parameter[count];
        for (int i = 0; i < count; i++) {
            String name = scope + (i + 1) + "/conv0";
            geometries[i] = new Convolution(1, size, 1, dilations[i]);
            filterParameters[i] = layout.declare(name + "/filter", Initializer.gaussianByFirstDimension(), 3, 3, 1, channels);
            betaParameters[i] = layout.declare(name + "/InstanceNorm/beta", Initializer.constant(0), channels);
            gammaParameters[i] = layout.declare(name + "/InstanceNorm/gamma", Initializer.constant(1), channels);
        }
        filters = new double[(rows - 1) * channels];
        gammas = new double[count * channels];
        betas = new double[count * channels];
        filterGradients = new double[filters.length];
        gammaGradients = new double[gammas.length];
        betaGradients = new double[betas.length];
        folded = new float[channels * rows];
        crossed = new float[rows * channels];
    }

    @Override
    public void bind(Binding to) {
        binding = to;
        kernels = to.kernels();
        columns = kernels.allocate(rows * pixels);
        kernels.fill(columns.from((rows - 1) * pixels), 1);
        small = kernels.allocate(rows * Math.max(rows, channels));
    }

    @Override
    public void resize(int newBatch) {
        if (batch != newBatch) {
            batch = newBatch;
            relative = kernels.allocate(batch * pixels);
            products = new float[batch * rows * rows];
            means = new double[batch * gammas.length];
            deviations = new double[batch * gammas.length];
        }
    }

    @Override
    public void forward(Floats x, Floats y) {
        for (int i = 0; i < geometries.length; i++) {
            load(filterParameters[i], filters, i * Convolution.TAPS * channels);
            load(gammaParameters[i], gammas, i * channels);
            load(betaParameters[i], betas, i * channels);
        }
        kernels.fill(relative, -background);
        kernels.addScaled(1, x, relative);
        for (int image = 0; image < batch; image++) {
            makeColumns(image);
            kernels.gemm(false, true, rows, rows, pixels, 1, columns, pixels, columns, pixels, 0, small, rows); // [rows, rows]
            kernels.download(small, products, image * rows * rows, rows * rows);
            fold(image);
            kernels.upload(folded, 0, small, folded.length);
            kernels.gemm(false, false, channels, pixels, rows, 1, small, rows, columns, pixels, 0, y.from(image * pixels), batch * pixels);
        }
    }

    private void load(Parameter p, double[] to, int at) {
        float[] values = new float[p.size()];
        kernels.download(binding.value(p), values, 0, values.length);
        for (int i = 0; i < values.length; i++) {
            to[at + i] = values[i];
        }
    }

    private void makeColumns(int image) {
        for (int i = 0; i < geometries.length; i++) {
            kernels.imageToColumns(geometries[i], batch, image, 1, relative, -background, columns.from(i * Convolution.TAPS * pixels));
        }
    }

    /** The filters with the norms of this image in them, and in the last column what they add up to on plain background. */
    private void fold(int image) {
        int sums = image * rows * rows + (rows - 1) * rows; // the columns' sums, as products with the row of ones
        Arrays.fill(folded, 0);
        for (int channel = 0; channel < channels; channel++) {
            double constant = 0;
            for (int i = 0; i < geometries.length; i++) {
                int at = i * channels + channel;
                double mean = 0;
                double square = 0;
                for (int tap = i * Convolution.TAPS; tap < (i + 1) * Convolution.TAPS; tap++) {
                    mean += filters[tap * channels + channel] * products[sums + tap];
                    square += filters[tap * channels + channel] * filteredProducts(image, i, tap, channel);
                }
                mean /= pixels;
                double rstd = 1 / Math.sqrt(Math.max(0, square / pixels - mean * mean) + EPSILON);
                means[image * gammas.length + at] = mean;
                deviations[image * gammas.length + at] = rstd;
                double scale = gammas[at] * rstd;
                for (int tap = i * Convolution.TAPS; tap < (i + 1) * Convolution.TAPS; tap++) {
                    folded[channel * rows + tap] = (float) (scale * filters[tap * channels + channel]);
                }
                constant += betas[at] - scale * mean;
            }
            folded[channel * rows + rows - 1] = (float) constant;
        }
    }

    /** The sum over the pixels of a column times the i-th convolution's output. */
    private double filteredProducts(int image, int i, int column, int channel) {
        double sum = 0;
        int from = (image * rows + column) * rows;
        for (int tap = i * Convolution.TAPS; tap < (i + 1) * Convolution.TAPS; tap++) {
            sum += products[from + tap] * filters[tap * channels + channel];
        }
        return sum;
    }

    @Override
    public void backward(Floats x, Floats dy, Floats dx) {
        if (dx != null) {
            throw new IllegalArgumentException("no gradient of an image of one channel");
        }
        Arrays.fill(filterGradients, 0);
        Arrays.fill(gammaGradients, 0);
        Arrays.fill(betaGradients, 0);
        for (int image = 0; image < batch; image++) {
            makeColumns(image);
            kernels.gemm(false, true, rows, channels, pixels, 1, columns, pixels, dy.from(image * pixels), batch * pixels, 0, small, channels);
            kernels.download(small, crossed, 0, crossed.length);
            for (int i = 0; i < geometries.length; i++) {
                for (int channel = 0; channel < channels; channel++) {
                    addGradients(image, i, channel);
                }
            }
        }
        for (int i = 0; i < geometries.length; i++) {
            add(filterGradients, i * Convolution.TAPS * channels, filterParameters[i]);
            add(gammaGradients, i * channels, gammaParameters[i]);
            add(betaGradients, i * channels, betaParameters[i]);
        }
    }

    /** Through gamma * normalised + beta and the norm to the filter, all from sums over the pixels. */
    private void addGradients(int image, int i, int channel) {
        int at = i * channels + channel;
        int sums = image * rows * rows + (rows - 1) * rows;
        double mean = means[image * gammas.length + at];
        double rstd = deviations[image * gammas.length + at];
        double sum = crossed[(rows - 1) * channels + channel]; // of dy
        double dot = 0; // of dy and the normalised output
        for (int tap = i * Convolution.TAPS; tap < (i + 1) * Convolution.TAPS; tap++) {
            dot += filters[tap * channels + channel] * crossed[tap * channels + channel];
        }
        dot = rstd * (dot - mean * sum);
        betaGradients[at] += sum;
        gammaGradients[at] += dot;
        for (int tap = i * Convolution.TAPS; tap < (i + 1) * Convolution.TAPS; tap++) {
            double normalised = rstd * (filteredProducts(image, i, tap, channel) - mean * products[sums + tap]); // times the column
            filterGradients[tap * channels + channel] += gammas[at] * rstd
                    * (crossed[tap * channels + channel] - products[sums + tap] * sum / pixels - normalised * dot / pixels);
        }
    }

    private void add(double[] gradients, int at, Parameter p) {
        float[] values = new float[p.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) gradients[at + i];
        }
        Floats addend = binding.scratch(values.length);
        kernels.upload(values, 0, addend, values.length);
        kernels.addScaled(1, addend, binding.gradient(p));
    }
}
