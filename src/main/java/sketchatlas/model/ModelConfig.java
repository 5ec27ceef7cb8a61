package sketchatlas.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import sketchatlas.UserException;

/**
 * What a model file says about its model, beside the tensors. Immutable.
 *
 * @param id tells models apart; calculators and names that belong to a model refer to it
 * @param hyperParameters the options that it was made with; their categories are in the order of training
 * @param scaleFactor standard deviation of all dx and dy of the training sketches: offsets are divided by it, above 0
 * @param maxSeqLen T, the most points of a sketch that it draws, 1 to 100000
 * @param step training steps done, at least 0
 * @param losses the last known losses by name ("valid/stroke", ...), all finite
 */
public record ModelConfig(String id, HyperParameters hyperParameters, double scaleFactor, int maxSeqLen, long step,
        Map<String, Double> losses) {
    private static final String ID = "id";
    private static final String HPARAMS = "hparams";
    private static final String SCALE_FACTOR = "scale_factor";
    private static final String MAX_SEQ_LEN = "max_seq_len";
    private static final String STEP = "step";
    private static final String LOSSES = "losses";

    /** @throws IllegalArgumentException if a value is outside of its range */
    public ModelConfig {
        losses = Collections.unmodifiableMap(new LinkedHashMap<>(losses));
        require(!id.isBlank(), ID);
        require(Double.isFinite(scaleFactor) && scaleFactor > 0, SCALE_FACTOR);
        require(maxSeqLen >= 1 && maxSeqLen <= Options.MOST_POINTS, MAX_SEQ_LEN);
        require(step >= 0, STEP);
        require(losses.values().stream().allMatch(Double::isFinite), LOSSES);
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalArgumentException("its " + what + " is missing or not possible.");
        }
    }

    /** As a JSON object; more members may be added to it. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put(ID, id).put(SCALE_FACTOR, scaleFactor).put(MAX_SEQ_LEN, maxSeqLen).put(STEP, step);
        json.set(HPARAMS, hyperParameters.toJson());
        ObjectNode byName = json.putObject(LOSSES);
        losses.forEach(byName::put);
        return json;
    }

    /**
     * Reads what {@link #toJson} writes; members that it doesn't know are left alone.
     *
     * @param file where the JSON stood, for the message
     * @throws UserException if something is missing or not possible
     */
    public static ModelConfig fromJson(JsonNode json, Path file) {
        Map<String, Double> losses = new LinkedHashMap<>();
        json.path(LOSSES).properties().forEach(loss -> losses.put(loss.getKey(), loss.getValue().asDouble(Double.NaN)));
        try {
            HyperParameters hyperParameters = HyperParameters.fromJson(json.path(HPARAMS), unknown -> {
            });
            return new ModelConfig(json.path(ID).asText(), hyperParameters, json.path(SCALE_FACTOR).asDouble(), json.path(MAX_SEQ_LEN).asInt(),
                    json.path(STEP).asLong(-1), losses);
        } catch (UserException | IllegalArgumentException e) {
            throw new UserException("The model " + file + " describes itself wrongly: " + e.getMessage(), e);
        }
    }
}
