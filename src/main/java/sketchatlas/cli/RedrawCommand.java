package sketchatlas.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sketchatlas.UserException;
import sketchatlas.explore.ModelFinder;
import sketchatlas.explore.workbench.GeneratedSketch;
import sketchatlas.explore.workbench.JobWatch;
import sketchatlas.explore.workbench.RemakeJob;
import sketchatlas.explore.workbench.SketchSheet;
import sketchatlas.explore.workbench.SketchToken;
import sketchatlas.explore.workbench.TokenSource;
import sketchatlas.model.SketchModel;
import sketchatlas.sketch.Sketch;

/** {@code sketchatlas redraw}: generated sketches once more, from what their files note. */
@Command(name = "redraw", mixinStandardHelpOptions = true,
        description = "Draws sketches that the program made and wrote as .svg or .ndjson once more, with the code, the temperature and the seed that stand in"
                + " the file, and says whether they are the same.",
        footer = {"", "Examples:", "  sketchatlas redraw strip.svg", "  sketchatlas redraw \"strip.svg#3\" --output third.svg"})
final class RedrawCommand implements Runnable {
    private static final int COLUMNS = 10;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files; FILE#4 is the fourth sketch of one, FILE#1-20 its first twenty.")
    private List<String> files;

    @Option(names = "--model", paramLabel = "FILE", description = "The model that made them; the one that came with the program if not given.")
    private Path model;

    @Option(names = "--output", paramLabel = "FILE", description = "Write them to this .svg, .png, .gif or .ndjson file.")
    private Path output;

    @Override
    public void run() {
        SketchModel loaded = SketchModel.load(ModelFinder.find(Optional.ofNullable(model)));
        TokenSource sources = new TokenSource(loaded, Optional.empty());
        List<SketchSheet.Cell> cells = new ArrayList<>();
        for (String file : files) {
            List<SketchToken> made = sources.all(file).stream().filter(token -> token.recipe().isPresent()).toList();
            if (made.isEmpty()) {
                throw new UserException(file + " does not say how to draw it again: name a sketch that this program made and wrote as .svg or .ndjson.");
            }
            for (SketchToken token : made) {
                GeneratedSketch again = new RemakeJob(token.recipe().orElseThrow(), token.sketch()).run(loaded, JobWatch.NONE);
                spec.commandLine().getOut().println(token.name() + " (seed " + again.recipe().seed() + "): " + verdict(token.sketch(), again.sketch()));
                cells.add(SketchSheet.Cell.made(again.token(token.name(), token.provenance().detail()), "seed " + again.recipe().seed()));
            }
        }
        spec.commandLine().getOut().flush();
        if (output != null) {
            new SketchSheet(String.join(", ", files) + ", drawn again", Math.min(COLUMNS, cells.size()), cells).write(output);
            spec.commandLine().getOut().println("Wrote " + output + ".");
        }
    }

    private static String verdict(Optional<Sketch> kept, Sketch again) {
        if (kept.isEmpty() || again.isEmpty()) {
            return kept.isEmpty() == again.isEmpty() ? "no strokes again." : "different from what the file shows.";
        }
        if (kept.get().equals(again) || kept.get().equals(Sketch.ofPolylines(again.polylines()))) { // files hold places, sketches the steps between them
            return "the same, to the last bit.";
        }
        double apart = apart(kept.get(), again);
        return Double.isInfinite(apart) ? "different from what the file shows."
                : String.format(Locale.ROOT, "the same strokes; the farthest point lies %.3f units from where the file has it.", apart);
    }

    /** How far the farthest points of the same strokes are apart; infinite where they are not the same strokes. */
    private static double apart(Sketch one, Sketch other) {
        List<float[]> a = one.polylines();
        List<float[]> b = other.polylines();
        double farthest = a.size() == b.size() ? 0 : Double.POSITIVE_INFINITY;
        for (int s = 0; s < a.size() && Double.isFinite(farthest); s++) {
            float[] p = a.get(s);
            float[] q = b.get(s);
            if (p.length != q.length) {
                return Double.POSITIVE_INFINITY;
            }
            for (int i = 0; i < p.length; i += 2) {
                farthest = Math.max(farthest, Math.hypot((double) p[i] - q[i], (double) p[i + 1] - q[i + 1]));
            }
        }
        return farthest;
    }
}
