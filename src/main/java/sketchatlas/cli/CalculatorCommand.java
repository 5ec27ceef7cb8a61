package sketchatlas.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sketchatlas.UserException;
import sketchatlas.explore.calculators.Attribute;
import sketchatlas.explore.calculators.CalculatorFile;
import sketchatlas.explore.calculators.CalculatorFinder;
import sketchatlas.explore.calculators.CalculatorMaker;
import sketchatlas.explore.calculators.CalculatorScore;
import sketchatlas.explore.calculators.CalculatorStore;
import sketchatlas.explore.calculators.CalculatorTest;
import sketchatlas.explore.calculators.LatentCalculator;
import sketchatlas.explore.calculators.Starts;
import sketchatlas.explore.workbench.JobWatch;
import sketchatlas.explore.workbench.SketchSheet;
import sketchatlas.explore.workbench.SketchToken;
import sketchatlas.explore.workbench.TokenSource;
import sketchatlas.sketch.Sketch;

/** {@code sketchatlas calculator}: latent calculators, kept under names. */
@Command(name = "calculator", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
        description = "Makes, tests, lists and exchanges latent calculators: differences of codes that are kept under a name.",
        subcommands = {CalculatorCommand.Listing.class, CalculatorCommand.Create.class, CalculatorCommand.Test.class, CalculatorCommand.Find.class,
            CalculatorCommand.Export.class, CalculatorCommand.Import.class, CalculatorCommand.Rename.class, CalculatorCommand.Delete.class})
final class CalculatorCommand implements Runnable {
    private static final int DEFAULT_STARTS = 48;
    private static final int MOST_STARTS = 10_000;

    @Spec
    private CommandSpec spec;

    /** Without a command: says which there are. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with calculators: " + String.join(", ", spec.subcommands().keySet()) + ".");
    }

    private static void say(CommandSpec spec, String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }

    /** One line for a score: "67 of 100 (direction 0.71, landed 94 %, 48 starts)". */
    private static String line(CalculatorScore score) {
        return String.format(Locale.ROOT, "%d of 100 (direction %.2f, landed %.0f %%, %d starts)", score.points(), score.direction(),
                100 * score.landed(), score.starts());
    }

    /** {@code calculator list}. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the calculators of a model, with where they come from and their scores.")
    static final class Listing implements Runnable {
        @Spec
        private CommandSpec spec;

        @Mixin
        private WorkbenchOptions options;

        @Override
        public void run() {
            List<CalculatorStore.Entry> entries = options.calculators().list();
            for (CalculatorStore.Entry entry : entries) {
                LatentCalculator c = entry.calculator();
                say(spec, c.name() + (entry.own() ? "" : "  [came with the model]"));
                say(spec, "    from " + c.plus().description() + " (" + c.plus().count() + ") - " + c.minus().description() + " (" + c.minus().count() + ")");
                say(spec, "    " + c.score().map(s -> "score " + line(s)).orElse("not tested"));
            }
            if (entries.isEmpty()) {
                say(spec, "There are no calculators for this model yet: make one with \"calculator create\".");
            }
        }
    }

    /** {@code calculator create}. */
    @Command(name = "create", mixinStandardHelpOptions = true,
            description = {"Makes a calculator of two sets of sketches or components, or of something about sketches that can be measured or changed, and"
                    + " keeps it.", "", WorkbenchOptions.SOURCES + " Here FILE means all sketches of the file, or all test sketches of a category."},
            footer = {"", "Examples:", "  sketchatlas calculator create --name \"bottle to glass\" --plus k3 --minus k7",
                "  sketchatlas calculator create --name \"turn round\" --attribute facing --of shoes.ndjson"})
    static final class Create implements Runnable {
        @Spec
        private CommandSpec spec;

        @Mixin
        private WorkbenchOptions options;

        @Option(names = "--name", required = true, paramLabel = "NAME", description = "What to call it.")
        private String name;

        @Option(names = "--plus", paramLabel = "SOURCE", description = "What it leads to; with --minus; may be given several times.")
        private List<String> plus = List.of();

        @Option(names = "--minus", paramLabel = "SOURCE", description = "What it leads away from; with --plus; may be given several times.")
        private List<String> minus = List.of();

        @Option(names = "--attribute", paramLabel = "NAME",
                description = "Instead: facing (and the mirror images), width (stretched), tilt (turned), detail or proportion (upper against lower quarter).")
        private String attribute;

        @Option(names = "--of", paramLabel = "SOURCE", description = "The sketches; with --attribute; may be given several times.")
        private List<String> of = List.of();

        @Mixin
        private final BackendOption backend = BackendOption.automatic();

