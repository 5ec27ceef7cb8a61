package sketchatlas.nn;

/**
 * What a recurrent cell reads at each step: a stroke-5 row and the latent code, [stroke, z]. Without dropout on them the
 * code's part is the same at all steps and is kept apart, so that each product with it is done once a sketch.
 */
public final class StepInputs {
    /** Values of a stroke-5 row. */
    public static final int STROKE = 5;

    private final Kernels kernels;
    private final int codeSize;
    private int batch;
    private int steps;
    private Floats strokes; // [steps, batch, 5]
    private Floats code; // [batch, z]
    private Floats codeGradient; // [batch, z]
    private Floats joint; // [steps, batch, 5 + z]
    private Floats mask; // [steps, batch, 5 + z]
    private boolean dropout;

    public StepInputs(Kernels kernels, int codeSize) {
        this.kernels = kernels;
        this.codeSize = codeSize;
    }

    /** Sets the shapes; memory is kept where it is large enough. */
    public void resize(int newBatch, int newSteps) {
        if (strokes == null || newBatch != batch || strokes.length() < newSteps * newBatch * STROKE) {
            strokes = kernels.allocate(newSteps * newBatch * STROKE);
            joint = null;
        }
        if (code == null || newBatch != batch) {
            code = kernels.allocate(newBatch * codeSize);
            codeGradient = kernels.allocate(newBatch * codeSize);
        }
        batch = newBatch;
        steps = newSteps;
        dropout = false;
    }

    /** Drops values of [stroke, z] at each step; after strokes and code have been written. */
    public void drop(long seed, double keep) {
        int width = STROKE + codeSize;
        if (joint == null || joint.length() < rows() * width) {
            joint = kernels.allocate(rows() * width);
            mask = kernels.allocate(rows() * width);
        }
        dropout = true;
        Floats all = joint.slice(0, rows() * width);
        kernels.copyColumns(rows(), STROKE, strokes, STROKE, all, width);
        for (int t = 0; t < steps; t++) {
            kernels.copyColumns(batch, codeSize, code, codeSize, all.from(t * batch * width + STROKE), width);
        }
        Floats kept = mask.slice(0, rows() * width);
        kernels.dropoutMask(seed, keep, kept);
        kernels.multiply(all, kept, all);
    }

    int batch() {
        return batch;
    }

    public int steps() {
        return steps;
    }

    int codeSize() {
        return codeSize;
    }

    /** batch * steps. */
    int rows() {
        return batch * steps;
    }

    boolean dropout() {
        return dropout;
    }

    /** [steps, batch, 5], time first. */
    public Floats strokes() {
        return strokes;
    }

    /** [batch, z]. */
    public Floats code() {
        return code;
    }

    /** [batch, z]; cells add to it. */
    public Floats codeGradient() {
        return codeGradient;
    }

    /** [steps, batch, 5 + z] after dropout. */
    Floats joint() {
        return joint.slice(0, rows() * (STROKE + codeSize));
    }

    Floats mask() {
        return mask.slice(0, rows() * (STROKE + codeSize));
    }
}
