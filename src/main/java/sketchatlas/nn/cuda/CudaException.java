package sketchatlas.nn.cuda;

import java.io.Serial;

/** One of NVIDIA's libraries answered a call with an error. */
public final class CudaException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean outOfMemory;

    /**
     * @param operation what was asked for, with the function's name
     * @param name of the error, such as CUDA_ERROR_OUT_OF_MEMORY
     * @param code its number
     * @param words what the library says about it; may be empty
     */
    CudaException(String operation, String name, int code, String words, boolean outOfMemory) {
        super(operation + ": " + name + " (" + code + ")" + (words.isEmpty() ? "" : ", " + words));
        this.outOfMemory = outOfMemory;
    }

    /** Whether the card's memory was too small; otherwise the card, or the call, has failed. */
    public boolean outOfMemory() {
        return outOfMemory;
    }
}
