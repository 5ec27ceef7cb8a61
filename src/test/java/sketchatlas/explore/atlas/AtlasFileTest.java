package sketchatlas.explore.atlas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sketchatlas.UserException;
import sketchatlas.data.NpyArray;
import sketchatlas.data.NpzFile;
import sketchatlas.sketch.Sketch;

class AtlasFileTest {
    @TempDir
    private Path folder;
    private Path file;
    private final Atlas atlas = TinyAtlas.hierarchy(9);

    @BeforeEach
    void write() {
        file = folder.resolve("tiny.sketchatlas");
        AtlasFile.write(file, atlas);
    }

    @Test
    void whatWasWrittenIsRead() {
        assertEquals(atlas, AtlasFile.read(file, TinyAtlas.MODEL), "coordinates are whole sixteenths, so nothing is rounded");
    }

    @Test
    void aFlatAtlasHasNoLevelL() {
        Atlas flat = TinyAtlas.of(List.of(TinyAtlas.specific(0, 1, 1, 2, 3)));
        AtlasFile.write(file, flat);
        assertTrue(AtlasFile.read(file).flat());
        assertEquals(flat, AtlasFile.read(file));
    }

    @Test
    void roundingDoesNotAddUpAlongASketch() {
        float[] rows = new float[300];
        for (int i = 0; i < 100; i++) {
            rows[3 * i] = 0.03f; // half a sixteenth
        }
        assertEquals(3, end(roundTrip(Sketch.ofStroke3(rows))), 1 / 32f);
    }

    @Test
    void sketchesOfAnySizeFit() {
        Sketch huge = Sketch.ofPolylines(List.of(new float[] {0, 0, 123456.7f, 9, 0.001f, -80000}));
        assertEquals(huge, roundTrip(huge));
        assertEquals(0, roundTrip(Sketch.ofStroke3(new float[0])).size());
    }

    private Sketch roundTrip(Sketch sketch) {
        AtlasPoint p = atlas.points().getFirst();
        AtlasPoint changed = new AtlasPoint(p.origin(), p.category(), p.code(), p.levelK(), p.levelL(), p.logDensity(), sketch, Optional.empty());
        Atlas of = new Atlas(atlas.description(), List.of(changed), atlas.components(), new MapLayout(new float[7], new float[7]));
        AtlasFile.write(file, of);
        return AtlasFile.read(file).points().getFirst().sketch();
    }

    private static float end(Sketch sketch) {
        float x = 0;
        for (int i = 0; i < sketch.size(); i++) {
            x += sketch.dx(i);
        }
        return x;
    }

    @Test
    void anAtlasOfAnotherModelIsRefused() {
        UserException e = assertThrows(UserException.class, () -> AtlasFile.read(file, "another"));
        assertTrue(e.getMessage().contains("was made with another model"), e.getMessage());
    }

    @Test
    void everyCutIsNoticed() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 1 + length / 40) {
            Files.write(file, Arrays.copyOf(whole, length));
            UserException e = assertThrows(UserException.class, () -> AtlasFile.read(file));
            assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
        }
    }

    @Test
    void everyChangedByteIsNoticedOrHarmless() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at += 13) {
            byte[] changed = whole.clone();
            changed[at] ^= 0x41;
            Files.write(file, changed);
            try {
                assertEquals(atlas, AtlasFile.read(file)); // a date in the zip, for instance
            } catch (UserException e) {
                assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"description", "code", "level_k", "category", "origin", "log_density", "sketch_lengths", "sketch_offsets",
        "sketch_lifted", "component_mean", "component_weight", "component_won", "component_live", "component_sketch_lengths", "level_k_given_l",
        "x", "y"})
    void everyArrayIsNeeded(String name) {
        change(arrays -> {
            arrays.remove(name);
            return arrays;
        });
        assertTrue(assertThrows(UserException.class, () -> AtlasFile.read(file)).getMessage().contains(file.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "level_k", "x", "component_mean", "log_density"})
    void noValueIsInfinite(String name) {
        change(arrays -> {
            double[] values = arrays.get(name).toDoubles();
            values[values.length - 1] = Double.POSITIVE_INFINITY;
            arrays.put(name, NpyArray.ofDoubles(values, arrays.get(name).shape()));
            return arrays;
        });
        assertTrue(assertThrows(UserException.class, () -> AtlasFile.read(file)).getMessage().contains("is damaged"));
    }

    @ParameterizedTest
    @CsvSource({"category, 2", "category, -2", "origin, 3", "origin, 0.5", "sketch_lengths, -1", "sketch_lengths, 2147483647", "component_won, -1"})
    void impossibleNumbersAreRefused(String name, double value) {
        change(arrays -> {
            double[] values = arrays.get(name).toDoubles();
            values[0] = value;
            arrays.put(name, NpyArray.ofDoubles(values, values.length));
            return arrays;
        });
        assertTrue(assertThrows(UserException.class, () -> AtlasFile.read(file)).getMessage().contains("is damaged"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"format\":\"sketchatlas-atlas\",\"format_version\":2} | has format 2, but this program reads up to 1: install a newer Sketch Atlas.",
        "{\"format\":\"other\"}                                  | is damaged: its description is not that of an atlas",
        "{\"format\":                                            | is damaged: its description is not JSON",
        "{\"format\":\"sketchatlas-atlas\",\"format_version\":1,\"temperature\":1} | is damaged: an atlas of the model ''"})
    void descriptionsAreChecked(String json, String sentence) {
        change(arrays -> {
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            arrays.put("description", NpyArray.ofBytes(bytes, bytes.length));
            return arrays;
        });
        String message = assertThrows(UserException.class, () -> AtlasFile.read(file)).getMessage();
        assertTrue(message.contains(sentence), message);
        assertFalse(message.contains("\n"));
    }

    @Test
    void otherFilesAreNamed() throws IOException {
        NpzFile.write(file, Map.of("a", NpyArray.ofFloats(new float[1], 1)));
        assertTrue(assertThrows(UserException.class, () -> AtlasFile.read(file)).getMessage().contains("a NumPy file of something else"));
        Files.writeString(file, "<!DOCTYPE html><html>");
        assertTrue(assertThrows(UserException.class, () -> AtlasFile.read(file)).getMessage().contains("as an atlas: it is a web page"));
        Files.delete(file);
        assertTrue(assertThrows(UserException.class, () -> AtlasFile.read(file)).getMessage().contains("There is no file"));
        assertTrue(assertThrows(UserException.class, () -> AtlasFile.read(folder)).getMessage().contains("is a folder"));
    }

    private void change(UnaryOperator<Map<String, NpyArray>> change) {
        NpzFile.write(file, change.apply(new LinkedHashMap<>(NpzFile.read(file))));
    }
}
