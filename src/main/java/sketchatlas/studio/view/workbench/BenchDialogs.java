package sketchatlas.studio.view.workbench;

import java.nio.file.Path;
import java.util.Optional;

/** Asks the person for files of the workbench; empty when the dialog was cancelled. */
public interface BenchDialogs {
    /** A file of sketches that is there. */
    Optional<Path> openSketch();

    /** A file of calculators that is there. */
    Optional<Path> importCalculators();

    /** A file name that ends with {@code .json}. */
    Optional<Path> exportCalculator();

    /** A file name that ends with {@code .svg}, {@code .png}, {@code .gif} or {@code .ndjson}. */
    Optional<Path> exportSheet();
}
