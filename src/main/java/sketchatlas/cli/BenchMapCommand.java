package sketchatlas.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sketchatlas.bench.MapBenchmark;

/** {@code sketchatlas bench map}: how smoothly the studio's map moves. */
@Command(name = "map", mixinStandardHelpOptions = true,
        description = "Measures how many pictures of the map are painted in a second while it is panned and zoomed, without a graphics card.")
final class BenchMapCommand implements Runnable {
    private static final int MOST_SECONDS = 600;

    @Spec
    private CommandSpec spec;

    @Option(names = "--seconds", defaultValue = "5", paramLabel = "N", description = "Seconds for each map; ${DEFAULT-VALUE} if not given.")
    private int seconds;

    @Option(names = "--display", description = "Open a window on the display; without this it is painted in memory.")
    private boolean display;

    @Mixin
    private ReportOutput output;

    @Override
    public void run() {
        ReportOutput.require(spec, "--seconds", seconds, 1, MOST_SECONDS);
        output.show(spec, progress -> MapBenchmark.run(seconds, !display, progress));
    }
}