        @Override
        public void run() {
            options.lists(backend.lists());
            options.require(LatentCalculator.validName(name), "--name", "\"" + name + "\"", "1 to 80 characters");
            boolean sets = attribute == null;
            if (plus.isEmpty() == sets || minus.isEmpty() == sets || of.isEmpty() != sets) {
                throw new ParameterException(spec.commandLine(), "Say what to make it of: either --plus and --minus, or --attribute and --of.");
            }
            Attribute measured = sets ? null : measured(); // before the model is read
            TokenSource sources = options.sources();
            CalculatorMaker maker = sets
                    ? new CalculatorMaker(name, all(sources, plus), String.join(", ", plus), all(sources, minus), String.join(", ", minus))
                    : CalculatorMaker.of(name, measured, sketches(sources), String.join(", ", of));
            LatentCalculator made = maker.run(options.model(), JobWatch.NONE);
            options.calculators().keep(made);
            say(spec, "Kept \"" + made.name() + "\".");
        }

        private Attribute measured() {
            return Attribute.ofLabel(attribute).orElseThrow(() -> new ParameterException(spec.commandLine(), "The option --attribute is "
                    + attribute + ", but it must be one of " + Attribute.labels() + "."));
        }

        private static List<SketchToken> all(TokenSource sources, List<String> words) {
            return words.stream().flatMap(w -> sources.all(w).stream()).toList();
        }

        private List<Sketch> sketches(TokenSource sources) {
            return all(sources, of).stream().map(t -> t.sketch()
                    .orElseThrow(() -> new UserException("\"" + t.name() + "\" is a code and has no strokes to measure: name sketches."))).toList();
        }
    }

    /** {@code calculator test}. */
    @Command(name = "test", mixinStandardHelpOptions = true,
            description = {"Tries a calculator on many sketches: how consistently does it do the same, and do the results land where they should?", "",
                WorkbenchOptions.SOURCES + " Here FILE means all sketches of the file, or all test sketches of a category."})
    static final class Test implements Runnable {
        @Spec
        private CommandSpec spec;

        @Mixin
        private WorkbenchOptions options;

        @Parameters(paramLabel = "NAME", description = "The calculator.")
        private String name;

        @Option(names = "--starts", paramLabel = "SOURCE",
                description = "What to try it on; may be given several times. Codes drawn from the components if not given.")
        private List<String> starts = List.of();

        @Option(names = "--count", defaultValue = "" + DEFAULT_STARTS, paramLabel = "N", description = "At most so many starts; ${DEFAULT-VALUE} if not given.")
        private int count;

        @Option(names = "--strength", defaultValue = "1", paramLabel = "S", description = "How much of it to add, -2 to 2, not 0; ${DEFAULT-VALUE} if not given.")
        private double strength;

        @Option(names = "--output", paramLabel = "FILE", description = "Write the first sketches without and with it, as .svg, .png or .ndjson.")
        private Path output;

        @Mixin
        private final BackendOption backend = BackendOption.automatic();

        @Override
        public void run() {
            options.lists(backend.lists());
            options.require(count >= 1 && count <= MOST_STARTS, "--count", count, "a whole number from 1 to " + MOST_STARTS);
            options.require(strength != 0 && Math.abs(strength) <= 2, "--strength", strength, "a number from -2 to 2, not 0");
            CalculatorStore store = options.calculators();
            LatentCalculator calculator = store.named(name);
            TokenSource sources = options.sources();
            List<SketchToken> on = starts.isEmpty() ? Starts.ofComponents(options.model(), count, options.sampling().seed())
                    : starts.stream().flatMap(w -> sources.all(w).stream()).limit(count).toList();
            CalculatorTest.Result result = new CalculatorTest(calculator, on, strength, options.sampling()).run(options.model(), JobWatch.NONE);
            say(spec, calculator.name() + ": " + line(result.score()));
            if (store.find(calculator.name()).filter(CalculatorStore.Entry::own).isPresent()) {
                store.replace(calculator.withScore(result.score()));
            }
            if (output != null) {
                sheet(result, calculator).write(output);
                options.wrote(output);
            }
        }

        private static SketchSheet sheet(CalculatorTest.Result result, LatentCalculator calculator) {
            List<SketchSheet.Cell> cells = new ArrayList<>();
            for (CalculatorTest.Trial trial : result.trials().subList(0, Math.min(20, result.trials().size()))) {
                cells.add(SketchSheet.Cell.made(trial.before().token("without", "without " + calculator.name()), "without"));
                cells.add(SketchSheet.Cell.made(trial.after().token("with", "with " + calculator.name()),
                        String.format(Locale.ROOT, "%.2f%s", trial.cosine(), trial.landed() ? ", landed" : "")));
            }
            return new SketchSheet(calculator.name(), 8, cells);
        }
    }

