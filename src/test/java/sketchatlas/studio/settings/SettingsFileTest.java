package sketchatlas.studio.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.data.PreviousFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
    private static final WindowPlace PLACE = new WindowPlace(10, 20, 1200, 800, true);

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Path file = folder.resolve("a").resolve("b").resolve("settings.json");
        Settings settings = Settings.DEFAULT.withWindow(PLACE).withTheme(ThemeChoice.DARK).withFolder("/drawings")
                .withPanels(new PanelLayout(List.of("draw", "tree"), Map.of("draw", 1.5, "tree", 0.5))).withNearest(false).withTourSeen();
        new SettingsFile(file).write(settings);
        assertEquals(settings, new SettingsFile(file).read());
        new SettingsFile(file).write(Settings.DEFAULT);
        assertEquals(Settings.DEFAULT, new SettingsFile(file).read());
        try (var files = Files.list(file.getParent())) {
            assertEquals(Set.of(file, PreviousFile.of(file)), files.collect(Collectors.toSet()), "nothing else is left behind");
        }
    }

    @Test
    void whereTheFileIsDamagedTheSettingsBeforeCount() throws IOException {
        Path file = folder.resolve("settings.json");
        new SettingsFile(file).write(Settings.DEFAULT.withTheme(ThemeChoice.DARK));
        new SettingsFile(file).write(Settings.DEFAULT.withTheme(ThemeChoice.LIGHT));
        Files.writeString(file, "");
        assertEquals(Settings.DEFAULT.withTheme(ThemeChoice.DARK), new SettingsFile(file).read());
    }

    @Test
    void whatATrainingWasFilledInWithIsRemembered() throws IOException {
        Path file = folder.resolve("settings.json");
        Settings settings = Settings.DEFAULT.withTraining(new TrainingDraft("batch_size=3", Optional.of("data"), Optional.of("cuda_tf32")));
        new SettingsFile(file).write(settings);
        assertEquals(settings, new SettingsFile(file).read());
        Files.writeString(file, "{\"training\": {\"options\": \"\", \"backend\": 7}}"); // and as versions before wrote it, without a backend
        assertEquals(Settings.DEFAULT.withTraining(new TrainingDraft("", Optional.empty(), Optional.empty())), new SettingsFile(file).read());
    }

    @Test
    void withoutAFileNothingIsRemembered() {
        assertEquals(Settings.DEFAULT, new SettingsFile(folder.resolve("none.json")).read());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{", "[1, 2]", "null", "7", "{\"window\": 3, \"theme\": [], \"folder\": {}}", "\u0000\u0001",
        "{\"window\": {\"x\": 1, \"y\": 1, \"width\": 1e300, \"height\": 5}}", "{\"window\": {\"x\": \"1\"}}",
        "{\"panels\": 3}", "{\"panels\": {\"open\": {}, \"widths\": {}}}" })
    void aDamagedFileIsAsGoodAsNone(String content) throws IOException {
        Path file = folder.resolve("settings.json");
        Files.writeString(file, content);
        assertEquals(Settings.DEFAULT, new SettingsFile(file).read());
    }

    @Test
    void aDamagedEntrySpoilsNoOther() throws IOException {
        Path file = folder.resolve("settings.json");
        Files.writeString(file, "{\"theme\": \"dark\", \"window\": \"?\", \"from a later version\": {}}");
        assertEquals(Settings.DEFAULT.withTheme(ThemeChoice.DARK), new SettingsFile(file).read());
    }

    @Test
    void onlySensibleWidthsOfPanelsAreRead() throws IOException {
        Path file = folder.resolve("settings.json");
        Files.writeString(file, "{\"panels\": {\"open\": [\"map\"], \"widths\": {\"map\": -1, \"draw\": \"x\", \"tree\": 2}}}");
        assertEquals(Settings.DEFAULT.withPanels(new PanelLayout(List.of("map"), Map.of("tree", 2.0))), new SettingsFile(file).read());
    }

    @Test
    void aPlaceThatCannotBeWrittenToDisturbsNobody() throws IOException {
        Path inTheWay = Files.createFile(folder.resolve("file"));
        new SettingsFile(inTheWay.resolve("settings.json")).write(Settings.DEFAULT);
        assertEquals(Settings.DEFAULT, new SettingsFile(inTheWay.resolve("settings.json")).read());
    }

    @Test
    void onlySensiblePlacesAreRemembered() {
        assertEquals(Optional.of(PLACE), Settings.DEFAULT.withWindow(PLACE).window());
        assertEquals(Optional.empty(), Settings.DEFAULT.withWindow(new WindowPlace(0, 0, 3, 3, false)).window());
        assertEquals(Optional.empty(), Settings.DEFAULT.withWindow(new WindowPlace(Double.NaN, 0, 900, 900, false)).window());
    }
}
