package sketchatlas.explore.workbench;

import java.util.Objects;

/**
 * A code and the model that it means something to.
 *
 * @param modelId {@link sketchatlas.model.ModelConfig#id}
 */
public record ModelCode(String modelId, Code code) {
    public ModelCode {
        Objects.requireNonNull(code);
        if (modelId.isBlank()) {
            throw new IllegalArgumentException("a code belongs to a model");
        }
    }
}
