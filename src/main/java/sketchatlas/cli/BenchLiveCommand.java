package sketchatlas.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sketchatlas.bench.LiveBenchmark;
import sketchatlas.explore.ModelFinder;

/** {@code sketchatlas bench live}: how soon the reconstruction follows the pen. */
@Command(name = "live", mixinStandardHelpOptions = true,
        description = "Measures how soon the reconstruction follows a pen that moves or rests, without the window that shows it.")
final class BenchLiveCommand implements Runnable {
    private static final int MOST = 1000;

    @Spec
    private CommandSpec spec;

    @Option(names = "--model", paramLabel = "FILE", description = "The model; the one that came with the program if not given.")
    private Path model;

    @Option(names = "--sketches", defaultValue = "5", paramLabel = "N", description = "Sketches to draw; ${DEFAULT-VALUE} if not given.")
    private int sketches;

    @Mixin
    private ReportOutput output;

    @Override
    public void run() {
        ReportOutput.require(spec, "--sketches", sketches, 1, MOST);
        Path file = ModelFinder.find(Optional.ofNullable(model));
        output.show(spec, progress -> LiveBenchmark.run(file, sketches));
    }
}
