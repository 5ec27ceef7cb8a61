package sketchatlas.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import sketchatlas.UserFolders;
import sketchatlas.explore.CodeDensity;
import sketchatlas.explore.DensityReference;
import sketchatlas.explore.ModelFinder;
import sketchatlas.explore.calculators.CalculatorStore;
import sketchatlas.explore.workbench.Sampling;
import sketchatlas.explore.workbench.SketchSheet;
import sketchatlas.explore.workbench.TokenSource;
import sketchatlas.model.BatchBackend;
import sketchatlas.model.SketchModel;

/** The options that all commands of the latent workbench share, and what they stand for. */
final class WorkbenchOptions {
    /** How to name a sketch or code, as a paragraph of the help. */
    static final String SOURCES = "A SOURCE is a file of sketches (its first, FILE#4 its fourth, FILE#1-20 the mean of twenty), a component"
            + " (k3, l2), with --data_dir a test sketch of a category (car#4), or a sketch that the program draws itself (sample:car#4).";

    private static final double HOTTEST = 2;
    private static final int MOST_NAMED = 4; // in a warning

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--model", paramLabel = "FILE", description = "The model; the one that came with the program if not given.")
    private Path model;

    @Option(names = {"--data_dir", "--data-dir"}, paramLabel = "DIR", description = "A folder of sketches, a file for each category.")
    private Path dataDir;

    @Option(names = "--temperature", defaultValue = "0.24", paramLabel = "T",
            description = "How freely it draws, above 0 and at most 2; ${DEFAULT-VALUE} if not given.")
    private double temperature;

    @Option(names = "--seed", defaultValue = "0", paramLabel = "S", description = "Start of the random numbers; ${DEFAULT-VALUE} if not given.")
    private long seed;

    private BatchBackend lists = BatchBackend.processor();
    private Path file; // the model's, once it is loaded
    private SketchModel loaded;

    /** What computes lists of sketches; to be said before the model is asked for. */
    void lists(BatchBackend backend) {
        lists = backend;
    }

    /** The model, read once. */
    SketchModel model() {
        if (loaded == null) {
            file = ModelFinder.find(Optional.ofNullable(model));
            loaded = SketchModel.load(file, lists);
        }
        return loaded;
    }

    /** The model's file. */
    Path file() {
        model();
        return file;
    }

    Optional<Path> dataDir() {
        return Optional.ofNullable(dataDir);
    }

    /** Temperature and seed, checked. */
    Sampling sampling() {
        require(temperature > 0 && temperature <= HOTTEST, "--temperature", temperature, "a number above 0 and at most 2");
        return new Sampling(temperature, seed);
    }

    TokenSource sources() {
        return new TokenSource(model(), dataDir());
    }

    /** The calculators of the model. */
    CalculatorStore calculators() {
        return new CalculatorStore(model(), file(), UserFolders.data());
    }

    /** Says in one line which of the sketches have codes that are unlike all that the model learned from, by what stands below them. */
    void warnWhereOutside(List<SketchSheet.Cell> cells) {
        CodeDensity density = DensityReference.densityOf(file(), model());
        List<SketchSheet.Cell> made = cells.stream().filter(SketchSheet.Cell::made).toList();
        List<String> outside = made.stream().filter(c -> c.token().recipe().filter(r -> density.outside(r.code().code().toArray())).isPresent())
                .map(c -> c.token().name()).toList();
        if (!outside.isEmpty()) {
            String some = String.join(", ", outside.subList(0, Math.min(MOST_NAMED, outside.size()))) + (outside.size() > MOST_NAMED ? ", ..." : "");
            spec.commandLine().getErr().println("Note: the codes of " + outside.size() + " of " + made.size()
                    + " sketches are less likely than those of 99 in 100 real ones; the model has to guess there: " + some + ".");
            spec.commandLine().getErr().flush();
        }
    }

    void require(boolean condition, String option, Object value, String range) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), "The option " + option + " is " + value + ", but it must be " + range + ".");
        }
    }

    /** A number for a caption, to two places: "0.25", "1". */
    static String number(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString();
    }

    /** Says what was written. */
    void wrote(Path output) {
        spec.commandLine().getOut().println("Wrote " + output + ".");
        spec.commandLine().getOut().flush();
    }
}
