package sketchatlas.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.bench.Workload.Part;
import sketchatlas.model.BatchBackend;
import sketchatlas.nn.Backend;
import sketchatlas.nn.CellType;
import sketchatlas.nn.cuda.Emulator;

/** That the benchmarks run and what they report; never how long anything took. */
class BenchmarksTest {
    private final List<String> progress = new ArrayList<>();

    @Test
    void aTrainingStepWithoutAPeer() {
        JsonNode json = TrainBenchmark.run(new TrainBenchmark.Request(List.of(CellType.LSTM, CellType.HYPER), List.of(Part.DECODER, Part.ENCODER), 8, 2, 3, 1,
                Backend.CPU, Optional.empty()), progress::add).json();
        assertEquals(List.of("sequence decoder, lstm", "sequence decoder, hyper", "image encoder"), json.path("times").findValuesAsText("row"));
        assertEquals(4, progress.size(), progress.toString());
        for (JsonNode row : json.path("times")) {
            assertTrue(row.path("median_s").asDouble() > 0 && row.path("floor_ratio").asDouble() > 0 && !row.has("peer_ratio"), row.toString());
        }
        assertFalse(json.has("memory"), "memory is that of whole steps");
        assertTrue(json.path("notes").path(0).asText().startsWith("There is no libtorch to measure against: get it by \"mvn "), json.toString());
    }

    /** What is measured on a card counts by itself: PyTorch may have no memory left there. */
    @Test
    void aPeerThatFailsOnACardLeavesOurOwnNumbers(@TempDir Path folder) throws IOException {
        assumeTrue(Stream.of(System.getenv("PATH").split(File.pathSeparator)).anyMatch(f -> Files.isExecutable(Path.of(f, "python3"))), "no python3 here");
        Path peer = Files.writeString(folder.resolve("peer.py"), """
                import sys
                print("hello something", flush=True)
                for line in sys.stdin:
                    if line.startswith("prepare"):
                        print("ready" if "part=decoder" in line else "failed no memory left", flush=True)
                    elif line.startswith("step"):
                        print("done 0.5 7", flush=True)
                    else:
                        break
                """);
        Emulator.install();
        try {
            JsonNode json = TrainBenchmark.run(new TrainBenchmark.Request(List.of(CellType.LSTM), List.of(Part.DECODER, Part.ENCODER), 8, 2, 3, 1,
                    Backend.CUDA, Optional.of(peer)), progress::add).json();
            JsonNode with = json.path("times").path(0);
            JsonNode without = json.path("times").path(1);
            assertEquals(0.5, with.path("peer_median_s").asDouble());
            assertTrue(without.path("median_s").asDouble() > 0 && !without.has("peer_ratio"), json.toString());
            assertEquals("PyTorch was not measured beside image encoder and what follows: The program to measure against could not do its part:"
                    + " no memory left.", json.path("notes").path(0).asText());
        } finally {
            Emulator.remove();
        }
    }

    @Test
    void encodingWithRandomWeights() {
        JsonNode json = EncodeBenchmark.run(new ModelSource(Optional.empty(), CellType.LSTM, 8), BatchBackend.processor(), 3, progress::add).json();
        assertEquals(2, json.path("times").size());
        assertEquals(3, json.path("times").path(0).path("repetitions").asInt());
        assertTrue(json.path("times").path(1).path("sketches_per_second").asDouble() > 0, json.toString());
        assertTrue(json.path("notes").path(0).asText().contains("random weights: lstm, 8 units"), json.toString());
    }

    @Test
    void samplingWithRandomWeightsDrawsAllPoints() {
        JsonNode many = SampleBenchmark.run(new ModelSource(Optional.empty(), CellType.LAYER_NORM, 8), BatchBackend.processor(), 5, 1, progress::add).json()
                .path("times").path(1);
        assertEquals("5 sketches, on all cores", many.path("row").asText());
        assertEquals(5.0 * RandomModel.STEPS, many.path("steps_per_second").asDouble() * many.path("median_s").asDouble(), 1e-6);
    }

    @Test
    void aRowNamesWhatComputesBesideTheProcessor() {
        JsonNode json = SampleBenchmark.run(new ModelSource(Optional.empty(), CellType.LSTM, 8), BatchBackend.of(Backend.ND4J, progress::add), 5, 1, progress::add)
                .json();
        assertTrue(json.path("times").path(1).path("row").asText().startsWith("5 sketches, on ND4J"), json.toString());
    }

    @Test
    void projecting() {
        JsonNode json = ProjectionBenchmark.run(100, 150, 251, 1, progress::add).json();
        assertEquals(List.of("t-SNE of 100 codes, 251 iterations", "150 codes by 1,600 landmarks, 251 iterations", "one more code on that map"),
                json.path("times").findValuesAsText("row"));
    }

    @Test
    void memoryIsLookedAtAtIntervals() {
        JsonNode json = MemoryBenchmark.run(8, 4, progress::add).json();
        assertEquals(List.of("2", "4", "6", "8"), json.path("memory").findValuesAsText("step"));
        assertTrue(json.path("memory").path(3).path("heap_bytes").asLong() > 1_000_000, json.toString());
        assertTrue(json.path("notes").path(1).asText().startsWith("The heap grew by "), json.toString());
    }

    @Test
    void growthIsASlopeAfterTheBeginning() {
        List<Map<String, Object>> rows = List.of(Map.of("step", 0L, "x", 900L), Map.of("step", 10L, "x", 100L), Map.of("step", 20L, "x", 130L),
                Map.of("step", 30L, "x", 160L));
        assertEquals(3, MemoryBenchmark.slope(rows, "x", 5).orElseThrow(), 1e-9);
        assertEquals(OptionalDouble.empty(), MemoryBenchmark.slope(rows, "x", 15));
        assertEquals(OptionalDouble.empty(), MemoryBenchmark.slope(rows, "y", 5));
    }
}
