package sketchatlas.nn.cuda;

import java.io.Serial;
import sketchatlas.UserException;

/** There is no card that can be used, and why; its message also says what to do. */
public final class NoCardException extends UserException {
    @Serial
    private static final long serialVersionUID = 1L;
    private static final String OTHERWISE = "choose another backend by --backend.";

    private final String reason;

    /** @param reason without a full stop */
    public NoCardException(String reason) {
        this(reason, "", null);
    }

    /**
     * @param reason without a full stop
     * @param remedy what to do about it, before "or choose another backend"; may be empty
     */
    NoCardException(String reason, String remedy, Throwable cause) {
        super(reason + ": " + (remedy.isEmpty() ? OTHERWISE : remedy + ", or " + OTHERWISE), cause);
        this.reason = reason;
    }

    /** Why, as a sentence of its own. */
    public String reason() {
        return reason + ".";
    }
}
