package sketchatlas.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sketchatlas.UserException;
import sketchatlas.explore.MapBenchmark;

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

    @Option(names = "--json", description = "Print the results as JSON.")
    private boolean json;

    @Override
    public void run() {
        if (seconds < 1 || seconds > MOST_SECONDS) {
            throw new ParameterException(spec.commandLine(), "The option --seconds is " + seconds + ", but it must be a whole number from 1 to "
                    + MOST_SECONDS + ".");
        }
        MapBenchmark benchmark = ServiceLoader.load(MapBenchmark.class).findFirst()
                .orElseThrow(() -> new UserException("This program came without the studio, whose map was to be measured: use the full one."));
        PrintWriter err = spec.commandLine().getErr();
        List<MapBenchmark.Result> results = benchmark.run(seconds, !display, name -> {
            err.println("measuring: " + name);
            err.flush();
        });
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? json(results) : text(results));
        out.flush();
    }

    private static String text(List<MapBenchmark.Result> results) {
        StringBuilder text = new StringBuilder(String.format("%-32s %9s %9s %9s %10s %10s", "map at 1200 x 800", "sketches", "in view",
                "frames/s", "median ms", "95 % ms"));
        for (MapBenchmark.Result r : results) {
            text.append(System.lineSeparator()).append(String.format(Locale.ROOT, "%-32s %9d %9d %9.1f %10.1f %10.1f", r.name(), r.points(),
                    r.visible(), r.framesPerSecond(), r.medianMillis(), r.worstMillis()));
        }
        return text.toString();
    }

    private static String json(List<MapBenchmark.Result> results) {
        ObjectNode root = JsonMapper.builder().build().createObjectNode();
        root.put("benchmark", "map");
        ArrayNode rows = root.putArray("maps");
        for (MapBenchmark.Result r : results) {
            rows.addObject().put("name", r.name()).put("sketches", r.points()).put("in_view", r.visible()).put("frames", r.frames())
                    .put("frames_per_second", r.framesPerSecond()).put("median_seconds", r.medianMillis() / 1e3)
                    .put("p95_seconds", r.worstMillis() / 1e3);
        }
        return root.toPrettyString();
    }
}
