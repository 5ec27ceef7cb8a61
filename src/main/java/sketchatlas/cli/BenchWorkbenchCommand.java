package sketchatlas.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sketchatlas.bench.WorkbenchBenchmark;
import sketchatlas.explore.ModelFinder;

/** {@code sketchatlas bench workbench}: how soon the workbench follows a slider. */
@Command(name = "workbench", mixinStandardHelpOptions = true,
        description = "Measures how soon the workbench shows what a moving slider does, without the window that shows it.")
final class BenchWorkbenchCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(names = "--model", paramLabel = "FILE", description = "The model; the one that came with the program if not given.")
    private Path model;

    @Mixin
    private ReportOutput output;

    @Override
    public void run() {
        Path file = ModelFinder.find(Optional.ofNullable(model));
        output.show(spec, progress -> WorkbenchBenchmark.run(file, progress));
    }
}
