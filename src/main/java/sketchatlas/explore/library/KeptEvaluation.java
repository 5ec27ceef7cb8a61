package sketchatlas.explore.library;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The measures of an evaluation that is kept beside a model (docs/evaluation.md). Immutable.
 *
 * @param measures by their names for people, in a fixed order; those that the evaluation leaves out are left out
 */
public record KeptEvaluation(Map<String, Double> measures) {
    private static final long LARGEST = 1 << 24; // bytes
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Where each measure stands in the file. */
    private static final Map<String, String> PLACES = new LinkedHashMap<>();

    static {
        PLACES.put("Ret@1", "/retrieval/at_1");
        PLACES.put("Ret@10", "/retrieval/at_10");
        PLACES.put("Ret@50", "/retrieval/at_50");
        PLACES.put("Rec of its drawings", "/recognition/drawn");
        PLACES.put("Rec of real sketches", "/recognition/real");
        PLACES.put("test stroke loss", "/losses/stroke");
        PLACES.put("NMI of level k", "/clusters/level_k/nmi");
        PLACES.put("NMI of level l", "/clusters/level_l/nmi");
    }

    public KeptEvaluation {
        measures = Collections.unmodifiableMap(new LinkedHashMap<>(measures));
    }

    /**
     * Reads an evaluation; one that is damaged or of another model counts as none.
     *
     * @param modelId of the model that it has to be of
     * @param step that it has to be of
     */
    static Optional<KeptEvaluation> read(Path file, String modelId, long step) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            JsonNode root = JSON.readTree(file.toFile());
            if (!root.at("/model/id").asText().equals(modelId) || root.at("/model/step").asLong(-1) != step) {
                return Optional.empty();
            }
            Map<String, Double> found = new LinkedHashMap<>();
            PLACES.forEach((name, place) -> {
                if (root.at(place).isNumber()) {
                    found.put(name, root.at(place).asDouble());
                }
            });
            return Optional.of(new KeptEvaluation(found));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
