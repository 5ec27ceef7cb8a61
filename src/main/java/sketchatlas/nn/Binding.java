package sketchatlas.nn;

/**
 * What a layer works with: a backend, the memory of all parameters, that of their gradients (null where nothing is trained)
 * and scratch memory that all layers of one thread share.
 */
public final class Binding {
    private final Kernels kernels;
    private final Floats values;
    private final Floats gradients;
    private final PackedWeights packedWeights;
    private Floats scratch;

    private Binding(Kernels kernels, Floats values, Floats gradients, PackedWeights packedWeights) {
        this.kernels = kernels;
        this.values = values;
        this.gradients = gradients;
        this.packedWeights = packedWeights;
        this.scratch = kernels.allocate(0);
    }

    /** For values that may change from run to run. */
    public static Binding of(Kernels kernels, Floats values, Floats gradients) {
        return new Binding(kernels, values, gradients, null);
    }

    /** For values that never change, with what has been packed of them. */
    public static Binding ofFixed(Kernels kernels, Floats values, PackedWeights packedWeights) {
        return new Binding(kernels, values, null, packedWeights);
    }

    public Kernels kernels() {
        return kernels;
    }

    /** Whether gradients are wanted. */
    public boolean training() {
        return gradients != null;
    }

    /** Null where the values may change. */
    PackedWeights packedWeights() {
        return packedWeights;
    }

    /** The memory of a parameter; interleaved ones reach to the end of their last row. */
    Floats value(Parameter p) {
        return values.slice(p.offset(), span(p));
    }

    Floats gradient(Parameter p) {
        return gradients == null ? null : gradients.slice(p.offset(), span(p));
    }

    private static int span(Parameter p) {
        return (p.rows() - 1) * p.stride() + p.columns();
    }

    Floats values(int offset, int length) {
        return values.slice(offset, length);
    }

    Floats gradients(int offset, int length) {
        return gradients == null ? null : gradients.slice(offset, length);
    }

    /** Memory with any content, until the next call. */
    Floats scratch(int length) {
        if (scratch.length() < length) {
            scratch = kernels.allocate(length);
        }
        return scratch.slice(0, length);
    }
}
