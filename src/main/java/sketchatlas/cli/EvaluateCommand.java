package sketchatlas.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sketchatlas.UserException;
import sketchatlas.data.AtomicFile;
import sketchatlas.data.FileProblems;
import sketchatlas.data.Split;
import sketchatlas.explore.evaluation.EvaluationJson;
import sketchatlas.explore.evaluation.EvaluationListener;
import sketchatlas.explore.evaluation.EvaluationOptions;
import sketchatlas.explore.evaluation.EvaluationReport;
import sketchatlas.explore.evaluation.EvaluationTable;
import sketchatlas.explore.evaluation.ModelEvaluation;
import sketchatlas.model.SamplingOptions;
import sketchatlas.nn.classifier.ClassifierOptions;

/** {@code sketchatlas evaluate}: the measures of the papers, and more, for a model. */
@Command(name = "evaluate", mixinStandardHelpOptions = true,
        description = "Measures how well a model draws sketches again, and how well its components agree with the categories.",
        footer = {"", "Example:",
            "  sketchatlas evaluate --model model.safetensors --data_dir quickdraw \\",
            "      --split test --json result.json", "",
            "The first time, a classifier is trained on the same data, which takes minutes;",
            "it is kept for the next times."})
final class EvaluateCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "The model.")
    private Path model;

    @Option(names = {"--data_dir", "--data-dir"}, required = true, paramLabel = "DIR",
            description = "The sketches: a file CATEGORY.npz, .ndjson or .bin for each of the model's categories.")
    private Path dataDir;

    @Option(names = "--split", defaultValue = "test", paramLabel = "SPLIT", converter = SplitConverter.class,
            description = "The sketches to evaluate on: train, valid or test; ${DEFAULT-VALUE} if not given.")
    private Split split;

    @Option(names = "--seed", defaultValue = "0", paramLabel = "S",
            description = "Start of the random numbers of drawings and classifier; ${DEFAULT-VALUE} if not given.")
    private long seed;

    @Mixin
    private DrawingOptions drawing;

    @Option(names = {"--per_category", "--per-category"}, paramLabel = "N",
            description = "Only the first N sketches of each category; all if not given.")
    private Integer perCategory;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the results to this file, too.")
    private Path json;

    @Option(names = {"--classifier_cache", "--classifier-cache"}, paramLabel = "DIR",
            description = "Where the classifier is kept; in your cache folder if not given.")
    private Path classifierCache;

    @Mixin
    private final BackendOption backend = BackendOption.automatic();

    @Override
    public void run() {
        SamplingOptions sampling = drawing.sampling(seed);
        require(perCategory == null || perCategory >= 1, "--per_category", perCategory, "a whole number of at least 1");
        requireFolderOf(json);
        EvaluationOptions options = new EvaluationOptions(split, sampling, drawing.candidates(), perCategory == null ? Integer.MAX_VALUE : perCategory,
                ClassifierOptions.standard(seed), classifierCache == null ? ModelEvaluation.classifiersOfUser() : classifierCache);
        Progress progress = new Progress(StageProgress.onConsole(spec.commandLine().getErr()));
        try (Interruption _ = new Interruption(progress::cancel)) {
            EvaluationReport report = ModelEvaluation.run(model, backend.lists(progress::note), dataDir, options, progress);
            progress.shown.clear();
            if (json != null) {
                write(EvaluationJson.of(report));
            }
            PrintWriter out = spec.commandLine().getOut();
            out.print(EvaluationTable.of(report));
            out.flush();
        } catch (CancellationException e) {
            progress.shown.message("Stopped; nothing was written.");
        }
    }

    /** Follows on the command line; an interrupted command cancels. */
    private static final class Progress implements EvaluationListener {
        private final StageProgress shown;
        private volatile boolean cancelled;

        Progress(StageProgress shown) {
            this.shown = shown;
        }

        void cancel() {
            cancelled = true;
        }

        @Override
        public void progress(String stage, int done, int total) {
            shown.update(stage, done, total);
        }

        @Override
        public void note(String sentence) {
            shown.message(sentence);
        }

        @Override
        public boolean cancelled() {
            return cancelled;
        }
    }

    private void write(String text) {
        try {
            AtomicFile.write(json, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw FileProblems.unwritable(json, e);
        }
    }

    /** Better known before minutes of work than after them. */
    private static void requireFolderOf(Path file) {
        if (file != null && (Files.isDirectory(file) || !Files.isDirectory(file.toAbsolutePath().getParent()))) {
            throw new UserException("Cannot write " + file + ": name a file in a folder that exists.");
        }
    }

    private void require(boolean condition, String option, Object value, String range) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), "The option " + option + " is " + value + ", but it must be " + range + ".");
        }
    }
}
