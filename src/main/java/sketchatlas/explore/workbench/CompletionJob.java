package sketchatlas.explore.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import sketchatlas.explore.Level;
import sketchatlas.model.SketchModel;
import sketchatlas.sketch.Sketch;

/**
 * Finishes a drawing: its strokes are fed to the sequence decoder as if it had drawn them, then it goes on, once for each seed.
 *
 * @param drawing as drawn, in any units; at least one point
 * @param share how much of the finished sketch's longer side the drawing spans, above 0 and at most 1
 * @param guide what it is to become: a component's mean, any sketch or code; empty for what the model takes the drawing for
 * @param temperature of the sequence decoder
 * @param seeds one for each variant, at least one
 */
public record CompletionJob(Sketch drawing, double share, Optional<SketchToken> guide, double temperature, List<Long> seeds)
        implements WorkbenchJob<List<GeneratedSketch>> {
    /** At least so many points of the model's longest sketch are left for the model to draw. */
    private static final double LEFT_TO_DRAW = 0.25;

    public CompletionJob {
        Objects.requireNonNull(guide);
        seeds = List.copyOf(seeds);
        if (drawing.isEmpty() || seeds.isEmpty()) {
            throw new IllegalArgumentException("a completion needs a drawing and a seed");
        }
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("a drawing spans " + share + " of its finished sketch");
        }
    }

    /** The completed sketches in the units of the drawing, each beginning with its strokes as they are, one for each seed. */
    @Override
    public List<GeneratedSketch> run(SketchModel model, JobWatch watch) {
        PenFrame frame = new PenFrame(drawing, share, mostGiven(model));
        Code code = guide.map(token -> TokenCodes.code(model, token)).orElseGet(() -> taken(model));
        ModelCode of = new ModelCode(model.config().id(), code);
        Optional<Recipe.Given> given = Optional.of(new Recipe.Given(drawing.polylines().size(), share));
        List<GeneratedSketch> variants = new ArrayList<>();
        for (long seed : seeds) {
            Sketch completed = Drawer.finished(model.sampler(code.toArray(), temperature, seed, frame.given()), watch);
            GeneratedSketch variant = new GeneratedSketch(new Recipe(of, temperature, seed, given), frame.finished(completed));
            watch.drawn(variants.size(), variant);
            variants.add(variant);
            watch.progressed(variants.size(), seeds.size());
        }
        return variants;
    }

    /**
     * What the model takes the drawing for: half-way from the drawing's own code, which tells that it is unfinished and that nothing is to be added, to the
     * mean of its likeliest component.
     */
    private Code taken(SketchModel model) {
        float[] own = model.encode(drawing).mu(); // [Z]
        Component likeliest = new Component(Level.K, model.posterior(own).bestK());
        return Code.mean(List.of(Code.of(own), likeliest.mean(model.prior())));
    }

    private static int mostGiven(SketchModel model) {
        return Math.max(1, (int) (model.config().maxSeqLen() * (1 - LEFT_TO_DRAW)));
    }
}
