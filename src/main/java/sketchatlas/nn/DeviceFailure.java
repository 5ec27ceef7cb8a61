package sketchatlas.nn;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import sketchatlas.nn.cuda.CudaException;

/** What computes beside the processor, a graphics card as a rule, could not go on. What was in its memory is lost. */
public final class DeviceFailure extends RuntimeException {
    // Words of CUDA (cudaGetErrorString), of cuBLAS and of ND4J about a device, and of JavaCPP about memory beside the heap.
    private static final Pattern MEMORY = Pattern.compile("cuda.*(out of memory|memory allocation|malloc)|cublas_status_alloc_failed|device.*out of memory"
            + "|out of memory.*device|failed to allocate .*device|physical memory usage is too high|cannot allocate new \\w+pointer");
    private static final Pattern LOST = Pattern.compile("cuda.*(error|failed|failure)|cublas_status_|cudnn_status_|device.*(lost|removed|not ready)"
            + "|unspecified launch failure|illegal memory access|gpu.*fallen off the bus");

    /** What has happened. */
    public enum Kind {
        /** Its memory is too small. */
        OUT_OF_MEMORY,
        /** It does not answer any more, or with errors. */
        LOST
    }

    private final Kind kind;

    /** @param message what it said, for the log */
    public DeviceFailure(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** The failure of a device that an error, or what caused it, tells of; empty where it is about something else. */
    public static Optional<DeviceFailure> in(Throwable error) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        DeviceFailure found = null; // the innermost, for the others only repeat its words
        for (Throwable t = error; t != null && seen.add(t); t = t.getCause()) {
            if (t instanceof DeviceFailure failure) {
                return Optional.of(failure);
            }
            String words = String.valueOf(t.getMessage());
            if (t instanceof CudaException cuda) {
                return Optional.of(new DeviceFailure(cuda.outOfMemory() ? Kind.OUT_OF_MEMORY : Kind.LOST, words, error));
            }
            if (MEMORY.matcher(words.toLowerCase(Locale.ROOT)).find()) {
                found = new DeviceFailure(Kind.OUT_OF_MEMORY, words, error);
            } else if (LOST.matcher(words.toLowerCase(Locale.ROOT)).find()) {
                found = new DeviceFailure(Kind.LOST, words, error);
            }
        }
        return Optional.ofNullable(found);
    }
}
