package sketchatlas.train;

import java.util.Map;
import sketchatlas.model.ModelConfig;
import sketchatlas.model.Tensor;

/**
 * A model as it was between two steps of its training: a copy that training leaves alone.
 *
 * @param config as a model file has it
 * @param tensors the parameters and the latent prior by name, without Adam's moments
 * @param step steps of the schedule that it has learned
 */
public record ModelSnapshot(ModelConfig config, Map<String, Tensor> tensors, long step) {
}
