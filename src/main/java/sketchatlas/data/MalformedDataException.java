package sketchatlas.data;

import java.io.IOException;
import java.io.Serial;

/**
 * Data that breaks its format. The message is the middle of a sentence ("its header is cut off"); the reader that knows
 * the file makes a {@link sketchatlas.UserException} of it.
 */
public final class MalformedDataException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, as the middle of a sentence, without the file's name */
    public MalformedDataException(String message) {
        super(message);
    }

    MalformedDataException(String message, Throwable cause) {
        super(message, cause);
    }
}
