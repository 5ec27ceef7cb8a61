package sketchatlas.nn;

/** The product of a cell's inputs [stroke, z] with the first 5 + z rows of its weights, plus a bias; backward for all steps at once. */
final class InputProjection {
    private final int width;
    private final Parameter weights;
    private final Parameter bias;
    private Kernels kernels;
    private Floats w;
    private Floats b;
    private Floats dw;
    private Floats db;
    private Floats codePart; // [batch, width]

    /**
     * @param weights [at least 5 + z, width]
     * @param bias [width], or null
     */
    InputProjection(Parameter weights, Parameter bias, int width) {
        this.weights = weights;
        this.bias = bias;
        this.width = width;
    }

    void bind(Binding binding) {
        kernels = binding.kernels();
        w = binding.value(weights);
        dw = binding.gradient(weights);
        b = bias == null ? null : binding.value(bias);
        db = bias == null ? null : binding.gradient(bias);
    }

    /** The part of z and the bias, which is the same at all steps. */
    void prepare(StepInputs in) {
        int batch = in.batch();
        int z = in.codeSize();
        if (codePart == null || codePart.length() != batch * width) {
            codePart = kernels.allocate(batch * width);
        }
        if (b == null) {
            kernels.fill(codePart, 0);
        } else {
            kernels.repeat(batch, b, codePart);
        }
        if (!in.dropout()) {
            kernels.gemm(false, false, batch, width, z, 1, in.code(), z, w.from(StepInputs.STROKE * width), width, 1, codePart, width); // [batch, width]
        }
    }

    /** out [batch, width] of step t: one at a time, while it is in a core's own cache for what is added to it next. */
    void forward(StepInputs in, int t, Floats out) {
        int rows = in.batch();
        kernels.copy(codePart, out);
        if (in.dropout()) {
            int n = StepInputs.STROKE + in.codeSize();
            kernels.gemm(false, false, rows, width, n, 1, in.joint().from(t * rows * n), n, w, width, 1, out, width); // [batch, width]
        } else {
            int n = StepInputs.STROKE;
            kernels.gemm(false, false, rows, width, n, 1, in.strokes().from(t * rows * n), n, w, width, 1, out, width);
        }
    }

    /** Adds to the gradients of weights, bias and code, given dOut [steps, batch, width]. */
    void backward(StepInputs in, Floats dOut) {
        int rows = in.rows();
        int batch = in.batch();
        int z = in.codeSize();
        kernels.sumRepeats(in.steps(), dOut, codePart); // [batch, width]
        if (db != null) {
            kernels.sumRows(batch, width, codePart, width, db);
        }
        if (in.dropout()) {
            int n = StepInputs.STROKE + z;
            kernels.gemm(true, false, n, width, rows, 1, in.joint(), n, dOut, width, 1, dw, width); // [5 + z, width]
            Floats dJoint = in.joint();
            kernels.gemm(false, true, rows, n, width, 1, dOut, width, w, width, 0, dJoint, n); // [steps * batch, 5 + z]
            kernels.multiply(dJoint, in.mask(), dJoint);
            for (int t = 0; t < in.steps(); t++) {
                addCodeColumns(in, dJoint.slice(t * batch * n, batch * n), n);
            }
        } else {
            kernels.gemm(true, false, StepInputs.STROKE, width, rows, 1, in.strokes(), StepInputs.STROKE, dOut, width, 1, dw, width);
            kernels.gemm(true, false, z, width, batch, 1, in.code(), z, codePart, width, 1, dw.from(StepInputs.STROKE * width), width); // [z, width]
            kernels.gemm(false, true, batch, z, width, 1, codePart, width, w.from(StepInputs.STROKE * width), width, 1, in.codeGradient(), z); // [batch, z]
        }
    }

    private void addCodeColumns(StepInputs in, Floats dStep, int n) {
        Floats columns = codePart.slice(0, in.batch() * in.codeSize());
        kernels.copyColumns(in.batch(), in.codeSize(), dStep.from(StepInputs.STROKE), n, columns, in.codeSize());
        kernels.addScaled(1, columns, in.codeGradient());
    }
}
