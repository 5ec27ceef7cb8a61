package sketchatlas.nn;

import java.util.HashMap;
import java.util.Map;

/**
 * Matrices of weights as {@link Kernels#pack} writes them, packed once for all networks that are bound to the same values: of a
 * model that draws and does not learn any more. Its networks' kernels must be of one backend. Thread-safe.
 */
public final class PackedWeights {
    private final Map<Integer, Floats> packed = new HashMap<>();

    /** The matrix [in, out] that begins at an offset of all values. */
    synchronized Floats get(Kernels kernels, int offset, int in, int out, Floats weights) {
        return packed.computeIfAbsent(offset, _ -> {
            Floats to = kernels.allocate(in * out);
            kernels.pack(false, in, out, weights, out, to);
            return to;
        });
    }
}
