package sketchatlas.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sketchatlas.nn.Backend;
import sketchatlas.nn.CudaCards;

/** The engine gives the golden numbers of all cells at all steps: losses, posteriors, hierarchy, gradients and one step of Adam. */
class GoldenTest {
    private static final double TOLERANCE = 1e-3;

    @BeforeAll
    static void card() {
        CudaCards.installIfPossible();
    }

    @AfterAll
    static void noCard() {
        CudaCards.remove();
    }

    static List<Arguments> backendsAndCells() {
        List<Arguments> cases = new ArrayList<>();
        for (String cell : new String[] {"lstm", "layer_norm", "hyper"}) {
            Golden golden = new Golden(cell);
            for (Backend backend : List.of(Backend.CPU, Backend.ND4J, Backend.CUDA)) {
                cases.add(Arguments.of(backend, Named.of(cell, golden)));
            }
        }
        return cases;
    }

    static List<Arguments> backendsCellsAndSteps() {
        List<Arguments> cases = new ArrayList<>();
        for (Arguments backendAndCell : backendsAndCells()) {
            for (long step : Golden.GLOBAL_STEPS) {
                cases.add(Arguments.of(backendAndCell.get()[0], backendAndCell.get()[1], step));
            }
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("backendsCellsAndSteps")
    void trainingStepMatches(Backend backend, Golden golden, long step) {
        CudaCards.require(backend);
        // Three threads share five sketches, so that slices of different size are put together.
        try (TrainableModel model = golden.model(backend, 3)) {
            String at = "step" + step;
            HyperParameters hp = golden.hyperParameters;
            TrainableModel.StepLosses losses = model.gradients(golden.batch(), step, golden.floats("in/eps"), LossSchedule.at(step, hp),
                    SequenceDecoder.Dropout.NONE, 0);
            assertRelative(at + "/loss/total", golden, losses.total());
            assertRelative(at + "/loss/hierarchy", golden, losses.hierarchy());
            assertRelative(at + "/loss/gaussian", golden, losses.gaussian());
            boolean imagePhase = step < 1000 && step % 4 != 0;
            assertRelative(at + (imagePhase ? "/loss/image" : "/loss/stroke"), golden, imagePhase ? losses.image() : losses.stroke());
            assertGradients(golden, at, model);
            assertHierarchy(golden, at, model.prior());
            assertEquals(golden.number(at + "/learning_rate"), LossSchedule.learningRate(step, hp), 1e-12);
            model.applyAdam(step);
            assertAdam(golden, at, model);
        }
    }

    private static void assertRelative(String key, Golden golden, double actual) {
        double expected = golden.number(key);
        assertEquals(expected, actual, TOLERANCE * Math.abs(expected), key);
    }

    private static void assertGradients(Golden golden, String at, TrainableModel model) {
        Map<String, float[]> gradients = model.gradientsByName();
        String[] names = golden.strings("grad_names");
        assertEquals(names.length, gradients.size());
        double[] norms = golden.doubles(at + "/grad/norm");
        double[] samples = golden.doubles(at + "/grad/samples");
        for (int i = 0; i < names.length; i++) {
            float[] gradient = gradients.get(names[i]);
            double sum = 0;
            for (float g : gradient) {
                sum += (double) g * g;
            }
            double norm = Math.sqrt(sum);
            double allowed = TOLERANCE * norms[i] + 1e-6;
            assertEquals(norms[i], norm, allowed, at + " norm of the gradient of " + names[i]);
            for (int s = 0; s < 8; s++) {
                assertEquals(samples[i * 8 + s], gradient[sampleIndex(gradient.length, s)], allowed, at + " gradient of " + names[i] + ", sample " + s);
            }
        }
    }

    private static void assertAdam(Golden golden, String at, TrainableModel model) {
        Map<String, Tensor> tensors = model.tensors(true);
        String[] names = golden.strings("grad_names");
        double[] samples = golden.doubles(at + "/adam/samples");
        double[] gradients = golden.doubles(at + "/grad/samples");
        int compared = 0;
        for (int i = 0; i < names.length; i++) {
            float[] values = tensors.get(names[i]).data();
            float[] moments = tensors.get("adam/m/" + names[i]).data();
            for (int s = 0; s < 8; s++) {
                int index = sampleIndex(values.length, s);
                // The first step of Adam has the size of the rate whatever the gradient: where that is rounding, so is its sign.
                if (Math.abs(gradients[i * 8 + s]) > 1e-5) {
                    assertEquals(samples[i * 8 + s], values[index], 1e-3 * Math.abs(samples[i * 8 + s]) + 2e-6,
                            at + " " + names[i] + " after a step of Adam, sample " + s + ", first moment " + moments[index]);
                    compared++;
                }
            }
        }
        assertTrue(compared > names.length, "only " + compared + " values were compared");
    }

    /** numpy's linspace(0, n - 1, 8).astype(int), whose last value is exact. */
    private static int sampleIndex(int n, int sample) {
        return sample == 7 ? n - 1 : (int) (sample * ((n - 1) / 7.0));
    }

    private static void assertHierarchy(Golden golden, String at, LatentPrior prior) {
        Map<String, Tensor> t = prior.tensors();
        compare(golden, at + "/hierarchy/mu", t.get(Names.MU).data());
        compare(golden, at + "/hierarchy/sigma2", t.get(Names.SIGMA2).data());
        compare(golden, at + "/hierarchy/kl", t.get(Names.LEVEL_K_GIVEN_L).data());
        compare(golden, at + "/hierarchy/l", t.get(Names.LEVEL_L).data());
    }

    private static void compare(Golden golden, String key, float[] actual) {
        Golden.assertClose(key, golden.doubles(key), Gaussians.widen(actual), TOLERANCE);
    }

    @ParameterizedTest
    @MethodSource("backendsAndCells")
    void maskedLossAtTheMeanMatches(Backend backend, Golden golden) {
        CudaCards.require(backend);
        try (TrainableModel model = golden.model(backend, 2)) {
            TrainableModel.EvaluationLosses losses = model.evaluate(golden.batch());
            double expected = golden.number("eval/stroke_loss");
            assertEquals(expected, losses.stroke() / losses.sketches(), TOLERANCE * expected);
        }
    }

    @Test
    void refiningImagesTeachesTheImageDecoderAlone() {
        Golden golden = new Golden("lstm");
        HyperParameters hp = golden.hyperParameters.with("refine_images", "True");
        try (TrainableModel plain = golden.model(2); TrainableModel refined = TrainableModel.of(hp, golden.parameters(), 0, 2)) {
            for (TrainableModel model : List.of(plain, refined)) {
                model.gradients(golden.batch(), 1501, golden.floats("in/eps"), LossSchedule.at(1501, model.hyperParameters()),
                        SequenceDecoder.Dropout.NONE, 0);
            }
            Map<String, float[]> refinedGradients = refined.gradientsByName();
            plain.gradientsByName().forEach((name, gradient) -> {
                if (name.contains("/deconv/")) {
                    assertTrue(largest(gradient) == 0 && largest(refinedGradients.get(name)) > 0, name);
                } else {
                    assertArrayEquals(gradient, refinedGradients.get(name), name);
                }
            });
        }
    }

    private static double largest(float[] x) {
        double largest = 0;
        for (float v : x) {
            largest = Math.max(largest, Math.abs(v));
        }
        return largest;
    }
}
