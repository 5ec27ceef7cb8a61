package sketchatlas.explore.workbench;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import sketchatlas.sketch.Sketch;

/**
 * Anything on the workbench that one can take in hand: a sketch, a latent code, or both, with where it comes from. Immutable; a token
 * that was encoded or drawn becomes a new one.
 *
 * @param name what people call it
 * @param provenance where it comes from
 * @param sketch its strokes; empty for a code that nobody has drawn yet
 * @param code what stands for it in a model; empty for a sketch that no model has read yet
 * @param recipe how to make its sketch again, if a model drew it
 */
public record SketchToken(String name, Provenance provenance, Optional<Sketch> sketch, Optional<ModelCode> code, Optional<Recipe> recipe) {
    public SketchToken {
        Objects.requireNonNull(name);
        Objects.requireNonNull(provenance);
        if (sketch.isEmpty() && code.isEmpty()) {
            throw new IllegalArgumentException("a token without sketch and code");
        }
        if (sketch.filter(Sketch::isEmpty).isPresent()) {
            throw new IllegalArgumentException("a token of an empty sketch");
        }
    }

    /** A sketch that no model has read yet. */
    public static SketchToken of(String name, Provenance provenance, Sketch sketch) {
        return new SketchToken(name, provenance, Optional.of(sketch), Optional.empty(), Optional.empty());
    }

    /** A code that nobody has drawn yet. */
    public static SketchToken of(String name, Provenance provenance, ModelCode code) {
        return new SketchToken(name, provenance, Optional.empty(), Optional.of(code), Optional.empty());
    }

    /**
     * The mean of several codes of one model, as one thing that knows how many they were.
     *
     * @param detail which ones, for people
     */
    public static SketchToken average(String name, String detail, List<ModelCode> codes) {
        String model = codes.getFirst().modelId();
        if (!codes.stream().allMatch(c -> c.modelId().equals(model))) {
            throw new IllegalArgumentException("codes of several models have no mean");
        }
        return of(name, new Provenance(Provenance.Kind.AVERAGE, detail, codes.size()), new ModelCode(model, Code.mean(codes.stream().map(ModelCode::code).toList())));
    }

    /** The same with the code that a model reads in it. */
    public SketchToken withCode(ModelCode read) {
        return new SketchToken(name, provenance, sketch, Optional.of(read), recipe);
    }

    /** The same with a sketch that a model drew of its code. */
    public SketchToken withDrawn(GeneratedSketch drawn) {
        return new SketchToken(name, provenance, Optional.of(drawn.sketch()), Optional.of(drawn.recipe().code()), Optional.of(drawn.recipe()));
    }

    /** The same under another name. */
    public SketchToken named(String other) {
        return new SketchToken(other, provenance, sketch, code, recipe);
    }

    /** What it is, for people, in one phrase: "car #3 (one sketch)", "shoe (mean of 250)", "k3 (mean of a component)". */
    public String describe() {
        String sort = switch (provenance.kind()) {
            case AVERAGE -> "mean of " + provenance.count();
            case COMPONENT_MEAN -> "mean of a component";
            default -> "one sketch";
        };
        return name.contains(sort) ? name : name + " (" + sort + ")";
    }

    /** The code, if there is one of this model. */
    public Optional<Code> codeOf(String modelId) {
        return code.filter(c -> c.modelId().equals(modelId)).map(ModelCode::code);
    }
}
