package sketchatlas.data.download;

import java.io.IOException;
import java.io.Serial;

/** A try that failed and that another one may mend; the message says what happened, as the end of a sentence ("the connection broke off"). */
final class TryAgainException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    TryAgainException(String what) {
        super(what);
    }

    TryAgainException(String what, Throwable cause) {
        super(what, cause);
    }
}
