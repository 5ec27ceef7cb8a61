package sketchatlas.studio.view.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import sketchatlas.studio.viewmodel.data.OwnSketchesViewModel;

/** Asks the person for data sets and labels; empty when the dialog was cancelled. */
public interface DataDialogs {
    /** A folder that holds data files. */
    Optional<Path> openDataFolder();

    /** Data files and pictures to copy into a data set. */
    List<Path> openDataFiles();

    /**
     * A label for sketches, one that is there or a new one.
     *
     * @param own offers the labels that are there
     * @param question what is asked
     */
    Optional<String> askLabel(OwnSketchesViewModel own, String question);
}
