package sketchatlas.nn.cuda;

import java.lang.foreign.MemorySegment;

/**
 * A compiled kernel.
 *
 * @param signature the kinds of its arguments, as {@link KernelSource} reads and {@link Launch} writes them
 */
record Kernel(String name, MemorySegment function, String signature) {
}
