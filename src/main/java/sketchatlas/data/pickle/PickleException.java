package sketchatlas.data.pickle;

import java.io.IOException;
import java.io.Serial;

/** A pickle that is damaged or holds something else than sketches; the message is the middle of a sentence. */
public final class PickleException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, as the middle of a sentence, without the file's name */
    public PickleException(String message) {
        super(message);
    }
}
