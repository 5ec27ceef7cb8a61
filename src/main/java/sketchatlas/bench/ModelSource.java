package sketchatlas.bench;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import sketchatlas.model.BatchBackend;
import sketchatlas.model.SketchModel;
import sketchatlas.nn.CellType;

/**
 * Which model to measure.
 *
 * @param file a model; empty for random weights of the shape that follows
 */
public record ModelSource(Optional<Path> file, CellType cell, int units) {
    SketchModel load(BatchBackend lists) {
        return file.map(f -> SketchModel.load(f, lists)).orElseGet(() -> RandomModel.create(cell, units, lists));
    }

    /** A sentence for the report. */
    String note() {
        return file.map(f -> "The model is " + f.getFileName() + ".").orElseGet(() -> "The model has random weights: " + cell.name().toLowerCase(Locale.ROOT)
                + ", " + units + " units; its sketches have " + RandomModel.STEPS + " points.");
    }
}
