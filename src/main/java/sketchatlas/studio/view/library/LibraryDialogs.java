package sketchatlas.studio.view.library;

import java.nio.file.Path;
import java.util.Optional;

/** Asks the person for models and folders, and shows folders; empty when a dialog was cancelled. */
public interface LibraryDialogs {
    /** A model file that is there. */
    Optional<Path> openModel();

    /** A folder to copy a model into. */
    Optional<Path> exportModelTo();

    /**
     * Shows a folder with the desktop's file manager.
     *
     * @throws sketchatlas.UserException if there is none
     */
    void showFolder(Path folder);
}
