package sketchatlas.nn;

/**
 * The coarse operations that all layers are written over. Every layer and cell, forward and backward, is made of these and
 * of nothing else, so that one implementation of this interface brings the whole engine to another kind of processor.
 *
 * <p>Matrices are row-major. An instance belongs to one thread at a time; two instances may read the same {@link Floats}.
 * Arguments are trusted (layers compute shapes from each other); only {@link Floats} bounds are checked.
 */
public interface Kernels {

    /** What a person calls it, e.g. "CPU (OpenBLAS)". */
    String description();

    /** Waits until everything that was asked for is done, where that goes on by itself; for measuring. */
    default void finish() {
        // most are done when they return
    }

    /** New memory, filled with zeros. */
    Floats allocate(int length);

    void upload(float[] from, int offset, Floats to, int count);

    void download(Floats from, float[] to, int offset, int count);

    void fill(Floats x, float value);

    /** to = from, for the length of {@code from}. */
    void copy(Floats from, Floats to);

    /** y = y + factor * x, for the length of {@code x}. */
    void addScaled(float factor, Floats x, Floats y);

    /** y = x * factor element by element; y may be x. */
    void multiply(Floats x, Floats factor, Floats y);

    /** c = alpha * op(a) op(b) + beta * c with c [m, n], op(a) [m, k], op(b) [k, n]; lda, ldb, ldc are row lengths in memory. */
    void gemm(boolean transposeA, boolean transposeB, int m, int n, int k, float alpha, Floats a, int lda, Floats b, int ldb, float beta,
            Floats c, int ldc);

    /**
     * packed [k * n] = b [k, n], or b [n, k] transposed, in the order that {@link #gemmPacked} reads fastest: for a matrix that many
     * products have in common.
     */
    void pack(boolean transpose, int k, int n, Floats b, int ldb, Floats packed);

    /** c [m, n] = a [m, k] b + beta * c, with b [k, n] as {@link #pack} wrote it. */
    void gemmPacked(int m, int n, int k, Floats a, int lda, Floats packed, float beta, Floats c, int ldc);

    /** sum = sum + the sum over the rows of x [rows, n] with the given row length in memory. */
    void sumRows(int rows, int n, Floats x, int ldx, Floats sum);

    /** y [times, n] = x [n] repeated. */
    void repeat(int times, Floats x, Floats y);

    /** y [n] = the sum over the times of x [times, n]. */
    void sumRepeats(int times, Floats x, Floats y);

    /** y [rows, n] = x [rows, ldx] without the columns behind n, or the other way round where ldy is larger. */
    void copyColumns(int rows, int n, Floats x, int ldx, Floats y, int ldy);

    // Element-wise functions, in place; the backward forms take the function's value y and turn dy into dx.

    void relu(Floats x);

    void reluBackward(Floats y, Floats dy);

    void tanh(Floats x);

    void tanhBackward(Floats y, Floats dy);

    /** sigma2 = softplus(x) + 1e-10, in place. */
    void softplus(Floats x);

    /** With y = softplus(x) + 1e-10: dy = dy * sigmoid(x). */
    void softplusBackward(Floats y, Floats dy);

    /** mask = 0 with probability 1 - keep, else 1 / keep; the same for the same seed, whatever the backend. */
    void dropoutMask(long seed, double keep, Floats mask);

    // Images: [channels, batch, pixels], so that one product serves several images.

    /** y [out, batch, outPixels] = the convolution of x [in, batch, inPixels] with the filter [h, w, in, out]. */
    void convolve(Convolution geometry, int batch, int outChannels, Floats x, Floats filter, Floats y);

    /** x = x + the adjoint of {@link #convolve} at y: the gradient of a convolution, or a transposed convolution. */
    void convolveAdjoint(Convolution geometry, int batch, int outChannels, Floats y, Floats filter, Floats x);

    /** Adds to the gradient of the filter of {@link #convolve}. */
    void convolutionGradient(Convolution geometry, int batch, int outChannels, Floats x, Floats dy, Floats gradient);

    /**
     * What a convolution of stride 1 multiplies its filter with: columns [9 * channels, count * pixels] of images first .. first + count - 1
     * of x [channels, batch, pixels], with the given value around them.
     */
    void imageToColumns(Convolution geometry, int batch, int first, int count, Floats x, float around, Floats columns);

