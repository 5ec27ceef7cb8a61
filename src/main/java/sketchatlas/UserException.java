package sketchatlas;

import java.io.Serial;

/**
 * An error whose message is meant for the person in front of the program: one clear sentence that names the thing
 * (the file, the option) and says what to do. Faces show the message as it is and never a stack trace.
 */
public final class UserException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** @param message one sentence that names the thing and what to do */
    public UserException(String message) {
        super(message);
    }

    /** @param message one sentence that names the thing and what to do; {@code cause} is for the log */
    public UserException(String message, Throwable cause) {
        super(message, cause);
    }
}
