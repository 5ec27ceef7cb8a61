package sketchatlas.sketch;

import java.io.IOException;
import java.io.Serial;

/** Says why an SVG file gives no sketch; the message is the reason alone ("it has no lines"), for a sentence that names the file. */
public final class SvgException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    SvgException(String reason) {
        super(reason);
    }

    SvgException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
