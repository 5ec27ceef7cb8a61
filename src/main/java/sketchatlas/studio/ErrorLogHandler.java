package sketchatlas.studio;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import sketchatlas.ErrorLog;

/** Keeps what is logged with an error in the person's {@link ErrorLog}, for nobody sees the standard error of a window. */
final class ErrorLogHandler extends Handler {
    private final ErrorLog errors;

    ErrorLogHandler(ErrorLog errors) {
        this.errors = errors;
        setLevel(Level.WARNING);
    }

    @Override
    public void publish(LogRecord logged) {
        if (isLoggable(logged) && logged.getThrown() != null) {
            errors.write(logged.getMessage(), logged.getThrown());
        }
    }

    @Override
    public void flush() {
        // every entry is written at once
    }

    @Override
    public void close() {
        // the log is open only while it is written to
    }
}
