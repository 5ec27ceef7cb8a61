package sketchatlas.studio.view;

import java.nio.file.Path;
import java.util.Optional;
import sketchatlas.studio.view.data.DataDialogs;
import sketchatlas.studio.view.library.LibraryDialogs;
import sketchatlas.studio.view.workbench.BenchDialogs;

/** Asks the person for files; empty when the dialog was cancelled. */
public interface FileDialogs extends LibraryDialogs, BenchDialogs, DataDialogs {
    /** A file name that ends with one of the endings a sketch can be saved as. */
    Optional<Path> saveSketch();

    /** A file name that ends with {@code .png}. */
    Optional<Path> exportPicture();

    /** A file name that ends with {@code .png} or {@code .svg}. */
    Optional<Path> exportMap();

    Optional<Path> openModel();

    Optional<Path> openAtlas();

    /** A file name that ends with {@code .svg} or {@code .png}. */
    Optional<Path> exportTree();

    /** The folder of a training. */
    Optional<Path> openTraining();

    /** A file name that ends with {@code .csv}, {@code .svg} or {@code .png}. */
    Optional<Path> exportHistory();
}
