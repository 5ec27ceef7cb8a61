package sketchatlas.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sketchatlas.UserException;

class ModelConfigTest {
    private static final Path FILE = Path.of("m.safetensors");

    private static ModelConfig config() {
        return new ModelConfig("a1", HyperParameters.parse("z_size=16"), 41.5, 120, 7000, Map.of("valid/stroke", 52.25));
    }

    @Test
    void readsBackAsTheSame() {
        ObjectNode json = config().toJson().put("notes", "something else");
        assertEquals(config(), ModelConfig.fromJson(json, FILE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "hparams", "scale_factor", "max_seq_len", "step"})
    void namesTheFileWhenSomethingIsMissing(String member) {
        ObjectNode json = config().toJson();
        json.remove(member);
        String message = assertThrows(UserException.class, () -> ModelConfig.fromJson(json, FILE)).getMessage();
        assertTrue(message.startsWith("The model m.safetensors describes itself wrongly: "), message);
    }

    @Test
    void refusesWhatCannotBe() {
        HyperParameters p = HyperParameters.defaults();
        assertThrows(IllegalArgumentException.class, () -> new ModelConfig("a", p, 0, 1, 0, Map.of()));
        assertThrows(IllegalArgumentException.class, () -> new ModelConfig("a", p, Double.NaN, 1, 0, Map.of()));
        assertThrows(IllegalArgumentException.class, () -> new ModelConfig("a", p, 1, 0, 0, Map.of()));
        assertThrows(IllegalArgumentException.class, () -> new ModelConfig("a", p, 1, 100_001, 0, Map.of()));
        assertThrows(IllegalArgumentException.class, () -> new ModelConfig("a", p, 1, 1, 0, Map.of("x", Double.NaN)));
    }
}
