package sketchatlas.studio.viewmodel.workbench;

import java.nio.file.Path;
import sketchatlas.model.SketchModel;

/** Where the workbench finds what belongs to a model. */
@FunctionalInterface
public interface BenchAccess {
    /**
     * What belongs to a model; called on the model's thread.
     *
     * @param file where the model lies
     * @throws sketchatlas.UserException if something beside the model cannot be read
     */
    Bench of(Path file, SketchModel model);
}
