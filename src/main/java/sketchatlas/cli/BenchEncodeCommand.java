package sketchatlas.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sketchatlas.bench.EncodeBenchmark;
import sketchatlas.model.BatchBackend;

/** {@code sketchatlas bench encode}: from strokes to a code. */
@Command(name = "encode", mixinStandardHelpOptions = true, description = "Measures how soon a sketch has its latent code.")
final class BenchEncodeCommand implements Runnable {
    private static final int MOST = 100_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelToMeasure model;

    @Option(names = "--repeat", defaultValue = "200", paramLabel = "N",
            description = "Times that one sketch is encoded; ${DEFAULT-VALUE} if not given.")
    private int repeat;

    @Mixin
    private final BackendOption backend = BackendOption.processor();

    @Mixin
    private ReportOutput output;

    @Override
    public void run() {
        ReportOutput.require(spec, "--repeat", repeat, 1, MOST);
        var source = model.source(spec);
        var lists = BatchBackend.of(backend.choose(), spec.commandLine().getErr()::println);
        output.show(spec, progress -> EncodeBenchmark.run(source, lists, repeat, progress));
    }
}
