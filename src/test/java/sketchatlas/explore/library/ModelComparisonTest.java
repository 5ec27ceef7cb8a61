package sketchatlas.explore.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.explore.library.ModelComparison.Row;
import sketchatlas.model.HyperParameters;
import sketchatlas.model.ModelConfig;

class ModelComparisonTest {
    @Test
    void onlyOptionsThatDifferAreCompared() {
        ModelComparison comparison = ModelComparison.of(List.of(model("a", "batch_size=64, z_size=32"), model("b", "batch_size=100, z_size=32"), unread("c")));
        assertEquals(List.of("a", "b", "c"), comparison.models());
        assertEquals(List.of(new Row("batch_size", List.of("64", "100", ""))), comparison.options());
    }

    @Test
    void measuresAreWhatIsKnownOfAnyOfThem() {
        ModelComparison comparison = ModelComparison.of(List.of(model("a", ""), unread("c")));
        assertEquals(List.of(new Row("step", List.of("1,200", "")), new Row("stroke loss, validation", List.of("27.500", "")),
                new Row("components alive, level k", List.of("12", "")), new Row("components alive, level l", List.of("6", "")),
                new Row("Ret@1", List.of("0.250", "")), new Row("size", List.of("2.5 MB", "10 kB"))), comparison.measures());
    }

    @Test
    void anEvaluationCountsForTheModelThatItIsOf(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("evaluation.json"),
                "{\"model\":{\"id\":\"x\",\"step\":5},\"retrieval\":{\"at_1\":0.5,\"at_10\":null},\"recognition\":null,\"clusters\":{\"level_k\":{\"nmi\":0.25}}}");
        assertEquals(Map.of("Ret@1", 0.5, "NMI of level k", 0.25), KeptEvaluation.read(file, "x", 5).orElseThrow().measures());
        assertEquals(Optional.empty(), KeptEvaluation.read(file, "y", 5));
        assertEquals(Optional.empty(), KeptEvaluation.read(file, "x", 6));
        assertEquals(Optional.empty(), KeptEvaluation.read(Files.writeString(file, "{"), "x", 5));
    }

    @Test
    void sizesAreForPeople() {
        assertEquals(List.of("0 kB", "812 kB", "24.1 MB", "1.30 GB"),
                List.of(ModelComparison.size(10), ModelComparison.size(812_000), ModelComparison.size(24_100_000), ModelComparison.size(1_300_000_000)));
    }

    private static LibraryEntry model(String name, String options) {
        ModelConfig config = new ModelConfig(name, HyperParameters.parse(options), 20, 30, 1200, Map.of("valid/stroke", 27.5));
        return new LibraryEntry(name, Path.of(name, "model.safetensors"), false, Optional.empty(), Optional.of(config), Optional.of(new LiveCount(12, 6)), true,
                Optional.of(new KeptEvaluation(Map.of("Ret@1", 0.25))), 2_500_000, Instant.EPOCH, Optional.empty());
    }

    private static LibraryEntry unread(String name) {
        return new LibraryEntry(name, Path.of(name, "model.safetensors"), false, Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty(), 10_000,
                Instant.EPOCH, Optional.of("It is damaged."));
    }
}
