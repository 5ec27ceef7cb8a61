package sketchatlas.explore.evaluation;

import java.util.List;
import java.util.OptionalInt;
import sketchatlas.model.LatentMode;
import sketchatlas.nn.classifier.Recognition;

/**
 * What an evaluation found; docs/evaluation.md defines the measures. Measures that have no meaning for a model are NaN or null.
 *
 * @param modelId the model's own
 * @param step training steps of the model
 * @param mode of its latent codes
 * @param data fingerprint of the data set
 * @param options what it was done with
 * @param backend what encoded, drew and measured losses, for a person
 * @param stroke masked stroke loss, mean over the sketches
 * @param image image loss, mean over the sketches; absolute differences, in the flat mode squared ones
 * @param ranks of each sketch, by its drawing
 * @param sketchCategories of each sketch
 * @param categories their names
 * @param drawn how the drawings are recognised; null where there is only one category
 * @param real how the sketches themselves are recognised; null likewise
 * @param levelK agreement of the specific level
 * @param levelL agreement of the general level; null in the flat mode, which has none
 */
public record EvaluationReport(String modelId, long step, LatentMode mode, String data, EvaluationOptions options, String backend, double stroke,
        double image, int[] ranks, int[] sketchCategories, List<String> categories, Recognition drawn, Recognition real, ClusterAgreement levelK,
        ClusterAgreement levelL) {

    /** The number of sketches. */
    public int sketches() {
        return ranks.length;
    }

    /** The number of sketches of a category. */
    public int sketches(int category) {
        int n = 0;
        for (int c : sketchCategories) {
            n += c == category ? 1 : 0;
        }
        return n;
    }

    /** Ret@n: the share of drawings whose source is among the first n of all. */
    public double retrieval(int n) {
        return retrieval(n, OptionalInt.empty());
    }

    /** Ret@n of one category's drawings, still among the sources of all categories. */
    public double retrieval(int n, int category) {
        return retrieval(n, OptionalInt.of(category));
    }

    private double retrieval(int n, OptionalInt category) {
        int hits = 0;
        int all = 0;
        for (int i = 0; i < ranks.length; i++) {
            if (category.isEmpty() || sketchCategories[i] == category.getAsInt()) {
                all++;
                hits += ranks[i] <= n ? 1 : 0;
            }
        }
        return (double) hits / all;
    }
}
