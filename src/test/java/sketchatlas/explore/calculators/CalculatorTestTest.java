package sketchatlas.explore.calculators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.UserException;
import sketchatlas.data.samples.SampleCategory;
import sketchatlas.data.samples.SampleSketches;
import sketchatlas.explore.workbench.Code;
import sketchatlas.explore.workbench.JobWatch;
import sketchatlas.explore.workbench.Sampling;
import sketchatlas.explore.workbench.SketchToken;
import sketchatlas.model.SketchModel;
import sketchatlas.model.TinyModel;
import sketchatlas.sketch.Sketch;

/** Calculators that are made and tested, on a model that has learned nothing. */
class CalculatorTestTest {
    private static SketchModel model;

    @BeforeAll
    static void load(@TempDir Path folder) {
        model = SketchModel.load(TinyModel.withEyes().write(folder.resolve("tiny.safetensors")));
    }

    private static List<Sketch> buses(int count) {
        return IntStream.range(0, count).mapToObj(i -> SampleSketches.sketch(SampleCategory.BUS, 0, i)).toList();
    }

    private static LatentCalculator made(Attribute attribute) {
        return CalculatorMaker.of("made", attribute, buses(12), "buses").run(model, JobWatch.NONE);
    }

    @Test
    void aCalculatorIsTheDifferenceOfTheMeansOfItsSides() {
        List<Sketch> sketches = buses(12);
        Attribute.Sides sides = Attribute.WIDTH.sides(sketches);
        Code more = Code.mean(sides.more().stream().map(s -> Code.of(model.encode(s).mu())).toList());
        Code less = Code.mean(sides.less().stream().map(s -> Code.of(model.encode(s).mu())).toList());
        LatentCalculator calculator = made(Attribute.WIDTH);
        assertEquals(more.minus(less), calculator.vector().code());
        assertEquals(12, calculator.plus().count());
        assertEquals(Side.MOST_EXAMPLES, calculator.plus().examples().size());
        assertEquals("buses, wider", calculator.plus().description());
    }

    @Test
    void pairsOfAnAttributeAreTheSameSketchesChanged() {
        Sketch shoe = Sketch.ofPolylines(List.of(new float[] {5, 0, 15, 0, 100, 40}, new float[] {80, 0, 80, 40, 90, 0, 90, 40}));
        Sketch mirrored = Sketch.ofPolylines(List.of(new float[] {-5, 0, -15, 0, -100, 40}, new float[] {-80, 0, -80, 40, -90, 0, -90, 40}));
        Attribute.Sides facing = Attribute.FACING.sides(List.of(shoe, mirrored));
        assertEquals(List.of(shoe, shoe), facing.more());
        assertEquals(List.of(mirrored, mirrored), facing.less());
    }

    @Test
    void quartersAreSortedByTheAttribute() {
        List<Sketch> bars = IntStream.rangeClosed(1, 8).mapToObj(i -> Sketch.ofPolylines(List.of(new float[] {0, 0, 10f * i, 0, 10f * i, 50, 0, 50}))).toList();
        Attribute.Sides sides = Attribute.PROPORTION.sides(bars.reversed());
        assertEquals(bars.subList(6, 8), sides.more());
        assertEquals(bars.subList(0, 2), sides.less());
        assertThrows(UserException.class, () -> CalculatorMaker.of("x", Attribute.PROPORTION, bars.subList(0, 3), "bars"));
    }

    @Test
    void aTestIsRepeatedByItsSeed() {
        List<SketchToken> starts = Starts.ofComponents(model, 9, 4);
        assertEquals(starts, Starts.ofComponents(model, 9, 4));
        assertNotEquals(starts, Starts.ofComponents(model, 9, 5));
        CalculatorTest test = new CalculatorTest(made(Attribute.TILT), starts, 1, new Sampling(0.8, 3));
        CalculatorTest.Result result = test.run(model, JobWatch.NONE);
        assertEquals(result, test.run(model, JobWatch.NONE));
        assertEquals(9, result.score().starts());
        assertEquals(8, result.score().examples().size());
    }

    @Test
    void theScoreIsMadeOfTheTrials() {
        CalculatorTest.Result result = new CalculatorTest(made(Attribute.DETAIL), Starts.ofComponents(model, 6, 1), 1, new Sampling(0.8, 3)).run(model, JobWatch.NONE);
        LatentCalculator calculator = made(Attribute.DETAIL);
        double cosines = 0;
        int landed = 0;
        for (CalculatorTest.Trial trial : result.trials()) {
            assertEquals(calculator.applied(trial.before().recipe().code().code(), 1), trial.after().recipe().code().code());
            cosines += trial.cosine();
            landed += trial.landed() ? 1 : 0;
            if (!trial.before().sketch().isEmpty() && !trial.after().sketch().isEmpty()) {
                Code from = Code.of(model.encode(trial.before().sketch()).mu());
                Code to = Code.of(model.encode(trial.after().sketch()).mu());
                assertEquals(to.minus(from).cosine(calculator.vector().code()), trial.cosine(), 1e-9);
                int expected = model.posterior(trial.after().recipe().code().code().toArray()).bestK();
                assertEquals(model.posterior(to.toArray()).bestK() == expected, trial.landed());
            }
        }
        assertEquals(cosines / 6, result.score().direction(), 1e-12);
        assertEquals(landed / 6.0, result.score().landed(), 1e-12);
    }

    @Test
    void sidesWithoutADifferenceMakeNoCalculator() {
        List<SketchToken> same = Starts.ofComponents(model, 3, 1);
        assertTrue(assertThrows(UserException.class, () -> new CalculatorMaker("none", same, "", same, "").run(model, JobWatch.NONE)).getMessage()
                .contains("would change nothing"));
    }
}
