package sketchatlas.explore.workbench;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import sketchatlas.UserException;
import sketchatlas.model.SketchModel;
import sketchatlas.sketch.Sketch;

/**
 * Makes a generated sketch again from what was kept with it.
 *
 * @param recipe model, code, temperature and seed
 * @param sketch the sketch as it was kept, of which a completion takes the strokes that were given; else not looked at
 */
public record RemakeJob(Recipe recipe, Optional<Sketch> sketch) implements WorkbenchJob<GeneratedSketch> {
    public RemakeJob {
        Objects.requireNonNull(recipe);
        Objects.requireNonNull(sketch);
    }

    @Override
    public GeneratedSketch run(SketchModel model, JobWatch watch) {
        if (!recipe.code().modelId().equals(model.config().id())) {
            throw new OtherModelException("The sketch was made by", recipe.code().modelId(), "open that model to make it again.");
        }
        Sampling sampling = new Sampling(recipe.temperature(), recipe.seed());
        if (recipe.given().isEmpty()) {
            return Drawer.draw(model, List.of(recipe.code().code()), sampling, watch).getFirst();
        }
        Recipe.Given given = recipe.given().get();
        if (sketch.isEmpty() || sketch.get().polylines().size() < given.strokes()) {
            throw new UserException("The strokes that the model went on from are missing: take the sketch from a file that holds them.");
        }
        SketchToken guide = SketchToken.of("", Provenance.drawing(), recipe.code());
        return new CompletionJob(sketch.get().firstStrokes(given.strokes()), given.share(), Optional.of(guide),
                sampling.temperature(), List.of(sampling.seed())).run(model, watch).getFirst();
    }
}
