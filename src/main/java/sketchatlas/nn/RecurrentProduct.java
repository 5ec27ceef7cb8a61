package sketchatlas.nn;

/**
 * The product of what a cell carries from step to step with a matrix of weights [in, out]. The same matrix is multiplied at each of
 * many steps, so it is packed once a sequence, and once more transposed for the way back; once for all where nothing is
 * trained (see {@link PackedWeights}). Where neither holds, a single sequence goes without: packing would take longer than it saves.
 */
final class RecurrentProduct {
    private final int in;
    private final int out;
    private Kernels kernels;
    private int offset;
    private Floats weights; // [in, out]
    private Floats gradient;
    private PackedWeights shared;
    private Floats own;
    private Floats packed; // [in, out] or, on the way back, [out, in]; null for none

    RecurrentProduct(int in, int out) {
        this.in = in;
        this.out = out;
    }

    /** @param firstValue where the matrix begins among all values */
    void bind(Binding binding, int firstValue) {
        kernels = binding.kernels();
        offset = firstValue;
        weights = binding.values(offset, in * out);
        gradient = binding.gradients(offset, in * out);
        shared = binding.packedWeights();
    }

    /** Before the steps of a sequence. */
    void prepare(int batch) {
        if (shared != null) {
            packed = shared.get(kernels, offset, in, out, weights);
        } else {
            pack(batch, false);
        }
    }

    /** Before the steps back. */
    void prepareBackward(int batch) {
        pack(batch, true);
    }

    private void pack(int batch, boolean transpose) {
        packed = null;
        if (batch > 1) {
            if (own == null) {
                own = kernels.allocate(in * out);
            }
            packed = own;
            kernels.pack(transpose, transpose ? out : in, transpose ? in : out, weights, out, packed);
        }
    }

    /** y [batch, out] = x [batch, in] W + keep * y. */
    void forward(int batch, Floats x, float keep, Floats y) {
        forward(batch, x, in, keep, y, out);
    }

    /** As {@link #forward(int, Floats, float, Floats)}, where the rows of x and y are parts of longer ones. */
    void forward(int batch, Floats x, int ldx, float keep, Floats y, int ldy) {
        if (packed != null) {
            kernels.gemmPacked(batch, out, in, x, ldx, packed, keep, y, ldy);
        } else {
            kernels.gemm(false, false, batch, out, in, 1, x, ldx, weights, out, keep, y, ldy);
        }
    }

    /** dx [batch, in] = dy [batch, out] W' + keep * dx. */
    void backward(int batch, Floats dy, float keep, Floats dx) {
        backward(batch, dy, out, keep, dx, in);
    }

    /** As {@link #backward(int, Floats, float, Floats)}, where the rows of dy and dx are parts of longer ones. */
    void backward(int batch, Floats dy, int lddy, float keep, Floats dx, int lddx) {
        if (packed != null) {
            kernels.gemmPacked(batch, in, out, dy, lddy, packed, keep, dx, lddx);
        } else {
            kernels.gemm(false, true, batch, in, out, 1, dy, lddy, weights, out, keep, dx, lddx);
        }
    }

    /** Adds to the gradient of the weights, from all steps at once: x [rows, in], dy [rows, out]. */
    void addGradient(int rows, Floats x, Floats dy) {
        addGradient(rows, x, in, dy, out);
    }

    /** As {@link #addGradient(int, Floats, Floats)}, where the rows of x and dy are parts of longer ones. */
    void addGradient(int rows, Floats x, int ldx, Floats dy, int lddy) {
        kernels.gemm(true, false, in, out, rows, 1, x, ldx, dy, lddy, 1, gradient, out);
    }
}
