package sketchatlas.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sketchatlas.data.Batch;
import sketchatlas.data.BatchOptions;
import sketchatlas.data.EvaluationBatches;
import sketchatlas.data.Augmentation;
import sketchatlas.data.SketchDataset;
import sketchatlas.data.samples.SampleCategory;
import sketchatlas.data.samples.SampleSketches;

class TrainableModelTest {
    private static final HyperParameters HP = HyperParameters.parse("categories=[giraffe,bus],dec_model=lstm,dec_rnn_size=8,num_mixture=2,num_sub=1,"
            + "png_width=16,z_size=6,batch_size=6,refine_images=True");

    private static Batch batch() {
        SketchDataset data = SampleSketches.dataset(List.of(SampleCategory.GIRAFFE, SampleCategory.BUS), 3, 1);
        return new EvaluationBatches(data.train(), new BatchOptions(6, data.maxLength(), false, 16, data.scaleFactor(), Augmentation.NONE, false, false)).get(0);
    }

    private static void assertSame(Map<String, Tensor> expected, Map<String, Tensor> actual) {
        expected.forEach((name, tensor) -> assertArrayEquals(tensor.data(), actual.get(name).data(), name));
    }

    /** The image decoder learns beside the strokes here, so its gradient is in no loss. */
    @Test
    void aGradientThatIsNoNumberMovesNothing() {
        try (TrainableModel model = TrainableModel.create(HP, 2)) {
            Map<String, Tensor> tensors = new LinkedHashMap<>(model.tensors(true));
            tensors.replaceAll((name, tensor) -> {
                float[] huge = tensor.data().clone();
                if (name.startsWith(Names.IMAGE_DECODER + "fc1")) {
                    Arrays.fill(huge, 1e38f);
                }
                return new Tensor(tensor.shape(), huge);
            });
            model.restore(tensors, 3);
            TrainableModel.StepLosses losses = model.step(batch(), 1000, 1);
            assertTrue(Double.isFinite(losses.stroke()) && Double.isNaN(losses.image()), losses.toString());
            assertTrue(Double.isNaN(losses.total()));
            assertEquals(3, model.updates());
            Map<String, Tensor> after = model.tensors(true);
            model.prior().tensors().keySet().forEach(tensors::remove); // which has moved
            assertSame(tensors, after);
        }
    }

    @Test
    void halfTheRateMovesHalfAsFar() {
        try (TrainableModel whole = TrainableModel.create(HP, 2); TrainableModel half = TrainableModel.create(HP, 2)) {
            half.setRateFactor(0.5);
            Map<String, Tensor> before = whole.tensors(false);
            whole.step(batch(), 0, 1);
            half.step(batch(), 0, 1);
            String name = Names.OUTPUT + "/linear/fc_w";
            float[] start = before.get(name).data();
            float[] far = whole.tensors(false).get(name).data();
            float[] near = half.tensors(false).get(name).data();
            boolean moved = false;
            for (int i = 0; i < start.length; i++) {
                assertEquals((far[i] - start[i]) / 2, near[i] - start[i], 1e-6);
                moved |= Math.abs(far[i] - start[i]) > 1e-4;
            }
            assertTrue(moved);
        }
    }

    @Test
    void restartIsTheBeginning() {
        try (TrainableModel model = TrainableModel.create(HP, 2)) {
            Map<String, Tensor> before = model.tensors(true);
            model.step(batch(), 0, 1);
            assertFalse(Arrays.equals(before.get(Names.OUTPUT + "/linear/fc_w").data(), model.tensors(true).get(Names.OUTPUT + "/linear/fc_w").data()));
            model.restart();
            assertSame(before, model.tensors(true));
            assertEquals(0, model.updates());
        }
    }
}
