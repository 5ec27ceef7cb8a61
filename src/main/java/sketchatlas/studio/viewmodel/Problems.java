package sketchatlas.studio.viewmodel;

import sketchatlas.UserException;

/** Sentences about errors. */
final class Problems {
    private Problems() {
    }

    /**
     * One sentence for the person: an error meant for people speaks for itself, any other is introduced by what could not be done.
     *
     * @param whatFailed a sentence without its full stop
     */
    static String sentence(String whatFailed, Throwable error) {
        if (error instanceof UserException) {
            return error.getMessage();
        }
        String why = error.getMessage() == null || error.getMessage().isBlank() ? error.getClass().getSimpleName() : error.getMessage();
        return whatFailed + ": " + why;
    }
}
