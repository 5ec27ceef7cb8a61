package sketchatlas.explore.calculators;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import sketchatlas.UserException;
import sketchatlas.data.LabelledSketch;
import sketchatlas.data.SketchDataset;
import sketchatlas.explore.workbench.Code;
import sketchatlas.explore.workbench.Drawer;
import sketchatlas.explore.workbench.JobWatch;
import sketchatlas.explore.workbench.Provenance;
import sketchatlas.explore.workbench.Sampling;
import sketchatlas.explore.workbench.SketchToken;
import sketchatlas.explore.workbench.WorkbenchJob;
import sketchatlas.model.SketchModel;
import sketchatlas.sketch.Sketch;

/**
 * Looks for useful calculators in data: one of every attribute for every category, and one from every category to the one whose codes lie
 * nearest. Each is made of validation sketches and tested on test sketches of the category that it starts from.
 *
 * @param data sketches of the model's categories
 * @param perCategory sketches of each category to make calculators of, at least 8
 * @param starts sketches to test a calculator on
 * @param most how many calculators to find
 * @param sampling how to draw in the tests
 * @param told hears of every candidate after its test; on the thread that works
 */
public record CalculatorFinder(SketchDataset data, int perCategory, int starts, int most, Sampling sampling, Consumer<LatentCalculator> told)
        implements WorkbenchJob<List<LatentCalculator>> {
    /**
     * Looks in the data of some of a model's categories.
     *
     * @param dataFolder a file for each category
     * @param categories all of the model's where empty
     * @throws UserException if the data cannot be read or the model does not know a category
     */
    public static CalculatorFinder of(SketchModel model, Path dataFolder, List<String> categories, int perCategory, int starts, int most, Sampling sampling,
            Consumer<LatentCalculator> told) {
        List<String> known = model.hyperParameters().categories();
        categories.stream().filter(c -> !known.contains(c)).findFirst().ifPresent(c -> {
            throw new UserException("The model does not know the category \"" + c + "\": choose among " + String.join(", ", known) + ".");
        });
        SketchDataset data = SketchDataset.load(dataFolder, categories.isEmpty() ? known : categories, 1, 0);
        return new CalculatorFinder(data, perCategory, starts, most, sampling, told);
    }

    /** A calculator that was tested, and what no other one that is taken may share with it. */
    private record Candidate(LatentCalculator calculator, String kind) {
        int points() {
            return calculator.score().orElseThrow().points();
        }
    }

    /** The best of each kind, best first. */
    @Override
    public List<LatentCalculator> run(SketchModel model, JobWatch watch) {
        List<Candidate> candidates = new ArrayList<>();
        int categories = data.categories().size();
        int total = (Attribute.values().length + (categories > 1 ? 1 : 0)) * categories;
        List<Code> means = new ArrayList<>();
        for (int c = 0; c < categories; c++) {
            means.add(Code.mean(Drawer.read(model, sketches(c), quiet(watch))));
        }
        for (int c = 0; c < categories; c++) {
            for (Attribute attribute : Attribute.values()) {
                candidates.add(ofAttribute(model, attribute, c, watch));
                watch.progressed(candidates.size(), total);
            }
            if (categories > 1) {
                candidates.add(ofCategories(model, c, nearest(means, c), watch));
                watch.progressed(candidates.size(), total);
            }
        }
        candidates.sort(Comparator.comparingInt(Candidate::points).reversed());
        Set<String> kinds = new HashSet<>();
        return candidates.stream().filter(c -> kinds.add(c.kind())).limit(most).map(Candidate::calculator).toList();
    }

    private static int nearest(List<Code> means, int from) {
        return IntStream.range(0, means.size()).filter(c -> c != from).boxed()
                .min(Comparator.comparingDouble(c -> means.get(c).minus(means.get(from)).norm())).orElseThrow();
    }

    private Candidate ofAttribute(SketchModel model, Attribute attribute, int category, JobWatch watch) {
        String name = data.categories().get(category);
        LatentCalculator made = CalculatorMaker.of(name + ": " + attribute.change(), attribute, sketches(category), name).run(model, quiet(watch));
        return tested(model, made, tests(category), attribute.label(), watch);
    }

    private Candidate ofCategories(SketchModel model, int from, int to, JobWatch watch) {
        String a = data.categories().get(from);
        String b = data.categories().get(to);
        LatentCalculator made = new CalculatorMaker(a + " to " + b, tokens(sketches(to)), b, tokens(sketches(from)), a).run(model, quiet(watch));
        return tested(model, made, tests(from), "categories " + Math.min(from, to) + " and " + Math.max(from, to), watch);
    }

    private Candidate tested(SketchModel model, LatentCalculator made, List<SketchToken> on, String kind, JobWatch watch) {
        LatentCalculator calculator = made.withScore(new CalculatorTest(made, on, 1, sampling).run(model, quiet(watch)).score());
        told.accept(calculator);
        return new Candidate(calculator, kind);
    }

    private List<Sketch> sketches(int category) {
        List<Sketch> sketches = data.valid().stream().filter(s -> s.category() == category).limit(perCategory).map(LabelledSketch::sketch).toList();
        if (sketches.size() < 2) {
            throw new UserException("There are too few validation sketches of \"" + data.categories().get(category) + "\": take a fuller data folder.");
        }
        return sketches;
    }

    private List<SketchToken> tests(int category) {
        return tokens(data.test().stream().filter(s -> s.category() == category).limit(starts).map(LabelledSketch::sketch).toList());
    }

    private static List<SketchToken> tokens(List<Sketch> sketches) {
        return sketches.stream().map(s -> SketchToken.of("", new Provenance(Provenance.Kind.DATA_SKETCH, ""), s)).toList();
    }

    /** Can be given up like the whole, and says nothing of the parts' own progress. */
    private static JobWatch quiet(JobWatch watch) {
        return watch::cancelled;
    }
}
