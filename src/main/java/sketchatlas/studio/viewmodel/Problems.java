package sketchatlas.studio.viewmodel;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import sketchatlas.UserException;

/** Errors for people and for the log. */
public final class Problems {
    private static final Logger LOG = System.getLogger(Problems.class.getName());

    private Problems() {
    }

    /**
     * Logs an error and gives one sentence for the person: an error meant for people speaks for itself, any other is introduced by
     * what could not be done.
     *
     * @param whatFailed a sentence without its full stop
     */
    public static String tell(String whatFailed, Throwable error) {
        if (error instanceof UserException) {
            LOG.log(Level.DEBUG, whatFailed, error);
            return error.getMessage();
        }
        LOG.log(Level.WARNING, whatFailed, error);
        String why = error.getMessage() == null || error.getMessage().isBlank() ? error.getClass().getSimpleName() : error.getMessage();
        return whatFailed + ": " + why;
    }
}
