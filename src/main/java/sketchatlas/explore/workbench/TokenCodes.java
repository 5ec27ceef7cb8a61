package sketchatlas.explore.workbench;

import java.util.List;
import sketchatlas.UserException;
import sketchatlas.model.SketchModel;
import sketchatlas.sketch.Sketch;

/** What tokens are to a model. */
public final class TokenCodes {
    private TokenCodes() {
    }

    /**
     * The code of a token: its own where it is of this model, else the one that the model reads in its sketch. On the model's thread.
     *
     * @throws UserException if it is a mere code of another model
     */
    public static Code code(SketchModel model, SketchToken token) {
        return token.codeOf(model.config().id()).orElseGet(() -> encoded(model, token));
    }

    /**
     * As {@link #code}, of several.
     *
     * @throws java.util.concurrent.CancellationException if the watch says so
     */
    public static List<Code> codes(SketchModel model, List<SketchToken> tokens, JobWatch watch) {
        return tokens.stream().map(token -> {
            watch.check();
            return code(model, token);
        }).toList();
    }

    private static Code encoded(SketchModel model, SketchToken token) {
        Sketch sketch = token.sketch().orElseThrow(() -> new UserException("\"" + token.name() + "\" is a code of another model ("
                + token.code().orElseThrow().modelId() + "): open that model to use it."));
        return Code.of(model.encode(sketch).mu());
    }
}
