package sketchatlas.explore.calculators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sketchatlas.UserException;
import sketchatlas.explore.workbench.Code;
import sketchatlas.explore.workbench.ModelCode;

class CalculatorStoreTest {
    @TempDir
    private Path folder;
    private Path shipped;
    private CalculatorStore store;

    @BeforeEach
    void open() {
        shipped = folder.resolve("model.calculators.json");
        store = store("m/1");
    }

    private CalculatorStore store(String model) {
        return new CalculatorStore(model, 2, shipped, folder.resolve("data"));
    }

    private static LatentCalculator calculator(String name, float x) {
        CalculatorScore score = new CalculatorScore(10, 1, 0.5, 0.72, 7, List.of(new CalculatorScore.Example(Code.of(x, 9), 0.25, true)));
        return new LatentCalculator(name, new ModelCode("m/1", Code.of(x, -1)), new Side("buses", 20, List.of(Code.of(1, 2))),
                new Side("cars", 30, List.of()), Optional.of(score));
    }

    private List<String> names() {
        return store.list().stream().map(e -> e.calculator().name() + (e.own() ? "" : "*")).toList();
    }

    @Test
    void whatIsKeptIsThereAgain() {
        store.keep(calculator("wider", 3));
        store.keep(calculator("Tilt", 4));
        assertEquals(List.of(calculator("Tilt", 4), calculator("wider", 3)), store("m/1").list().stream().map(CalculatorStore.Entry::calculator).toList());
        assertEquals(60, store.named("wider").score().orElseThrow().points()); // 100 sqrt(0.5 * 0.72)
        assertEquals(List.of(), store("m 1").list());
    }

    @Test
    void whereTheFileIsDamagedTheCalculatorsBeforeTheLastChangeAreRead() throws IOException {
        store.keep(calculator("wider", 3));
        store.keep(calculator("lost", 4));
        Files.writeString(folder.resolve("data/calculators/m_1-" + Integer.toHexString("m/1".hashCode()) + ".json"), "[");
        assertEquals(List.of("wider"), names());
        store.keep(calculator("next", 5));
        assertEquals(List.of("next", "wider"), names());
    }

    @Test
    void namesAreTakenOnce() {
        store.keep(calculator("wider", 3));
        assertTrue(assertThrows(UserException.class, () -> store.keep(calculator("Wider", 4))).getMessage().contains("\"Wider\" already"));
        store.keep(calculator("other", 4));
        assertThrows(UserException.class, () -> store.rename("other", "wider"));
        assertThrows(UserException.class, () -> store.rename("other", "  "));
        store.rename("other", "Other one");
        store.delete("wider");
        assertEquals(List.of("Other one"), names());
    }

    @Test
    void whatCameWithTheModelStays() {
        CalculatorFile.write(shipped, "m/1", List.of(calculator("turn", 1)));
        store.keep(calculator("wider", 3));
        assertEquals(List.of("turn*", "wider"), names());
        assertTrue(assertThrows(UserException.class, () -> store.delete("turn")).getMessage().contains("came with the model"));
        assertThrows(UserException.class, () -> store.rename("turn", "x"));
        assertThrows(UserException.class, () -> store.keep(calculator("turn", 5)));
        assertTrue(assertThrows(UserException.class, () -> store.named("widr")).getMessage().contains("did you mean \"wider\"?"));
    }

    @Test
    void exportAndImport() {
        store.keep(calculator("wider", 3));
        store.exportTo(folder.resolve("out.json"), List.of(store.named("wider"), calculator("tilt", 8)));
        assertEquals(List.of(calculator("tilt", 8)), store.importFrom(folder.resolve("out.json")));
        assertEquals(List.of(), store.importFrom(folder.resolve("out.json")));
        CalculatorFile.write(folder.resolve("other.json"), "m/1", List.of(calculator("wider", 77)));
        assertEquals("wider 2", store.importFrom(folder.resolve("other.json")).getFirst().name());
        assertEquals(List.of("tilt", "wider", "wider 2"), names());
    }

    @Test
    void anotherModelsCalculatorsAreRefusedWithASentence() {
        CalculatorFile.write(folder.resolve("out.json"), "m/1", List.of(calculator("wider", 3)));
        CalculatorStore other = store("m2");
        String said = assertThrows(UserException.class, () -> other.importFrom(folder.resolve("out.json"))).getMessage();
        assertTrue(said.contains("belong to another model (m/1)"), said);
        assertFalse(Files.exists(folder.resolve("data")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "-1.0 | 1e39 | a number that is too large",
        "-1.0 | \"NaN\" | a number in it is missing",
        "-1.0 | NaN | its JSON is damaged",
        ",-1.0 | ,-1.0,4 | does not have 2 numbers",
        ",-1.0 | '' | does not have 2 numbers",
        "sketchatlas-calculators | cake | it is something else",
        "\"version\":1 | \"version\":2 | install a newer Sketch Atlas",
        "\"name\":\"wider\" | \"name\":\"\" | the name",
        "\"name\":\"wider\" | \"name\":3 | a text in it is missing",
        "\"count\":20 | \"count\":-20 | a side of -20",
        "\"landed\":0.72 | \"landed\":72 | a score of",
        "\"cosine\":0.25 | \"cosine\":25 | a cosine of",
        "\"vector\":[3.0,-1.0] | \"vector\":[0,0] | changes nothing"})
    void damagedFilesAreRefused(String good, String bad, String sentence) throws IOException {
        Path file = folder.resolve("bad.json");
        CalculatorFile.write(file, "m/1", List.of(calculator("wider", 3)));
        String text = Files.readString(file);
        assertTrue(text.contains(good), text);
        Files.writeString(file, text.replace(good, bad.equals("''") ? "" : bad));
        String said = assertThrows(UserException.class, () -> store.importFrom(file)).getMessage();
        assertTrue(said.contains(sentence) && said.contains("bad.json"), said);
    }

    @Test
    void missingFilesAndFoldersAreNamed() {
        assertTrue(assertThrows(UserException.class, () -> store.importFrom(folder.resolve("none.json"))).getMessage().contains("no file"));
        assertTrue(assertThrows(UserException.class, () -> store.importFrom(folder)).getMessage().contains("is a folder"));
    }
}
