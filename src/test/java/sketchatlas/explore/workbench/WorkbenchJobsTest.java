package sketchatlas.explore.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sketchatlas.UserException;
import sketchatlas.data.samples.SampleCategory;
import sketchatlas.data.samples.SampleSketches;
import sketchatlas.explore.Level;
import sketchatlas.model.SketchModel;
import sketchatlas.model.TinyModel;
import sketchatlas.sketch.Sketch;

class WorkbenchJobsTest {
    private static final Sampling SAMPLING = new Sampling(0.5, 11);
    private static SketchModel model;

    @BeforeAll
    static void load(@TempDir Path folder) {
        model = SketchModel.load(TinyModel.withEyes().write(folder.resolve("tiny.safetensors")));
    }

    private static SketchToken code(float... values) {
        return SketchToken.of("code", Provenance.drawing(), new ModelCode("tiny", Code.of(values)));
    }

    private static SketchToken bus(int i) {
        return SketchToken.of("bus#" + i, new Provenance(Provenance.Kind.DATA_SKETCH, "bus#" + i), SampleSketches.sketch(SampleCategory.BUS, 0, i));
    }

    private static final SketchToken ONE = code(1, 0, 0, 0, 0, 0);
    private static final SketchToken TWO = code(0, 2, 0, 0, 0, 1);

    @Test
    void analogiesDrawTheCodesTheyShould() {
        AnalogyJob job = new AnalogyJob(List.of(bus(0), ONE), new Difference.OfTokens(TWO, ONE), List.of(0.0, 0.5, -2.0), SAMPLING);
        AnalogyJob.Result result = job.run(model, JobWatch.NONE);
        assertEquals(Code.of(-1, 2, 0, 0, 0, 1), result.vector().code());
        assertEquals(Code.of(0.5f, 1, 0, 0, 0, 0.5f), result.at(1, 1).recipe().code().code());
        assertEquals(Code.of(3, -4, 0, 0, 0, -2), result.at(1, 2).recipe().code().code());
        assertEquals(Code.of(model.encode(bus(0).sketch().orElseThrow()).mu()), result.at(0, 0).recipe().code().code());
        assertEquals("code (one sketch) - code (one sketch)", result.difference());
    }

    @Test
    void theSameJobGivesTheSameToTheLastBit() {
        AnalogyJob job = new AnalogyJob(List.of(bus(1), TWO), new Difference.OfTokens(ONE, TWO), List.of(-1.0, 1.0), SAMPLING);
        assertEquals(job.run(model, JobWatch.NONE), job.run(model, JobWatch.NONE));
    }

    @Test
    void everySketchCanBeMadeAgainAlone() {
        List<GeneratedSketch> strip = InterpolationJob.strip(ONE, TWO, Interpolation.SPHERICAL, 5, SAMPLING).run(model, JobWatch.NONE);
        assertEquals(5, strip.size());
        assertEquals(TWO.code(), Optional.of(strip.get(4).recipe().code()));
        for (GeneratedSketch sketch : strip) {
            assertEquals(sketch, new RemakeJob(sketch.recipe(), Optional.empty()).run(model, JobWatch.NONE));
        }
    }

    @Test
    void gridsGoRowByRow() {
        List<GeneratedSketch> grid = InterpolationJob.grid(List.of(ONE, TWO, TWO, ONE), Interpolation.LINEAR, 3, 2, SAMPLING).run(model, JobWatch.NONE);
        assertEquals(List.of(ONE, TWO, TWO, ONE),
                List.of(0, 2, 3, 5).stream().map(i -> SketchToken.of("code", Provenance.drawing(), grid.get(i).recipe().code())).toList());
        assertEquals(Code.of(0.5f, 1, 0, 0, 0, 0.5f), grid.get(1).recipe().code().code());
    }

