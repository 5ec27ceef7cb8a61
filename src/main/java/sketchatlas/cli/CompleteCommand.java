package sketchatlas.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sketchatlas.UserException;
import sketchatlas.explore.workbench.CompletionJob;
import sketchatlas.explore.workbench.GeneratedSketch;
import sketchatlas.explore.workbench.JobWatch;
import sketchatlas.explore.workbench.Sampling;
import sketchatlas.explore.workbench.SketchSheet;
import sketchatlas.explore.workbench.SketchToken;
import sketchatlas.explore.workbench.TokenSource;

/** {@code sketchatlas complete}: finishes what is drawn. */
@Command(name = "complete", mixinStandardHelpOptions = true,
        description = {"Finishes a drawing: the model goes on from its strokes, in several ways.", "", WorkbenchOptions.SOURCES},
        footer = {"", "Example:", "  sketchatlas complete --drawing begun.svg --guide k3 --variants 6 --output finished.svg"})
final class CompleteCommand implements Runnable {
    private static final int MOST = 100;

    @Mixin
    private WorkbenchOptions options;

    @Option(names = "--drawing", required = true, paramLabel = "SOURCE", description = "What is drawn so far.")
    private String drawing;

    @Option(names = "--strokes", paramLabel = "N", description = "Only the first strokes of the drawing; all of them if not given.")
    private Integer strokes;

    @Option(names = "--guide", paramLabel = "SOURCE",
            description = "What it is to become, for instance a component; what the model takes the drawing for if not given.")
    private String guide;

    @Option(names = "--share", defaultValue = "1", paramLabel = "PART",
            description = "How much of the finished sketch's longer side the drawing spans, above 0 and at most 1; ${DEFAULT-VALUE} if not given.")
    private double share;

    @Option(names = "--variants", defaultValue = "4", paramLabel = "N",
            description = "How many ways to finish it, with seeds from --seed on; ${DEFAULT-VALUE} if not given.")
    private int variants;

    @Option(names = "--output", required = true, paramLabel = "FILE",
            description = "The .svg, .png, .gif or .ndjson file to write; .svg and .ndjson hold how to make each sketch again.")
    private Path output;

    @Override
    public void run() {
        options.require(share > 0 && share <= 1, "--share", share, "a number above 0 and at most 1");
        options.require(variants >= 1 && variants <= MOST, "--variants", variants, "a whole number from 1 to " + MOST);
        options.require(strokes == null || strokes >= 1, "--strokes", strokes, "at least 1");
        Sampling sampling = options.sampling();
        TokenSource sources = options.sources();
        SketchToken whole = sources.one(drawing);
        SketchToken begun = SketchToken.of(whole.name(), whole.provenance(), whole.sketch()
                .orElseThrow(() -> new UserException("\"" + drawing + "\" is a code and has no strokes to go on from: name a sketch."))
                .firstStrokes(strokes == null ? Integer.MAX_VALUE : strokes));
        List<Long> seeds = LongStream.range(0, variants).mapToObj(i -> sampling.seed() + i).toList();
        List<GeneratedSketch> finished = new CompletionJob(begun.sketch().orElseThrow(), share, Optional.ofNullable(guide).map(sources::one),
                sampling.temperature(), seeds).run(options.model(), JobWatch.NONE);
        List<SketchSheet.Cell> cells = new ArrayList<>();
        cells.add(SketchSheet.Cell.given(begun, begun.name()));
        for (GeneratedSketch variant : finished) {
            String how = begun.name() + " finished" + (guide == null ? "" : " as " + guide);
            cells.add(SketchSheet.Cell.made(variant.token(how, how), "seed " + variant.recipe().seed()));
        }
        options.warnWhereOutside(cells);
        new SketchSheet(begun.name() + ", finished", Math.min(cells.size(), 6), cells).write(output);
        options.wrote(output);
    }
}
