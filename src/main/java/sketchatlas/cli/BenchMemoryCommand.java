package sketchatlas.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sketchatlas.bench.MemoryBenchmark;

/** {@code sketchatlas bench memory}: whether memory stays flat over a long training. */
@Command(name = "memory", mixinStandardHelpOptions = true, description = "Trains a small model for long and shows whether memory stays flat.")
final class BenchMemoryCommand implements Runnable {
    private static final int MOST_STEPS = 1_000_000;
    private static final int MOST_LOOKS = 1000;

    @Spec
    private CommandSpec spec;

    @Option(names = "--steps", defaultValue = "10000", paramLabel = "N", description = "Training steps; ${DEFAULT-VALUE} if not given.")
    private int steps;

    @Option(names = "--looks", defaultValue = "20", paramLabel = "N", description = "How often memory is looked at; ${DEFAULT-VALUE} if not given.")
    private int looks;

    @Mixin
    private ReportOutput output;

    @Override
    public void run() {
        ReportOutput.require(spec, "--steps", steps, 1, MOST_STEPS);
        ReportOutput.require(spec, "--looks", looks, 1, MOST_LOOKS);
        output.show(spec, progress -> MemoryBenchmark.run(steps, looks, progress));
    }
}