    @Test
    void anotherModelsCodeIsRefused() {
        SketchToken strange = SketchToken.of("strange", Provenance.drawing(), new ModelCode("other", Code.of(1, 2, 3)));
        Difference calculator = new Difference.Named("wider", new ModelCode("other", Code.of(1, 2, 3)));
        assertTrue(assertThrows(UserException.class, () -> new TokenJob(List.of(strange), SAMPLING).run(model, JobWatch.NONE)).getMessage()
                .contains("\"strange\" is a code of another model"));
        assertTrue(assertThrows(UserException.class, () -> new AnalogyJob(List.of(ONE), calculator, List.of(1.0), SAMPLING).run(model, JobWatch.NONE))
                .getMessage().contains("\"wider\" belongs to another model"));
    }

    @Test
    void anotherModelIsNamedAsAPersonKnowsIt() {
        Difference calculator = new Difference.Named("wider", new ModelCode("other", Code.of(1, 2, 3)));
        OtherModelException refused = assertThrows(OtherModelException.class, () -> calculator.vector(model));
        assertEquals("other", refused.modelId());
        assertEquals("\"wider\" belongs to the model \"birds\": open that model to use it.", refused.sentence(Optional.of("birds")));
        assertEquals("\"wider\" belongs to another model, which is not in your library: open that model to use it.", refused.sentence(Optional.empty()));
    }

    @Test
    void tokensBecomeWhole() {
        List<SketchToken> whole = new TokenJob(List.of(bus(0), ONE), SAMPLING).run(model, JobWatch.NONE);
        assertEquals(bus(0).sketch(), whole.get(0).sketch());
        assertEquals(Code.of(model.encode(bus(0).sketch().orElseThrow()).mu()), whole.get(0).codeOf("tiny").orElseThrow());
        assertEquals(ONE.code(), whole.get(1).code());
        whole.get(1).recipe().ifPresent(recipe -> assertEquals(Recipe.of(ONE.code().orElseThrow(), SAMPLING), recipe));
    }

    @Test
    void aJobIsGivenUpWhenItsResultIsNotWanted() {
        InterpolationJob job = InterpolationJob.strip(ONE, TWO, Interpolation.LINEAR, 9, SAMPLING);
        assertThrows(CancellationException.class, () -> job.run(model, () -> true));
        assertThrows(CancellationException.class, () -> new CompletionJob(bus(0).sketch().orElseThrow(), 1, Optional.empty(), 0.3, List.of(1L)).run(model, () -> true));
    }

