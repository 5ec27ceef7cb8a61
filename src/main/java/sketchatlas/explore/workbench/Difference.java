package sketchatlas.explore.workbench;

import sketchatlas.model.SketchModel;

/** What an analogy adds to a code. */
public sealed interface Difference {
    /**
     * Z numbers; on the model's thread.
     *
     * @throws OtherModelException if it is of another model
     */
    Code vector(SketchModel model);

    /** What it is, for people: "shoe#2 (one sketch) - k3 (mean of a component)". */
    String describe();

    /** Of two tokens: b - c; each may be a single code, an average or a component's mean. */
    record OfTokens(SketchToken b, SketchToken c) implements Difference {
        @Override
        public Code vector(SketchModel model) {
            return TokenCodes.code(model, b).minus(TokenCodes.code(model, c));
        }

        @Override
        public String describe() {
            return b.describe() + " - " + c.describe();
        }
    }

    /**
     * A vector with a name, such as a latent calculator's.
     *
     * @param vector of the model that it names
     */
    record Named(String name, ModelCode vector) implements Difference {
        @Override
        public Code vector(SketchModel model) {
            if (!vector.modelId().equals(model.config().id())) {
                throw new OtherModelException("\"" + name + "\" belongs to", vector.modelId(), "open that model to use it.");
            }
            return vector.code();
        }

        @Override
        public String describe() {
            return name;
        }
    }
}
