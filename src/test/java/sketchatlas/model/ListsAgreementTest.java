package sketchatlas.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sketchatlas.data.Augmentation;
import sketchatlas.data.BatchOptions;
import sketchatlas.data.EvaluationBatches;
import sketchatlas.data.LabelledSketch;
import sketchatlas.data.samples.SampleCategory;
import sketchatlas.data.samples.SampleSketches;
import sketchatlas.model.SketchModel.LatentCode;
import sketchatlas.nn.Backend;
import sketchatlas.nn.CellType;
import sketchatlas.nn.CudaCards;
import sketchatlas.nn.Floats;
import sketchatlas.nn.Kernels;
import sketchatlas.nn.PackedWeights;
import sketchatlas.sketch.Sketch;

/** Lists of sketches on a card, or on ND4J, are what they are on the processor. CardCheck runs this on a real card, too. */
class ListsAgreementTest {
    static final SamplingOptions FREELY = new SamplingOptions(1, 7);
    private static final int MANY = 100;
    private static final double TOLERANCE = 1e-4;

    @BeforeAll
    static void card() {
        CudaCards.installIfPossible();
    }

    @AfterAll
    static void noCard() {
        CudaCards.remove();
    }

    static List<Arguments> backends() {
        return List.of(Arguments.of(Backend.ND4J), Arguments.of(Backend.CUDA));
    }

    static List<Arguments> backendsAndCells() {
        List<Arguments> cases = new ArrayList<>();
        for (CellType cell : CellType.values()) {
            for (Backend backend : List.of(Backend.ND4J, Backend.CUDA, Backend.CUDA_TF32)) {
                cases.add(Arguments.of(backend, cell));
            }
        }
        return cases;
    }

    static List<Arguments> backendsAndSizes() {
        return List.of(Arguments.of(Backend.CUDA, 1), Arguments.of(Backend.CUDA, 7), Arguments.of(Backend.CUDA, 64), Arguments.of(Backend.CUDA, 512));
    }

    private static SketchModel model(Backend backend, TinyModel tiny) {
        CudaCards.require(backend);
        return tiny.model(BatchBackend.of(backend, note -> {
            throw new AssertionError(note);
        }));
    }

    static List<float[]> codes(int count) {
        SplittableRandom random = new SplittableRandom(1);
        return IntStream.range(0, count).mapToObj(_ -> {
            float[] code = new float[TinyModel.CODE];
            for (int j = 0; j < code.length; j++) {
                code[j] = (float) random.nextGaussian();
            }
            return code;
        }).toList();
    }

    static List<Sketch> sketches(int count) {
        return IntStream.range(0, count).mapToObj(i -> SampleSketches.sketch(SampleCategory.CAR, 1, i)).toList();
    }

    static void assertClose(List<LatentCode> expected, List<LatentCode> actual) {
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            assertClose(expected.get(i).mu(), actual.get(i).mu(), "mu of " + i);
            assertClose(expected.get(i).sigma2(), actual.get(i).sigma2(), "sigma2 of " + i);
        }
    }

    private static void assertClose(float[] expected, float[] actual, String what) {
        assertEquals(expected.length, actual.length, what);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], TOLERANCE * (1 + Math.abs(expected[i])), what + ", number " + i);
        }
    }

    /** Of a hundred one may go another way: its random numbers came to lie where rounding decides. */
    static void assertSameDrawings(List<Sketch> expected, List<Sketch> actual) {
        assertEquals(expected.size(), actual.size());
        long other = IntStream.range(0, expected.size()).filter(i -> !close(expected.get(i), actual.get(i))).count();
        assertTrue(other <= expected.size() / 100, other + " of " + expected.size() + " sketches are others");
    }

    private static boolean close(Sketch a, Sketch b) {
        return a.size() == b.size() && IntStream.range(0, a.size())
                .allMatch(i -> Math.abs(a.dx(i) - b.dx(i)) < 0.01 && Math.abs(a.dy(i) - b.dy(i)) < 0.01 && a.lifted(i) == b.lifted(i));
    }

    @ParameterizedTest
    @MethodSource("backends")
    void codesAreThoseOfTheProcessor(Backend backend) {
        TinyModel tiny = TinyModel.withEyes();
        List<Sketch> sketches = sketches(12);
        List<LatentCode> expected = tiny.model().encodeAll(sketches, BatchProgress.NONE);
        assertTrue(Math.abs(expected.get(0).mu()[0] - expected.get(1).mu()[0]) > TOLERANCE, "the codes were to differ from sketch to sketch");
        SketchModel model = model(backend, tiny);
        assertClose(expected, model.encodeAll(sketches, BatchProgress.NONE));
        assertClose(expected.subList(0, 3), model.encodeAll(sketches.subList(0, 3), BatchProgress.NONE)); // another size in the same memory
        assertTrue(model.listBackend().isPresent());
    }

    @ParameterizedTest
    @MethodSource("backendsAndCells")
    void drawingsAreThoseOfTheProcessor(Backend backend, CellType cell) {
        TinyModel tiny = new TinyModel(cell);
        List<Sketch> expected = tiny.model().decodeAll(codes(MANY), FREELY, BatchProgress.NONE);
        assertTrue(expected.stream().map(Sketch::size).distinct().count() > 5, "sketches were to leave the batch at different times");
        SketchModel model = model(backend, tiny);
        assertSameDrawings(expected, model.decodeAll(codes(MANY), FREELY, BatchProgress.NONE));
        assertSameDrawings(expected.subList(0, 3), model.decodeAll(codes(3), FREELY, BatchProgress.NONE));
    }

    @ParameterizedTest
    @MethodSource("backendsAndSizes")
    void theSizeOfTheBatchMakesNoDifference(Backend backend, int most) {
        CudaCards.require(backend);
        TinyModel tiny = new TinyModel();
        Kernels kernels = backend.createForSampling();
        Floats values = ParameterTensors.load(kernels, new SketchNetwork(tiny.hyperParameters()).layout(), tiny.tensors());
        Sketch[] drawn = new Sketch[MANY];
        AtomicInteger next = new AtomicInteger();
        new BatchDecoder(tiny.config(), kernels, values, new PackedWeights(), most).draw(codes(MANY), FREELY, next::getAndIncrement,
                (i, sketch) -> drawn[i] = sketch, () -> {
                });
        assertSameDrawings(tiny.model().decodeAll(codes(MANY), FREELY, BatchProgress.NONE), List.of(drawn));
    }

    @ParameterizedTest
    @MethodSource("backends")
    void lossesAreThoseOfTheProcessor(Backend backend) {
        TinyModel tiny = new TinyModel();
        LossMeter.Losses expected = losses(tiny.model());
        LossMeter.Losses actual = losses(model(backend, tiny));
        assertEquals(expected.stroke(), actual.stroke(), TOLERANCE * expected.stroke());
        assertEquals(expected.image(), actual.image(), TOLERANCE * expected.image());
    }

    /** Of twenty sketches. */
    static LossMeter.Losses losses(SketchModel model) {
        List<LabelledSketch> some = sketches(20).stream().map(s -> new LabelledSketch(s, 0)).toList();
        BatchOptions options = new BatchOptions(20, 200, false, 16, TinyModel.SCALE_FACTOR, Augmentation.NONE, false, false);
        try (LossMeter meter = model.lossMeter()) {
            return meter.of(new EvaluationBatches(some, options).get(0));
        }
    }
}
