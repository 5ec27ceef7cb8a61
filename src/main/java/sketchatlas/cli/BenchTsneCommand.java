package sketchatlas.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sketchatlas.bench.ProjectionBenchmark;
import sketchatlas.explore.projection.ProjectionOptions;

/** {@code sketchatlas bench tsne}: laying codes out on the map. */
@Command(name = "tsne", mixinStandardHelpOptions = true, description = "Measures how long it takes to lay codes out on the map.")
final class BenchTsneCommand implements Runnable {
    private static final int FEWEST_POINTS = 100;
    private static final int MOST_POINTS = 20_000;
    private static final int MOST_CODES = 1_000_000;
    private static final int LEAST_ITERATIONS = ProjectionOptions.EXAGGERATED + 1;
    private static final int MOST_ITERATIONS = 100_000;
    private static final int MOST_REPEATS = 1000;

    @Spec
    private CommandSpec spec;

    @Option(names = "--points", defaultValue = "2400", paramLabel = "N", description = "Codes that t-SNE takes all; ${DEFAULT-VALUE} if not given.")
    private int points;

    @Option(names = "--codes", defaultValue = "20000", paramLabel = "N",
            description = "Codes that are placed by 2,000 landmarks; ${DEFAULT-VALUE} if not given.")
    private int codes;

    @Option(names = "--iterations", defaultValue = "1000", paramLabel = "N", description = "Its iterations; ${DEFAULT-VALUE} if not given.")
    private int iterations;

    @Option(names = "--repeat", defaultValue = "1", paramLabel = "N", description = "Times that each is measured; ${DEFAULT-VALUE} if not given.")
    private int repeat;

    @Mixin
    private ReportOutput output;

    @Override
    public void run() {
        ReportOutput.require(spec, "--points", points, FEWEST_POINTS, MOST_POINTS);
        ReportOutput.require(spec, "--codes", codes, FEWEST_POINTS, MOST_CODES);
        ReportOutput.require(spec, "--iterations", iterations, LEAST_ITERATIONS, MOST_ITERATIONS);
        ReportOutput.require(spec, "--repeat", repeat, 1, MOST_REPEATS);
        output.show(spec, progress -> ProjectionBenchmark.run(points, codes, iterations, repeat, progress));
    }
}
