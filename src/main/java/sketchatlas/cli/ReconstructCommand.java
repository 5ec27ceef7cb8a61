package sketchatlas.cli;

import java.nio.file.Path;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sketchatlas.explore.ContactSheet;
import sketchatlas.model.SamplingOptions;
import sketchatlas.model.SketchModel;

/** {@code sketchatlas reconstruct}: a picture of sketches above what the model makes of them. */
@Command(name = "reconstruct", mixinStandardHelpOptions = true,
        description = "Draws sketches above their reconstructions by a model, a row for each category, into one picture.")
final class ReconstructCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "The model.")
    private Path model;

    @ArgGroup(multiplicity = "1")
    private Source source;

    @Option(names = "--count", defaultValue = "10", paramLabel = "N", description = "Sketches of each category; ${DEFAULT-VALUE} if not given.")
    private int count;

    @Mixin
    private DrawingOptions drawing;

    @Option(names = "--seed", defaultValue = "0", paramLabel = "S", description = "Start of the random numbers; ${DEFAULT-VALUE} if not given.")
    private long seed;

    @Option(names = "--output", required = true, paramLabel = "FILE", description = "The .png file to write.")
    private Path output;

    @Mixin
    private final BackendOption backend = BackendOption.automatic();

    /** Where the sketches come from. */
    private static final class Source {
        @Option(names = {"--data_dir", "--data-dir"}, required = true, paramLabel = "DIR",
                description = "Take test sketches of the model's categories from this folder.")
        private Path dataDir;

        @Option(names = "--input", required = true, paramLabel = "FILE", description = "Take the sketches of this .npz, .ndjson or .bin file.")
        private Path input;
    }

    @Override
    public void run() {
        require(count >= 1 && count <= 1000, "--count", count, "a whole number from 1 to 1000");
        SamplingOptions sampling = drawing.sampling(seed);
        int candidates = drawing.candidates();
        SketchModel loaded = SketchModel.load(model, backend.lists());
        if (source.dataDir != null) {
            ContactSheet.ofDataSet(loaded, source.dataDir, count, sampling, candidates, output);
        } else {
            ContactSheet.ofFile(loaded, source.input, count, sampling, candidates, output);
        }
        spec.commandLine().getOut().println("Wrote " + output + ".");
    }

    private void require(boolean condition, String option, Object value, String range) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), "The option " + option + " is " + value + ", but it must be " + range + ".");
        }
    }
}
