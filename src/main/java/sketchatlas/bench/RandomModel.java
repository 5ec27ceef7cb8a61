package sketchatlas.bench;

import java.util.Map;
import sketchatlas.model.BatchBackend;
import sketchatlas.model.HyperParameters;
import sketchatlas.model.ModelConfig;
import sketchatlas.model.SketchModel;
import sketchatlas.model.Tensor;
import sketchatlas.model.TrainableModel;
import sketchatlas.nn.CellType;

/** A model that has learned nothing, for measuring: as large as asked for, and every sketch that it draws has all points that it may. */
final class RandomModel {
    /** Points of its sketches. */
    static final int STEPS = 100;
    private static final String OUTPUT_BIAS = "RPCL-pix2seq/decoder/fc/linear/fc_b";
    private static final int END = 2; // the pen's logits: draw, lift, end
    private static final float NEVER = -1000;
    private static final double SCALE = 30;

    private RandomModel() {
    }

    static SketchModel create(CellType cell, int units, BatchBackend lists) {
        HyperParameters hp = new Workload(Workload.Part.STEP, cell, units, 1, STEPS).hyperParameters();
        Map<String, Tensor> tensors;
        try (TrainableModel model = TrainableModel.create(hp, 1)) {
            tensors = model.tensors(false);
        }
        tensors.get(OUTPUT_BIAS).data()[END] = NEVER;
        return SketchModel.of(new ModelConfig("random", hp, SCALE, STEPS, 0, Map.of()), tensors, lists);
    }
}
