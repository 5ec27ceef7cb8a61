package sketchatlas.explore.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import sketchatlas.model.SamplingOptions;

/** A report as JSON (docs/evaluation.md), the same text for the same report. What has no meaning is null. */
public final class EvaluationJson {
    private static final int FORMAT_VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private EvaluationJson() {
    }

    /** The text, with a line break at its end. */
    public static String of(EvaluationReport r) {
        ObjectNode json = JSON.createObjectNode().put("format", "sketchatlas-evaluation").put("format_version", FORMAT_VERSION);
        json.putObject("model").put("id", r.modelId()).put("step", r.step()).put("latent_mode", r.mode().name().toLowerCase(Locale.ROOT));
        ObjectNode data = json.putObject("data").put("split", r.options().split().toString()).put("sketches", r.sketches())
                .put("fingerprint", r.data());
        data.put("per_category", r.options().perCategory() == Integer.MAX_VALUE ? null : r.options().perCategory());
        json.put("backend", r.backend());
        SamplingOptions sampling = r.options().sampling();
        json.put("temperature", sampling.temperature()).put("pen_temperature", sampling.penTemperature()).put("seed", sampling.seed())
                .put("candidates", r.options().candidates());
        json.putObject("retrieval").put("at_1", r.retrieval(1)).put("at_10", r.retrieval(10)).put("at_50", r.retrieval(50));
        if (r.drawn() == null) {
            json.putNull("recognition");
        } else {
            json.putObject("recognition").put("drawn", r.drawn().accuracy()).put("real", r.real().accuracy());
        }
        json.putObject("losses").put("stroke", r.stroke()).put("image", r.image());
        ObjectNode clusters = json.putObject("clusters");
        add(clusters, "level_k", r.levelK());
        add(clusters, "level_l", r.levelL());
        ArrayNode categories = json.putArray("categories");
        for (int c = 0; c < r.categories().size(); c++) {
            categories.add(category(r, c));
        }
        try {
            return JSON.writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of numbers and texts", e);
        }
    }

    private static ObjectNode category(EvaluationReport r, int c) {
        ObjectNode row = JSON.createObjectNode().put("name", r.categories().get(c)).put("sketches", r.sketches(c));
        row.put("ret_at_1", r.retrieval(1, c)).put("ret_at_10", r.retrieval(10, c)).put("ret_at_50", r.retrieval(50, c));
        if (r.drawn() != null) {
            row.put("rec_drawn", r.drawn().recall(c)).put("rec_real", r.real().recall(c));
            ObjectNode taken = row.putObject("drawn_taken_for");
            for (int other = 0; other < r.categories().size(); other++) {
                if (r.drawn().confusion()[c][other] > 0) {
                    taken.put(r.categories().get(other), r.drawn().confusion()[c][other]);
                }
            }
        }
        return row;
    }

    private static void add(ObjectNode clusters, String level, ClusterAgreement agreement) {
        if (agreement == null) {
            clusters.putNull(level);
            return;
        }
        ObjectNode json = clusters.putObject(level).put("live", agreement.live());
        json.put("nmi", number(agreement.nmi())).put("ari", number(agreement.ari())).put("purity", agreement.purity());
    }

    private static Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
