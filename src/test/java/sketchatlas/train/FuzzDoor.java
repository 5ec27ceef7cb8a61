package sketchatlas.train;

import java.nio.file.Path;
import java.util.Map;
import sketchatlas.model.HyperParameters;
import sketchatlas.model.ModelConfig;
import sketchatlas.model.Tensor;

/** Opens readers of this package to the fuzzing of all. */
public final class FuzzDoor {
    private FuzzDoor() {
    }

    public static void readCheckpoint(Path file) {
        Checkpoint.read(file);
    }

    /** A checkpoint with the given numbers instead of a model's. */
    public static void writeCheckpoint(Path file, Map<String, Tensor> tensors) {
        ModelConfig config = new ModelConfig("tiny", HyperParameters.parse("z_size=4,num_mixture=2,num_sub=1"), 20, 30, 7, Map.of("valid/stroke", 1.5));
        new Checkpoint(config, tensors, new Checkpoint.Counters(7, 9, 1, 1.5, 12, 2, "abc", 0.5, 1),
                new Checkpoint.Wins(new int[] {1, 2}, new int[] {3, 0})).write(file);
    }

    /** A history of two rows. */
    public static void writeHistory(Path file) {
        TrainingHistory history = new TrainingHistory(file);
        history.keepUntil(0);
        history.add(new TrainingHistory.Row("train", 1, 1, 0.5, 3, 2, 1, 0.25, Double.NaN, 4, 3, 1e-3, 0.5));
        history.add(new TrainingHistory.Row("valid", 2, 2, 0.75, Double.NaN, 2, 1, Double.NaN, Double.NaN, 4, 2, 1e-3, 0.5));
        history.add(new TrainingHistory.Row("train", 3, 1, 1, 3, 2, 1, 0.25, 7, 2, 2, 5e-4, Double.NaN));
    }
}
