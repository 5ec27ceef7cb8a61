package sketchatlas.explore.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sketchatlas.UserException;
import sketchatlas.explore.Level;

class ComponentNamesFileTest {
    private static final ComponentNames NAMES = ComponentNames.none("m1").with(Level.K, 7, "cat's face").with(Level.L, 3, "animals");

    @TempDir
    private Path folder;
    private Path beside;
    private Path user;
    private ComponentNamesFile file;

    @BeforeEach
    void places() throws IOException {
        Path models = Files.createDirectory(folder.resolve("models"));
        user = folder.resolve("user");
        beside = models.resolve("ten.names.json");
        file = new ComponentNamesFile(models.resolve("ten.safetensors"), "m1", user);
    }

    @Test
    void namesAreTidiedAndTakenAway() {
        assertEquals("cat's face", NAMES.label(Level.K, 7));
        assertEquals("l7", NAMES.label(Level.L, 7));
        assertEquals("two words", NAMES.with(Level.K, 0, " two\n\t words ").label(Level.K, 0));
        assertEquals("k7", NAMES.with(Level.K, 7, "  ").label(Level.K, 7));
        assertEquals(ComponentNames.LONGEST, NAMES.with(Level.K, 1, "x".repeat(99)).label(Level.K, 1).length());
        String faces = NAMES.with(Level.K, 1, "x" + "\uD83D\uDE00".repeat(40)).label(Level.K, 1);
        assertEquals(ComponentNames.LONGEST - 1, faces.length(), "no half of a character is left");
    }

    @Test
    void namesAreKeptBesideTheModel() {
        assertEquals(ComponentNames.none("m1"), file.read());
        assertEquals(beside, file.write(NAMES));
        assertEquals(NAMES, file.read());
    }

    @Test
    void whereTheModelsFolderIsNotWritableThePersonsIs() throws IOException {
        ComponentNamesFile nowhere = new ComponentNamesFile(folder.resolve("gone/ten.safetensors"), "m1", user);
        Path written = nowhere.write(NAMES);
        assertTrue(written.startsWith(user));
        assertEquals(NAMES, nowhere.read());
        Files.createDirectory(folder.resolve("gone"));
        ComponentNames more = NAMES.with(Level.K, 0, "sun");
        assertEquals(folder.resolve("gone/ten.names.json"), nowhere.write(more));
        assertEquals(more, nowhere.read());
        assertTrue(Files.notExists(written), "names in two places would contradict each other");
    }

    /** On Windows and a Mac a person may write into an installed program, and would lose the names with its next version. */
    @Test
    void namesOfAnInstalledProgramsModelAreThePersons() {
        Path model = beside.resolveSibling("ten.safetensors");
        assertEquals(beside, file.write(NAMES)); // those that come with the model
        ComponentNamesFile installed = new ComponentNamesFile(model, "m1", user, false);
        ComponentNames more = NAMES.with(Level.K, 0, "sun");
        assertTrue(installed.write(more).startsWith(user));
        assertEquals(more, installed.read());
    }

    @Test
    void namesOfAnotherModelAreRefusedAndNotOverwritten() {
        new ComponentNamesFile(beside.resolveSibling("ten.safetensors"), "other", user).write(ComponentNames.none("other").with(Level.K, 0, "sun"));
        assertTrue(assertThrows(UserException.class, file::read).getMessage().contains("belong to another model"));
        assertTrue(file.write(NAMES).startsWith(user));
        assertEquals(NAMES, file.read());
        assertThrows(IllegalArgumentException.class, () -> file.write(ComponentNames.none("other")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"format_version\":1,\"model\":\"m1\",\"level_k\":{\"x\":\"a\"}}",
        "{\"format_version\":1,\"model\":\"m1\",\"level_k\":{\"1\":2}}", "{\"format_version\":1,\"model\":\"m1\",\"level_l\":{\"1\":\" \"}}",
        "{\"format_version\":1,\"model\":\"m1\",\"level_k\":{\"99999\":\"a\"}}", "{\"format_version\":1,\"model\":\"m1\"} more"})
    void damagedFilesAreRefused(String text) throws IOException {
        Files.writeString(beside, text);
        assertTrue(assertThrows(UserException.class, file::read).getMessage().contains("are damaged"));
    }

    @Test
    void whereNamesAreDamagedThoseBeforeTheLastChangeAreReadAndKept() throws IOException {
        file.write(NAMES);
        file.write(NAMES.with(Level.K, 1, "lost"));
        Files.writeString(beside, "{");
        assertEquals(NAMES, file.read());
        assertEquals(beside, file.write(NAMES.with(Level.K, 2, "next")));
        assertEquals(NAMES.with(Level.K, 2, "next"), file.read());
    }

    @Test
    void newerFilesAreRefusedAndNotOverwritten() throws IOException {
        String newer = "{\"format_version\":2,\"model\":\"m1\"}";
        Files.writeString(beside, newer);
        assertTrue(assertThrows(UserException.class, file::read).getMessage().contains("newer Sketch Atlas"));
        Path own = file.write(NAMES);
        assertTrue(own.startsWith(user));
        assertEquals(newer, Files.readString(beside));
        assertEquals(NAMES, file.read());
        Files.writeString(own, newer);
        assertTrue(assertThrows(UserException.class, () -> file.write(NAMES)).getMessage().contains("newer Sketch Atlas"));
        assertEquals(newer, Files.readString(own));
    }
}