    private static Sketch begun() {
        return Sketch.ofPolylines(List.of(new float[] {1000.1f, 2000.3f, 1700.7f, 2000.9f, 1700.2f, 2300.4f}, new float[] {1100.5f, 2100, 1200, 2155.3f}));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.5, 0.31})
    void completionsBeginWithTheGivenStrokesToTheLastBit(double share) {
        Sketch drawing = begun();
        List<GeneratedSketch> variants = new CompletionJob(drawing, share, Optional.of(TWO), 1, List.of(1L, 2L, 3L, 4L, 5L, 6L)).run(model, JobWatch.NONE);
        int added = 0;
        for (GeneratedSketch variant : variants) {
            assertEquals(drawing, variant.sketch().firstStrokes(2));
            assertEquals(new Recipe.Given(2, share), variant.recipe().given().orElseThrow());
            assertEquals(variant, new RemakeJob(variant.recipe(), Optional.of(variant.sketch())).run(model, JobWatch.NONE));
            added += variant.sketch().size() - drawing.size();
        }
        assertTrue(added > 0, "no variant goes on");
        assertNotEquals(variants.get(0).sketch(), variants.get(1).sketch());
    }

    @Test
    void withoutAGuideACompletionGoesHalfWayToTheLikeliestComponent() {
        GeneratedSketch variant = new CompletionJob(begun(), 1, Optional.empty(), 1, List.of(1L)).run(model, JobWatch.NONE).getFirst();
        float[] own = model.encode(begun()).mu();
        float[] mean = model.prior().mean(model.posterior(own).bestK());
        Code code = variant.recipe().code().code();
        for (int z = 0; z < own.length; z++) {
            assertEquals((own[z] + mean[z]) / 2, code.at(z), 1e-6);
        }
    }

    @Test
    void completionsAreAddedInTheDrawingsOwnUnits() {
        Sketch square = Sketch.ofPolylines(List.of(new float[] {-100, 50, 410, 50, 410, 560, -100, 560, -100, 50}));
        PenFrame frame = new PenFrame(square, 0.5, 100);
        assertEquals(255 / 2f, frame.given().dx(1), 1);
        Sketch added = frame.given().followedBy(List.of(new float[] {64, 64, 191, 191}));
        float[] stroke = frame.finished(added).polylines().get(1);
        assertEquals(-100, stroke[0], 4); // the drawing's corner is a quarter into the finished sketch's box
        assertEquals(560, stroke[3], 4);
        Sketch whole = new PenFrame(square, 1, 100).finished(new PenFrame(square, 1, 100).given().followedBy(List.of(new float[] {0, 255, 127.5f, 0})));
        assertEquals(List.of(-100f, 560f, 155f, 50f), floats(whole.polylines().get(1)));
    }

    private static List<Float> floats(float[] values) {
        List<Float> list = new ArrayList<>();
        for (float v : values) {
            list.add(v);
        }
        return list;
    }

    @Test
    void aDrawingOfManyPointsLeavesTheModelSomeToDraw() {
        float[] zigzag = new float[400];
        for (int i = 0; i < 200; i++) {
            zigzag[2 * i] = i;
            zigzag[2 * i + 1] = i % 2 * 40;
        }
        GeneratedSketch variant = new CompletionJob(Sketch.ofPolylines(List.of(zigzag)), 1, Optional.empty(), 0.3, List.of(1L)).run(model, JobWatch.NONE).getFirst();
        assertEquals(Sketch.ofPolylines(List.of(zigzag)), variant.sketch().firstStrokes(1));
    }

    @Test
    void componentMeans() {
        float[] k1 = model.prior().mean(1);
        assertEquals(Code.of(k1), new Component(Level.K, 1).mean(model.prior()));
        // q(k|l) = (1 + 2 [k = l]) / 4 before training, so l1 is a quarter k0 and three quarters k1.
        float[] k0 = model.prior().mean(0);
        Code l1 = new Component(Level.L, 1).mean(model.prior());
        for (int z = 0; z < k0.length; z++) {
            assertEquals(0.25 * k0[z] + 0.75 * k1[z], l1.at(z), 1e-6);
        }
        assertTrue(assertThrows(UserException.class, () -> new Component(Level.K, 7).mean(model.prior())).getMessage().contains("k7"));
        assertEquals(Optional.of(new Component(Level.L, 12)), Component.ofLabel("l12"));
        assertEquals(Optional.empty(), Component.ofLabel("m1"));
    }

    @Test
    void sourcesAreFoundByTheirWords() {
        TokenSource sources = new TokenSource(model, Optional.empty());
        assertEquals(Provenance.Kind.COMPONENT_MEAN, sources.one("k1").provenance().kind());
        assertEquals(SampleSketches.sketch(SampleCategory.BUS, 0, 2), sources.one("sample:bus#3").sketch().orElseThrow());
        SketchToken mean = sources.one("sample:bus#1-3");
        assertEquals(Provenance.Kind.AVERAGE, mean.provenance().kind());
        assertEquals(Code.mean(TokenCodes.codes(model, Arrays.asList(bus(0), bus(1), bus(2)), JobWatch.NONE)), mean.code().orElseThrow().code());
        assertFalse(sources.one("k1").equals(sources.one("k0")));
        assertThrows(UserException.class, () -> sources.one("sample:teapot#1"));
        assertThrows(UserException.class, () -> sources.one("sample:bus#0"));
        assertThrows(UserException.class, () -> sources.one("no such file"));
    }
}
