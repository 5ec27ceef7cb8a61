package sketchatlas.nn;

/** y = x W + b, with x [rows, in], W [in, out], y [rows, out]. */
public final class Dense {
    private final int in;
    private final int out;
    private final Parameter weights;
    private final Parameter bias;
    private Kernels kernels;
    private Floats w;
    private Floats b;
    private Floats dw;
    private Floats db;

    public Dense(ParameterLayout layout, String scope, int in, int out) {
        this.in = in;
        this.out = out;
        weights = layout.declare(scope + "/linear/fc_w", Initializer.gaussianByFirstDimension(), in, out);
        bias = layout.declare(scope + "/linear/fc_b", Initializer.constant(0), out);
    }

    public void bind(Binding binding) {
        kernels = binding.kernels();
        w = binding.value(weights);
        b = binding.value(bias);
        dw = binding.gradient(weights);
        db = binding.gradient(bias);
    }

    public void forward(int rows, Floats x, Floats y) {
        kernels.repeat(rows, b, y);
        kernels.gemm(false, false, rows, out, in, 1, x, in, w, out, 1, y, out); // [rows, out]
    }

    /** Adds to the gradients of W and b and, unless {@code dx} is null, dx = keep * dx + dy W'. */
    public void backward(int rows, Floats x, Floats dy, Floats dx, float keep) {
        kernels.gemm(true, false, in, out, rows, 1, x, in, dy, out, 1, dw, out); // [in, out]
        kernels.sumRows(rows, out, dy, out, db);
        if (dx != null) {
            kernels.gemm(false, true, rows, in, out, 1, dy, out, w, out, keep, dx, in); // [rows, in]
        }
    }
}
