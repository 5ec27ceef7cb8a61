package sketchatlas.explore.calculators;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import sketchatlas.explore.workbench.AnalogyJob;
import sketchatlas.explore.workbench.Code;
import sketchatlas.explore.workbench.Drawer;
import sketchatlas.explore.workbench.GeneratedSketch;
import sketchatlas.explore.workbench.JobWatch;
import sketchatlas.explore.workbench.Sampling;
import sketchatlas.explore.workbench.SketchToken;
import sketchatlas.explore.workbench.WorkbenchJob;
import sketchatlas.model.SketchModel;

/**
 * Tries a calculator on many starts. Of each, the code a and the code a + s d are drawn, and both drawings are encoded again: what the
 * model reads in them is what really changed. It counts how well that change points the calculator's way (cosine), and whether the
 * second drawing is read as of the component that a + s d is of.
 *
 * @param calculator d
 * @param starts a, at least one
 * @param strength s, not 0
 * @param sampling how to draw; the seed repeats the test
 */
public record CalculatorTest(LatentCalculator calculator, List<SketchToken> starts, double strength, Sampling sampling)
        implements WorkbenchJob<CalculatorTest.Result> {
    /** Cells of the result's strip: without the calculator and with it. */
    private static final int STRENGTHS = 2;

    /**
     * One start.
     *
     * @param before its code, drawn
     * @param after with the calculator, drawn
     * @param cosine of the change and the calculator
     * @param landed whether {@code after} is read as of the component that its code is of
     */
    public record Trial(GeneratedSketch before, GeneratedSketch after, double cosine, boolean landed) {
    }

    /** The score and all that it was made of, in the order of the starts. */
    public record Result(CalculatorScore score, List<Trial> trials) {
    }

    public CalculatorTest {
        starts = List.copyOf(starts);
        if (starts.isEmpty() || strength == 0) {
            throw new IllegalArgumentException("a test of " + starts.size() + " starts with strength " + strength);
        }
    }

    @Override
    public Result run(SketchModel model, JobWatch watch) {
        AnalogyJob.Result drawn = new AnalogyJob(starts, calculator.difference(), List.of(0.0, strength), sampling).run(model, watch);
        Iterator<Code> read = Drawer.read(model, drawn.sketches().stream().map(GeneratedSketch::sketch).filter(s -> !s.isEmpty()).toList(),
                watch).iterator();
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            GeneratedSketch before = drawn.at(i, 0);
            GeneratedSketch after = drawn.at(i, STRENGTHS - 1);
            Code from = before.sketch().isEmpty() ? null : read.next();
            Code to = after.sketch().isEmpty() ? null : read.next();
            trials.add(from == null || to == null ? new Trial(before, after, 0, false) : trial(model, before, from, after, to));
        }
        return new Result(score(trials), List.copyOf(trials));
    }

    /** @param from and {@code to}: what the model reads in the drawings */
    private Trial trial(SketchModel model, GeneratedSketch before, Code from, GeneratedSketch after, Code to) {
        double cosine = to.minus(from).cosine(calculator.vector().code()) * Math.signum(strength);
        int expected = model.posterior(after.recipe().code().code().toArray()).bestK();
        return new Trial(before, after, cosine, model.posterior(to.toArray()).bestK() == expected);
    }

    private CalculatorScore score(List<Trial> trials) {
        List<Trial> best = trials.stream().sorted(Comparator.comparing(Trial::landed).thenComparingDouble(Trial::cosine).reversed()).toList();
        int kept = Math.min(CalculatorScore.MOST_EXAMPLES, best.size());
        List<CalculatorScore.Example> examples = IntStream.range(0, kept).mapToObj(i -> best.get(i * best.size() / kept))
                .map(t -> new CalculatorScore.Example(t.before().recipe().code().code(), t.cosine(), t.landed())).toList();
        return new CalculatorScore(trials.size(), strength, trials.stream().mapToDouble(Trial::cosine).average().orElse(0),
                trials.stream().filter(Trial::landed).count() / (double) trials.size(), sampling.seed(), examples);
    }
}