    /**
     * Instance normalisation (eps 1e-6) of x [channels, batch, pixels] in place to zero mean and unit variance;
     * y = gamma * x + beta, added onto y when {@code accumulate}. rstd [channels, batch].
     */
    void instanceNorm(int channels, int batch, int pixels, Floats x, Floats gamma, Floats beta, Floats rstd, Floats y, boolean accumulate);

    /** Turns the normalised x into dx given dy; adds to dgamma and dbeta. */
    void instanceNormBackward(int channels, int batch, int pixels, Floats x, Floats gamma, Floats rstd, Floats dy, Floats dgamma,
            Floats dbeta);

    /** nhwc [batch, pixels * channels] from x [channels, batch, pixels]. */
    void toChannelsLast(int channels, int batch, int pixels, Floats x, Floats nhwc);

    /** x [channels, batch, pixels] from nhwc [batch, pixels * channels]. */
    void toChannelsFirst(int channels, int batch, int pixels, Floats nhwc, Floats x);

    // Recurrent cells; gate order i, j, f, o; forget bias 1; mask [rows, units] or null for no dropout on tanh(j).

    /**
     * LSTM: gates [rows, 4 units] hold pre-activations and are replaced by sigmoid(i), tanh(j), sigmoid(f + 1), sigmoid(o).
     * tanhC keeps tanh(c).
     */
    void lstm(int rows, int units, Floats gates, Floats cPrevious, Floats mask, Floats c, Floats tanhC, Floats h);

    /** Turns gates into d(pre-activations) and dc from d(c) into d(cPrevious). */
    void lstmBackward(int rows, int units, Floats gates, Floats cPrevious, Floats mask, Floats tanhC, Floats dh, Floats dc);

    /**
     * Layer-normalised LSTM: pre [rows, 4 units] stays, gates receives the activations, statistics [rows, 10] the mean and
     * reciprocal deviation of the four gates and of c (eps 1e-3). norm: gamma and beta of the gates [4 units], of c [units].
     */
    void layerNormLstm(int rows, int units, Floats pre, LayerNorms norms, Floats cPrevious, Floats mask, Floats gates, Floats statistics,
            Floats c, Floats tanhC, Floats h);

    /** Turns pre into d(pre) and dc into d(cPrevious); adds to the gradients of the norms. */
    void layerNormLstmBackward(int rows, int units, Floats pre, LayerNorms norms, LayerNorms gradients, Floats cPrevious, Floats mask,
            Floats gates, Floats statistics, Floats c, Floats tanhC, Floats dh, Floats dc);

    /** pre = scaleX * x + scaleH * h + pre (which holds the h-side bias) + bias, all [rows, n], bias [n]. */
    void hyperCombine(int rows, int n, Floats scaleX, Floats x, Floats scaleH, Floats h, Floats bias, Floats pre);

    /** With the gradient d of the sum above: (scale, value) becomes (d * scale, d * value), the gradients of (value, scale). */
    void hyperScaleBackward(Floats d, Floats scale, Floats value);

    // Losses.

    /**
     * The mixture density and pen loss (Ha and Eck 2018, with 1e-6 inside the logarithm): raw [rows, 3 + 6 * mixtures],
     * targets [rows, 5]. Returns the sum over the rows, times factor for the gradient that replaces raw.
     *
     * @param maskPen whether rows after the end count no pen loss (evaluation)
     * @param factor what the gradient is multiplied by; 0 leaves raw as it is
     */
    double mixtureLoss(int rows, int mixtures, Floats raw, Floats targets, boolean maskPen, float factor);

    /** The sum of |gen - image| (L1) or of its square; gradient, unless null, receives factor times the derivative by gen. */
    double imageLoss(Floats images, Floats gen, boolean squared, float factor, Floats gradient);

    /** One step of Adam in TensorFlow's form with element-wise clipping of the gradients; {@code rate} holds the bias correction. */
    void adam(Floats values, Floats gradients, Floats m, Floats v, AdamStep step);

    /** gamma and beta of a layer-normalised cell: gates [4 units], c [units]. */
    record LayerNorms(Floats gateGamma, Floats gateBeta, Floats cGamma, Floats cBeta) {
    }

    /**
     * The numbers of one step of Adam.
     *
     * @param rate learning rate times sqrt(1 - beta2^t) / (1 - beta1^t)
     * @param clip gradients are clipped to -clip .. clip
     */
    record AdamStep(double rate, double beta1, double beta2, double epsilon, double clip) {
    }
}
