package sketchatlas.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sketchatlas.data.samples.SampleCategory;
import sketchatlas.data.samples.SampleSketches;

/** {@code sketchatlas samples}: draws the built-in sample sketches into files. */
@Command(name = "samples", mixinStandardHelpOptions = true,
        description = "Draws sample sketches by itself, one .ndjson file for each category, to try things out without any data.",
        footer = {"", "Example:", "  sketchatlas samples --out samples --per_category 500",
            "  sketchatlas train --data_dir samples --log_root run1 \\",
            "      --hparams \"categories=[giraffe,bus], dec_rnn_size=128, dec_model=layer_norm\""})
final class SamplesCommand implements Runnable {
    private static final int MOST = 1_000_000;

    @Spec
    private CommandSpec spec;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder to write to; made if it isn't there.")
    private Path out;

    @Option(names = {"--per_category", "--per-category"}, defaultValue = "500", paramLabel = "N",
            description = "Sketches of each category; ${DEFAULT-VALUE} if not given.")
    private int perCategory;

    @Option(names = "--seed", defaultValue = "0", paramLabel = "S",
            description = "The same seed draws the same sketches; ${DEFAULT-VALUE} if not given.")
    private long seed;

    @Override
    public void run() {
        if (perCategory < 1 || perCategory > MOST) {
            throw new ParameterException(spec.commandLine(), "The option --per_category is " + perCategory
                    + ", but it must be a whole number from 1 to " + MOST + ".");
        }
        SampleSketches.write(out, perCategory, seed);
        spec.commandLine().getOut().println("Wrote " + perCategory + " sketches of each of " + SampleCategory.values().length
                + " categories to " + out + ".");
    }
}
