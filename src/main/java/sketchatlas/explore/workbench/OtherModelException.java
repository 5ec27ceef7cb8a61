package sketchatlas.explore.workbench;

import java.io.Serial;
import java.util.Optional;
import sketchatlas.UserException;

/** Something of another model was to be used. Its message names that model by its id, for it is all that is known here; a person knows models by their names. */
public final class OtherModelException extends UserException {
    @Serial
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_ID = 64;

    private final String what;
    private final String modelId;
    private final String then;

    /**
     * @param what begins the sentence, up to the model: "The sketch was made by"
     * @param modelId of that model
     * @param then ends the sentence: "open that model to make it again."
     */
    public OtherModelException(String what, String modelId, String then) {
        super(what + " another model (" + (modelId.length() > LONGEST_ID ? modelId.substring(0, LONGEST_ID) + "..." : modelId) + "): " + then);
        this.what = what;
        this.modelId = modelId;
        this.then = then;
    }

    /** The id of the model that it belongs to. */
    public String modelId() {
        return modelId;
    }

    /** @param name of that model, where the library has it */
    public String sentence(Optional<String> name) {
        return what + name.map(n -> " the model \"" + n + "\": ").orElse(" another model, which is not in your library: ") + then;
    }
}
