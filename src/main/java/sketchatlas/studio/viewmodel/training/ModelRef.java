package sketchatlas.studio.viewmodel.training;

import java.nio.file.Path;
import sketchatlas.model.HyperParameters;

/**
 * A model whose options, or all that it has learned, a training can begin with.
 *
 * @param name for people
 * @param file its file
 * @param options that it was made with
 * @param step that it is at
 */
public record ModelRef(String name, Path file, HyperParameters options, long step) {
    @Override
    public String toString() {
        return name;
    }
}
