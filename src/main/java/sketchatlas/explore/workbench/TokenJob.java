package sketchatlas.explore.workbench;

import java.util.List;
import java.util.Objects;
import sketchatlas.model.SketchModel;

/**
 * Makes tokens whole: what has no code of this model is encoded, what has no sketch is drawn. Tokens that are whole stay as they are.
 *
 * @param tokens in any number
 * @param sampling how to draw
 */
public record TokenJob(List<SketchToken> tokens, Sampling sampling) implements WorkbenchJob<List<SketchToken>> {
    public TokenJob {
        tokens = List.copyOf(tokens);
        Objects.requireNonNull(sampling);
    }

    @Override
    public List<SketchToken> run(SketchModel model, JobWatch watch) {
        return tokens.stream().map(token -> whole(model, token, watch)).toList();
    }

    private SketchToken whole(SketchModel model, SketchToken token, JobWatch watch) {
        watch.check();
        Code code = TokenCodes.code(model, token);
        if (token.sketch().isPresent()) {
            return token.withCode(new ModelCode(model.config().id(), code));
        }
        GeneratedSketch drawn = Drawer.draw(model, List.of(code), sampling, watch).getFirst();
        return drawn.sketch().isEmpty() ? token : token.withDrawn(drawn);
    }
}
