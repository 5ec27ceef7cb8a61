package sketchatlas.studio.view.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks the person for data sets; empty when the dialog was cancelled. */
public interface DataDialogs {
    /** A folder that holds data files. */
    Optional<Path> openDataFolder();

    /** Data files and pictures to copy into a data set. */
    List<Path> openDataFiles();
}
