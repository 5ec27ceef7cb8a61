package sketchatlas.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sketchatlas.explore.workbench.GeneratedSketch;
import sketchatlas.explore.workbench.Interpolation;
import sketchatlas.explore.workbench.InterpolationJob;
import sketchatlas.explore.workbench.JobWatch;
import sketchatlas.explore.workbench.SketchSheet;
import sketchatlas.explore.workbench.SketchToken;
import sketchatlas.explore.workbench.TokenSource;

/** {@code sketchatlas interpolate}: what lies between sketches. */
@Command(name = "interpolate", mixinStandardHelpOptions = true,
        description = {"Draws what lies between two sketches as a strip, or among four as a grid.", "", WorkbenchOptions.SOURCES},
        footer = {"", "Examples:", "  sketchatlas interpolate --between k1 --between k10 --steps 24 --output morph.gif",
            "  sketchatlas interpolate --between k1 --between k2 --between k7 --between k10 --output grid.svg"})
final class InterpolateCommand implements Runnable {
    private static final int MOST = 200;

    @Mixin
    private WorkbenchOptions options;

    @Option(names = "--between", required = true, paramLabel = "SOURCE",
            description = "Two: from and to. Four: top left, top right, bottom left, bottom right.")
    private List<String> corners;

    @Option(names = "--steps", defaultValue = "9", paramLabel = "N", description = "Sketches in a row, the ends included; ${DEFAULT-VALUE} if not given.")
    private int steps;

    @Option(names = "--rows", paramLabel = "N", description = "Rows among four sketches; as many as --steps if not given.")
    private Integer rows;

    @Option(names = "--spherical", description = "Go along great circles instead of straight lines.")
    private boolean spherical;

    @Option(names = "--output", required = true, paramLabel = "FILE",
            description = "The .svg, .png, .gif or .ndjson file to write; .svg and .ndjson hold how to make each sketch again.")
    private Path output;

    @Mixin
    private final BackendOption backend = BackendOption.processor();

    @Override
    public void run() {
        options.lists(backend.lists());
        options.require(corners.size() == 2 || corners.size() == 4, "--between", corners.size() + " times there", "there two or four times");
        options.require(steps >= 2 && steps <= MOST, "--steps", steps, "a whole number from 2 to " + MOST);
        int height = corners.size() == 2 ? 1 : rows == null ? steps : rows;
        options.require(height == 1 || height >= 2 && height <= MOST, "--rows", height, "a whole number from 2 to " + MOST);
        options.require(rows == null || corners.size() == 4, "--rows", rows, "left out between two sketches");
        TokenSource sources = options.sources();
        List<SketchToken> tokens = corners.stream().map(sources::one).toList();
        Interpolation kind = spherical ? Interpolation.SPHERICAL : Interpolation.LINEAR;
        InterpolationJob job = tokens.size() == 2 ? InterpolationJob.strip(tokens.get(0), tokens.get(1), kind, steps, options.sampling())
                : InterpolationJob.grid(tokens, kind, steps, height, options.sampling());
        List<GeneratedSketch> drawn = job.run(options.model(), JobWatch.NONE);
        String among = String.join(", ", tokens.stream().map(SketchToken::name).toList());
        List<SketchSheet.Cell> cells = IntStream.range(0, drawn.size()).mapToObj(i -> {
            InterpolationJob.Place place = job.places().get(i);
            String at = WorkbenchOptions.number(place.u()) + (tokens.size() == 2 ? "" : ", " + WorkbenchOptions.number(place.v()));
            return SketchSheet.Cell.made(drawn.get(i).token(among + " at " + at, kind.label() + " between " + among + " at " + at), at);
        }).toList();
        options.warnWhereOutside(cells);
        new SketchSheet("Between " + among + ", " + kind.label(), steps, cells).write(output);
        options.wrote(output);
    }
}
