package sketchatlas.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sketchatlas.explore.samples.SampleFolder;
import sketchatlas.explore.samples.SampleRequest;
import sketchatlas.explore.samples.SampleRequest.Drawn;
import sketchatlas.train.worker.DataOfRun;

/** {@code sketchatlas sample}: draws sketches with a model, and makes an atlas of them. */
@Command(name = "sample", mixinStandardHelpOptions = true,
        description = "Draws sketches with a model and writes them, their codes and components, and an atlas that the studio opens.",
        footer = {"", "Examples:",
            "  sketchatlas sample --output_dir out --conditional true --data_dir quickdraw",
            "  sketchatlas sample --model_dir run1 --output_dir out --conditional false",
            "  sketchatlas visualize --sample_dir out"})
final class SampleCommand implements Runnable {
    private static final int MOST = 100_000;

    @Spec
    private CommandSpec spec;

    @Option(names = {"--model_dir", "--model-dir", "--model"}, paramLabel = "DIR|FILE",
            description = "The model, or a folder with one; the one that comes along if not given.")
    private Optional<Path> model = Optional.empty();

    @Option(names = {"--output_dir", "--output-dir"}, required = true, paramLabel = "DIR",
            description = "The folder to write to; made if it isn't there.")
    private Path outputDir;

    @Option(names = {"--num_per_category", "--num-per-category"}, defaultValue = "300", paramLabel = "N",
            description = "Sketches of each category, or as many for each category without conditions; ${DEFAULT-VALUE} if not given.")
    private int perCategory;

    @Option(names = "--conditional", arity = "0..1", fallbackValue = "true", defaultValue = "true", paramLabel = "True|False",
            description = "Draw again the test sketches in --data_dir, or draw from the model alone; ${DEFAULT-VALUE} if not given.")
    private boolean conditional;

    @Option(names = {"--data_dir", "--data-dir"}, paramLabel = "DIR",
            description = "The sketches: a file CATEGORY.npz, .ndjson or .bin for each category; those that the model was trained on here if not given.")
    private Path dataDir;

    @Option(names = "--from", paramLabel = "WHAT", converter = DrawnConverter.class,
            description = "Without conditions: codes from the components by their weights (components), as many from each (even), or from N(0, I)"
                    + " (normal); components if not given.")
    private Drawn from;

    @Option(names = "--code", paramLabel = "FILE",
            description = "Without conditions: the code or codes in this .npy file, [Z] or [n, Z], each N times in place of all else.")
    private Path code;

    @Option(names = "--temperature", defaultValue = "0.24", paramLabel = "T",
            description = "How freely it draws, above 0 and at most 1; ${DEFAULT-VALUE} if not given.")
    private double temperature;

    @Option(names = "--seed", defaultValue = "0", paramLabel = "S", description = "Start of the random numbers; ${DEFAULT-VALUE} if not given.")
    private long seed;

    @Option(names = "--sources", arity = "0..1", fallbackValue = "true", defaultValue = "true", paramLabel = "True|False",
            description = "Whether the atlas keeps the sketches of --data_dir beside what was drawn from them; ${DEFAULT-VALUE} if not given.")
    private boolean sources;

    @Option(names = {"--atlas_only", "--atlas-only"}, description = "Write the atlas and nothing else.")
    private boolean atlasOnly;

    @Mixin
    private final BackendOption backend = BackendOption.automatic();

    @Override
    public void run() {
        require(perCategory >= 1 && perCategory <= MOST, "The option --num_per_category is " + perCategory + ", but it must be a whole number from 1 to "
                + MOST + ".");
        require(temperature > 0 && temperature <= 1, "The option --temperature is " + temperature + ", but it must be a number above 0 and at most 1.");
        Path sketches = conditional && dataDir == null ? model.flatMap(DataOfRun::of).orElse(null) : dataDir;
        require(!conditional || sketches != null, "Conditional sampling draws test sketches again, and it is not known where those of this model are: name"
                + " their folder with --data_dir, or draw from the model alone with --conditional false.");
        require(conditional || dataDir == null, "Without conditions no sketches are read: leave --data_dir out, or draw with --conditional true.");
        require(!conditional || from == null && code == null, "The options --from and --code are for drawing without conditions: add --conditional false.");
        require(from == null || code == null, "The options --from and --code exclude each other: leave one of them out.");
        PrintWriter out = spec.commandLine().getOut();
        SampleRequest request = new SampleRequest(model, outputDir, perCategory, codes(sketches), temperature, seed, sources, !atlasOnly);
        try (StatusLine line = StatusLine.onConsole(out)) {
            SampleFolder.Result result = SampleFolder.write(request, backend.lists(line::message), (stage, done, total) -> line.show(() -> switch (stage) {
                case ENCODING -> String.format(Locale.ROOT, "Encoding sketch %,d of %,d", done, total);
                case DRAWING -> String.format(Locale.ROOT, "Drawing sketch %,d of %,d", done, total);
                case PROJECTING -> String.format(Locale.ROOT, "Laying out the map, step %,d of %,d", done, total);
            }));
            line.close();
            out.println(String.format(Locale.ROOT, "Drew %,d sketches with %s and wrote %s.", result.sketches(), result.model(), result.atlas()));
            if (conditional && result.sketches() < result.wanted()) {
                out.println(String.format(Locale.ROOT, "The data has no more than these of the %,d test and validation sketches that were asked for.",
                        result.wanted()));
            }
        }
    }

    private SampleRequest.Codes codes(Path sketches) {
        if (conditional) {
            return new SampleRequest.OfSketches(sketches);
        }
        return code != null ? new SampleRequest.Given(code) : new SampleRequest.Random(from == null ? Drawn.COMPONENTS : from);
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
