package sketchatlas.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sketchatlas.bench.MapReport;

/** {@code sketchatlas bench map}: how smoothly the studio's map moves. */
@Command(name = "map", mixinStandardHelpOptions = true,
        description = "Measures how many pictures of the map are painted in a second while it is panned and zoomed, without graphics card.")
final class BenchMapCommand implements Runnable {
    private static final int MOST_SECONDS = 600;

    @Spec
    private CommandSpec spec;

    @Option(names = "--seconds", defaultValue = "5", paramLabel = "N", description = "Seconds for each map; ${DEFAULT-VALUE} if not given.")
    private int seconds;

    @Option(names = "--display", description = "Open a real window on the display; without it the window is painted in memory.")
    private boolean display;

    @Mixin
    private ReportOutput output;

    @Override
    public void run() {
        ReportOutput.require(spec, "--seconds", seconds, 1, MOST_SECONDS);
        output.show(spec, progress -> MapReport.run(seconds, !display, progress));
    }
}
