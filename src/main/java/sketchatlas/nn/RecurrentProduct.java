package sketchatlas.nn;

/**
 * The product of what a cell carries from step to step with a matrix of weights [in, out]. The same matrix is multiplied at each of
 * many steps, so it is packed once a sequence, and once more transposed for the way back. A single sketch is drawn without: packing
 * would take longer than it saves.
 */
final class RecurrentProduct {
    private final int in;
    private final int out;
    private Kernels kernels;
    private Floats weights; // [in, out]
    private Floats gradient;
    private Floats packed; // [in, out] or, on the way back, [out, in]

    RecurrentProduct(int in, int out) {
        this.in = in;
        this.out = out;
    }

    /** @param gradient null where nothing is trained */
    void bind(Kernels to, Floats toWeights, Floats toGradient) {
        kernels = to;
        weights = toWeights;
        gradient = toGradient;
    }

    /** Before the steps of a sequence. */
    void prepare(int batch) {
        pack(batch, false);
    }

    /** Before the steps back. */
    void prepareBackward(int batch) {
        pack(batch, true);
    }

    private void pack(int batch, boolean transpose) {
        if (batch > 1 && packed == null) {
            packed = kernels.allocate(in * out);
        }
        if (batch > 1) {
            kernels.pack(transpose, transpose ? out : in, transpose ? in : out, weights, out, packed);
        }
    }

    /** y [batch, out] = x [batch, in] W + keep * y. */
    void forward(int batch, Floats x, float keep, Floats y) {
        if (batch > 1) {
            kernels.gemmPacked(batch, out, in, x, in, packed, keep, y, out);
        } else {
            kernels.gemm(false, false, batch, out, in, 1, x, in, weights, out, keep, y, out);
        }
    }

    /** dx [batch, in] = dy [batch, out] W' + keep * dx. */
    void backward(int batch, Floats dy, float keep, Floats dx) {
        if (batch > 1) {
            kernels.gemmPacked(batch, in, out, dy, out, packed, keep, dx, in);
        } else {
            kernels.gemm(false, true, batch, in, out, 1, dy, out, weights, out, keep, dx, in);
        }
    }

    /** Adds to the gradient of the weights, from all steps at once: x [rows, in], dy [rows, out]. */
    void addGradient(int rows, Floats x, Floats dy) {
        kernels.gemm(true, false, in, out, rows, 1, x, in, dy, out, 1, gradient, out);
    }
}