    /** {@code calculator find}. */
    @Command(name = "find", mixinStandardHelpOptions = true,
            description = "Looks for useful calculators in data: of every attribute and between categories, tests each and writes the best beside the model,"
                    + " as MODEL.calculators.json.")
    static final class Find implements Runnable {
        @Spec
        private CommandSpec spec;

        @Mixin
        private WorkbenchOptions options;

        @Option(names = "--categories", split = ",", paramLabel = "NAME",
                description = "Only of these categories, with commas between; of all that the model knows if not given.")
        private List<String> categories = List.of();

        @Option(names = "--most", defaultValue = "8", paramLabel = "N", description = "How many to keep; ${DEFAULT-VALUE} if not given.")
        private int most;

        @Option(names = "--per_category", defaultValue = "100", paramLabel = "N",
                description = "Sketches of each category to make them of; ${DEFAULT-VALUE} if not given.")
        private int perCategory;

        @Option(names = "--count", defaultValue = "" + DEFAULT_STARTS, paramLabel = "N", description = "Starts of each test; ${DEFAULT-VALUE} if not given.")
        private int count;

        @Mixin
        private final BackendOption backend = BackendOption.automatic();

        @Override
        public void run() {
            options.lists(backend.lists());
            options.require(most >= 1 && most <= 1000, "--most", most, "a whole number from 1 to 1000");
            options.require(perCategory >= 8 && perCategory <= MOST_STARTS, "--per_category", perCategory, "a whole number from 8 to " + MOST_STARTS);
            options.require(count >= 1 && count <= MOST_STARTS, "--count", count, "a whole number from 1 to " + MOST_STARTS);
            Path data = options.dataDir().orElseThrow(() -> new ParameterException(spec.commandLine(), "Missing required option: '--data_dir=DIR'"));
            PrintWriter out = spec.commandLine().getOut();
            List<LatentCalculator> found = CalculatorFinder.of(options.model(), data, categories, perCategory, count, most, options.sampling(),
                    c -> say(spec, c.name() + ": " + line(c.score().orElseThrow()))).run(options.model(), JobWatch.NONE);
            Path file = CalculatorStore.shippedFile(options.file());
            CalculatorFile.write(file, options.model().config().id(), found);
            out.println();
            found.forEach(c -> say(spec, c.name() + ": " + line(c.score().orElseThrow())));
            options.wrote(file);
        }
    }

    /** {@code calculator export}. */
    @Command(name = "export", mixinStandardHelpOptions = true, description = "Writes calculators to a file for others.")
    static final class Export implements Runnable {
        @Mixin
        private WorkbenchOptions options;

        @Parameters(paramLabel = "NAME", arity = "1..*", description = "The calculators.")
        private List<String> names;

        @Option(names = "--output", required = true, paramLabel = "FILE", description = "The .json file to write.")
        private Path output;

        @Override
        public void run() {
            CalculatorStore store = options.calculators();
            store.exportTo(output, names.stream().distinct().map(store::named).toList());
            options.wrote(output);
        }
    }

    /** {@code calculator import}. */
    @Command(name = "import", mixinStandardHelpOptions = true, description = "Keeps the calculators of a file; it must belong to the same model.")
    static final class Import implements Runnable {
        @Spec
        private CommandSpec spec;

        @Mixin
        private WorkbenchOptions options;

        @Parameters(paramLabel = "FILE", description = "The .json file.")
        private Path file;

        @Override
        public void run() {
            List<LatentCalculator> kept = options.calculators().importFrom(file);
            say(spec, kept.isEmpty() ? "All calculators of " + file + " are here already."
                    : "Kept " + String.join(", ", kept.stream().map(c -> "\"" + c.name() + "\"").toList()) + ".");
        }
    }

    /** {@code calculator rename}. */
    @Command(name = "rename", mixinStandardHelpOptions = true, description = "Gives an own calculator another name.")
    static final class Rename implements Runnable {
        @Spec
        private CommandSpec spec;

        @Mixin
        private WorkbenchOptions options;

        @Parameters(index = "0", paramLabel = "NAME", description = "The calculator.")
        private String name;

        @Parameters(index = "1", paramLabel = "NEW", description = "Its new name.")
        private String to;

        @Override
        public void run() {
            options.calculators().rename(name, to);
            say(spec, "Renamed \"" + name + "\" to \"" + to.strip() + "\".");
        }
    }

    /** {@code calculator delete}. */
    @Command(name = "delete", mixinStandardHelpOptions = true, description = "Forgets an own calculator.")
    static final class Delete implements Runnable {
        @Spec
        private CommandSpec spec;

        @Mixin
        private WorkbenchOptions options;

        @Parameters(paramLabel = "NAME", description = "The calculator.")
        private String name;

        @Override
        public void run() {
            options.calculators().delete(name);
            say(spec, "Deleted \"" + name + "\".");
        }
    }
}
