package sketchatlas.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sketchatlas.data.LabelledSketch;
import sketchatlas.data.SketchDataset;
import sketchatlas.explore.DensityReference;
import sketchatlas.model.BatchProgress;
import sketchatlas.model.SketchModel;
import sketchatlas.sketch.Sketch;

/** {@code sketchatlas density}: what codes of real sketches are like, so that the program can tell unusual ones. */
@Command(name = "density", mixinStandardHelpOptions = true,
        description = "Measures how likely the codes of test sketches are in a model's hierarchy and writes it beside the model, as"
                + " MODEL.density.json. With it the program can tell codes that are unlike all real ones.")
final class DensityCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "The model.")
    private Path model;

    @Option(names = {"--data_dir", "--data-dir"}, required = true, paramLabel = "DIR", description = "The sketches, a file for each of its categories.")
    private Path dataDir;

    @Mixin
    private final BackendOption backend = BackendOption.automatic();

    @Override
    public void run() {
        SketchModel loaded = SketchModel.load(model, backend.lists());
        List<Sketch> sketches = SketchDataset.load(dataDir, loaded.hyperParameters().categories(), 1, 0).test().stream()
                .map(LabelledSketch::sketch).toList();
        DensityReference reference = DensityReference.of(loaded, sketches, BatchProgress.NONE);
        Path file = DensityReference.fileBeside(model);
        reference.write(file);
        spec.commandLine().getOut().printf(Locale.ROOT, "Wrote %s: log density of %d sketches from %.1f to %.1f, 1st percentile %.1f.%n", file,
                reference.sketches(), reference.quantiles().getFirst(), reference.quantiles().getLast(),
                reference.quantiles().get(reference.quantiles().size() / 100));
        spec.commandLine().getOut().flush();
    }
}
