package sketchatlas.explore.workbench;

import java.util.Objects;
import java.util.Optional;
import sketchatlas.sketch.Sketch;

/**
 * A sketch that the model drew, with how to make it again.
 *
 * @param recipe model, code, temperature and seed
 * @param sketch in the units of the training data; a completion in those of its drawing. Empty where the model puts the pen down at once
 */
public record GeneratedSketch(Recipe recipe, Sketch sketch) {
    public GeneratedSketch {
        Objects.requireNonNull(recipe);
        Objects.requireNonNull(sketch);
    }

    /**
     * As a thing to take in hand.
     *
     * @param detail how it was made, for people: "a + 0.5 (b - c)"
     */
    public SketchToken token(String name, String detail) {
        return new SketchToken(name, new Provenance(Provenance.Kind.GENERATED, detail), Optional.of(sketch).filter(s -> !s.isEmpty()),
                Optional.of(recipe.code()), Optional.of(recipe));
    }
}
