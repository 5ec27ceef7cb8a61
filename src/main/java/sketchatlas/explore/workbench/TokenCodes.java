package sketchatlas.explore.workbench;

import java.util.Iterator;
import java.util.List;
import sketchatlas.model.SketchModel;
import sketchatlas.sketch.Sketch;

/** What tokens are to a model. */
public final class TokenCodes {
    private TokenCodes() {
    }

    /**
     * The code of a token: its own where it is of this model, else the one that the model reads in its sketch. On the model's thread.
     *
     * @throws OtherModelException if it is a mere code of another model
     */
    public static Code code(SketchModel model, SketchToken token) {
        return token.codeOf(model.config().id()).orElseGet(() -> Code.of(model.encode(sketch(token)).mu()));
    }

    /**
     * As {@link #code}, of several.
     *
     * @throws java.util.concurrent.CancellationException if the watch says so
     */
    public static List<Code> codes(SketchModel model, List<SketchToken> tokens, JobWatch watch) {
        String id = model.config().id();
        Iterator<Code> read = Drawer.read(model, tokens.stream().filter(t -> t.codeOf(id).isEmpty()).map(TokenCodes::sketch).toList(), watch).iterator();
        return tokens.stream().map(t -> t.codeOf(id).orElseGet(read::next)).toList();
    }

    private static Sketch sketch(SketchToken token) {
        return token.sketch().orElseThrow(() -> new OtherModelException("\"" + token.name() + "\" is a code of", token.code().orElseThrow().modelId(),
                "open that model to use it."));
    }
}
