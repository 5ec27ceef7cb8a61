package sketchatlas.explore.workbench;

import java.util.ArrayList;
import java.util.List;
import sketchatlas.model.SequenceSampler;
import sketchatlas.model.SketchModel;
import sketchatlas.sketch.Sketch;

/** Draws codes; the one place where the workbench decodes. */
final class Drawer {
    private Drawer() {
    }

    /** Codes of this model, each drawn in the same way, in their order. */
    static List<GeneratedSketch> draw(SketchModel model, List<Code> codes, Sampling sampling, JobWatch watch) {
        List<GeneratedSketch> drawn = new ArrayList<>(codes.size());
        for (Code code : codes) {
            Recipe recipe = Recipe.of(new ModelCode(model.config().id(), code), sampling);
            GeneratedSketch sketch = new GeneratedSketch(recipe,
                    finished(model.sampler(code.toArray(), sampling.temperature(), sampling.seed()), watch));
            watch.drawn(drawn.size(), sketch);
            drawn.add(sketch);
            watch.progressed(drawn.size(), codes.size());
        }
        return drawn;
    }

    /** What a sampler draws to its end. */
    static Sketch finished(SequenceSampler sampler, JobWatch watch) {
        do {
            watch.check();
        } while (sampler.next());
        return sampler.sketch();
    }
}
