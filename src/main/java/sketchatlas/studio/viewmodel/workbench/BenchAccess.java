package sketchatlas.studio.viewmodel.workbench;

import java.nio.file.Path;
import java.util.Optional;
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

    /** What a person calls the model with this id, where that is known; called in the background. */
    default Optional<String> nameOf(String modelId) {
        return Optional.empty();
    }
}
