package sketchatlas;

import java.io.Serial;

/** A file that holds something else than it should, so that an older version of it, where there is one, is better than none. */
public final class DamagedFileException extends UserException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** @param message one sentence that names the file and what to do; {@code cause} is for the log and may be null */
    public DamagedFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
