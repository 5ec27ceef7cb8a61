package sketchatlas.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sketchatlas.bench.SampleBenchmark;
import sketchatlas.model.BatchBackend;

/** {@code sketchatlas bench sample}: from codes to sketches. */
@Command(name = "sample", mixinStandardHelpOptions = true,
        description = "Measures how fast codes become sketches: one that a person watches, and many.")
final class BenchSampleCommand implements Runnable {
    private static final int MOST_SKETCHES = 1_000_000;
    private static final int MOST_REPEATS = 1000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelToMeasure model;

    @Option(names = "--sketches", defaultValue = "2000", paramLabel = "N", description = "How many are many; ${DEFAULT-VALUE} if not given.")
    private int sketches;

    @Option(names = "--repeat", defaultValue = "1", paramLabel = "N",
            description = "Times that many are drawn, and a tenth of the times that one is; ${DEFAULT-VALUE} if not given.")
    private int repeat;

    @Mixin
    private final BackendOption backend = BackendOption.processor();

    @Mixin
    private ReportOutput output;

    @Override
    public void run() {
        ReportOutput.require(spec, "--sketches", sketches, 1, MOST_SKETCHES);
        ReportOutput.require(spec, "--repeat", repeat, 1, MOST_REPEATS);
        var source = model.source(spec);
        var lists = BatchBackend.of(backend.choose(), spec.commandLine().getErr()::println);
        output.show(spec, progress -> SampleBenchmark.run(source, lists, sketches, repeat, progress));
    }
}
