package sketchatlas.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sketchatlas.UserException;
import sketchatlas.explore.DensityReference;
import sketchatlas.explore.Level;
import sketchatlas.explore.atlas.Atlas;
import sketchatlas.explore.atlas.AtlasFile;
import sketchatlas.explore.atlas.TinyAtlas;
import sketchatlas.explore.calculators.CalculatorFile;
import sketchatlas.explore.calculators.LatentCalculator;
import sketchatlas.explore.tree.ComponentNamesFile;
import sketchatlas.explore.workbench.Code;
import sketchatlas.model.ModelConfig;
import sketchatlas.model.ModelFile;
import sketchatlas.studio.settings.Settings;
import sketchatlas.studio.settings.SettingsFile;
import sketchatlas.studio.settings.ThemeChoice;
import sketchatlas.train.HistoryReader;
import sketchatlas.train.worker.RunStatus;
import sketchatlas.train.worker.TrainingPlan;

/**
 * Files as versions of this program wrote them, in src/test/resources/sketchatlas/formats: they are read for ever. Where a format gets
 * another version, its newest file of the version before is added to these, and none is ever written anew.
 */
class FrozenFormatsTest {
    private static final String MODEL = TinyAtlas.MODEL;

    @TempDir
    private Path folder;

    @BeforeEach
    void copy() throws IOException {
        for (String name : List.of("version-1.safetensors", "version-1.checkpoint.safetensors", "first.checkpoint.safetensors", "version-1.sketchatlas",
                "version-1.calculators.json", "version-1.density.json", "version-1.names.json", "plan.json", "state.json", "settings.json", "history.csv")) {
            try (InputStream in = FrozenFormatsTest.class.getResourceAsStream("/sketchatlas/formats/" + name)) {
                Files.copy(in, folder.resolve(name));
            }
        }
    }

    @Test
    void models() {
        Path file = folder.resolve("version-1.safetensors");
        ModelFile.Content content = ModelFile.read(file);
        assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, content.tensors().get("RPCL-pix2seq/latent_mu").data());
        ModelConfig config = ModelConfig.fromJson(content.config(), file);
        assertEquals(4, config.hyperParameters().zSize());
        assertEquals(Map.of("valid/stroke", 1.5), config.losses());
    }

    @ParameterizedTest
    @CsvSource({"version-1.checkpoint.safetensors", "first.checkpoint.safetensors"})
    void checkpoints(String name) {
        sketchatlas.train.FuzzDoor.readCheckpoint(folder.resolve(name));
    }

    @Test
    void atlases() {
        Atlas atlas = AtlasFile.read(folder.resolve("version-1.sketchatlas"), MODEL);
        assertEquals(List.of("giraffe", "bus"), atlas.description().categories());
        assertEquals(3, atlas.points().size());
        assertEquals(TinyAtlas.sketch(1).size(), atlas.points().get(1).sketch().size());
        assertEquals(3, atlas.components(Level.L).size());
    }

    @Test
    void calculators() {
        List<LatentCalculator> all = CalculatorFile.read(folder.resolve("version-1.calculators.json"), MODEL, 2);
        assertEquals(List.of("wider", "tilt"), all.stream().map(LatentCalculator::name).toList());
        assertEquals(Code.of(3, -1), all.getFirst().vector().code());
    }

    @Test
    void densitiesAndNames() {
        Path model = folder.resolve("version-1.safetensors");
        assertEquals(List.of(-3.5, -1.0, 2.25), DensityReference.beside(model).orElseThrow().quantiles());
        assertEquals("ears", new ComponentNamesFile(model, MODEL, folder.resolve("none")).read().label(Level.K, 7));
    }

    @Test
    void trainings() {
        assertEquals(128, TrainingPlan.read(folder).options().batchSize());
        assertEquals(RunStatus.Kind.FAILED, RunStatus.of(folder).kind());
        assertEquals(3, HistoryReader.readAll(folder).size());
    }

    @Test
    void settings() {
        Settings settings = new SettingsFile(folder.resolve("settings.json")).read();
        assertEquals(ThemeChoice.DARK, settings.theme());
        assertEquals(Optional.of("drawings"), settings.folder());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "calculators | version-1.calculators.json | \"version\":1 | \"version\":2", "density | version-1.density.json | \"version\":1 | \"version\":2",
        "component-names | version-1.names.json | \"format_version\" : 1 | \"format_version\" : 2", "plan | plan.json | \"version\" : 1 | \"version\" : 2",
        "model | version-1.safetensors | \"format_version\":\"1\" | \"format_version\":\"2\"",
        "checkpoint | version-1.checkpoint.safetensors | \"format_version\":\"1\" | \"format_version\":\"2\""})
    void newerVersionsAreRefusedAndNeverReplacedByTheVersionBefore(String reader, String name, String old, String newer) throws IOException {
        String text = Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1);
        assertTrue(text.contains(old), text);
        byte[] changed = text.replace(old, newer).getBytes(StandardCharsets.ISO_8859_1);
        Path place = Files.createDirectory(folder.resolve("newer"));
        for (Path file : List.of(place.resolve("a.safetensors.previous"), place.resolve("a.names.json.previous"))) {
            Files.copy(folder.resolve(name), file);
        }
        String sentence = assertThrows(UserException.class, () -> FuzzTargets.named(reader).reader().read(changed, place)).getMessage();
        assertTrue(sentence.contains("newer"), sentence);
    }
}
