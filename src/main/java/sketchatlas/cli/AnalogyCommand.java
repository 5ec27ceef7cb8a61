package sketchatlas.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sketchatlas.explore.workbench.Analogy;
import sketchatlas.explore.workbench.AnalogyJob;
import sketchatlas.explore.workbench.Difference;
import sketchatlas.explore.workbench.JobWatch;
import sketchatlas.explore.workbench.Sampling;
import sketchatlas.explore.workbench.SketchSheet;
import sketchatlas.explore.workbench.SketchToken;
import sketchatlas.explore.workbench.TokenSource;

/** {@code sketchatlas analogy}: a + s (b - c). */
@Command(name = "analogy", mixinStandardHelpOptions = true,
        description = {"Draws sketch analogies: a + s (b - c), or a calculator in place of b - c.", "", WorkbenchOptions.SOURCES},
        footer = {"", "Examples:", "  sketchatlas analogy --a mine.svg --b k3 --c k7 --strengths -1,0,1,2 --output strip.svg",
            "  sketchatlas analogy --a mine.svg --a sample:car#1 --calculator wider --output row.png"})
final class AnalogyCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private WorkbenchOptions options;

    @Option(names = "--a", required = true, paramLabel = "SOURCE", description = "What to start from; give it again for a row each.")
    private List<String> starts;

    @Option(names = "--b", paramLabel = "SOURCE", description = "What to lead to; with --c.")
    private String b;

    @Option(names = "--c", paramLabel = "SOURCE", description = "What to lead away from; with --b.")
    private String c;

    @Option(names = "--calculator", paramLabel = "NAME", description = "Add a latent calculator instead; see calculator list.")
    private String calculator;

    @Option(names = "--strengths", split = ",", defaultValue = "1", paramLabel = "S",
            description = "How much of it to add, -2 to 2, several with commas between; ${DEFAULT-VALUE} if not given.")
    private List<Double> strengths;

    @Option(names = "--output", required = true, paramLabel = "FILE",
            description = "The .svg, .png, .gif or .ndjson file to write; .svg and .ndjson hold how to make each sketch again.")
    private Path output;

    @Mixin
    private final BackendOption backend = BackendOption.processor();

    @Override
    public void run() {
        options.lists(backend.lists());
        if ((b == null) != (c == null) || (b == null) == (calculator == null)) {
            throw new ParameterException(spec.commandLine(), "Say what to add: either --b and --c, or --calculator.");
        }
        strengths.forEach(s -> options.require(Math.abs(s) <= Analogy.STRONGEST, "--strengths", s, "a number from -2 to 2"));
        Sampling sampling = options.sampling();
        TokenSource sources = options.sources();
        List<SketchToken> a = starts.stream().map(sources::one).toList();
        Difference difference = b == null ? options.calculators().named(calculator).difference()
                : new Difference.OfTokens(sources.one(b), sources.one(c));
        AnalogyJob.Result result = new AnalogyJob(a, difference, strengths, sampling).run(options.model(), JobWatch.NONE);
        List<SketchSheet.Cell> cells = new ArrayList<>();
        for (int row = 0; row < a.size(); row++) {
            int start = row;
            cells.add(SketchSheet.Cell.given(a.get(row), a.get(row).name()));
            IntStream.range(0, strengths.size()).forEach(s -> cells.add(cell(a.get(start), result, start, s)));
        }
        options.warnWhereOutside(cells);
        new SketchSheet(result.difference(), 1 + strengths.size(), cells).write(output);
        options.wrote(output);
    }

    private SketchSheet.Cell cell(SketchToken a, AnalogyJob.Result result, int row, int column) {
        double s = strengths.get(column);
        String strength = (s > 0 ? "+" : "") + WorkbenchOptions.number(s);
        String how = a.name() + " " + strength + " (" + result.difference() + ")";
        return SketchSheet.Cell.made(result.at(row, column).token(how, how), strength);
    }
}
