package sketchatlas.train.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.model.HyperParameters;
import sketchatlas.nn.Backend;

class DataOfRunTest {
    @TempDir
    private Path folder;
    private Path run;
    private Path data;

    @BeforeEach
    void make() throws IOException {
        run = Files.createDirectories(folder.resolve("run"));
        data = Files.createDirectories(folder.resolve("data"));
    }

    @Test
    void aNoteTellsWhereTheSketchesAre() throws IOException {
        assertEquals(Optional.empty(), DataOfRun.of(run));
        DataOfRun.note(run, data);
        assertEquals(Optional.of(data), DataOfRun.of(run));
        assertEquals(Optional.of(data), DataOfRun.of(run.resolve("model.safetensors")), "by its model");
        Files.delete(data);
        assertEquals(Optional.empty(), DataOfRun.of(run), "they are gone");
    }

    @Test
    void aPlanTellsItWithoutANote() {
        new TrainingPlan("ducks", data, HyperParameters.defaults(), Optional.empty(), Backend.CPU, 0).write(run);
        DataOfRun.note(run, folder);
        assertEquals(Optional.of(data), DataOfRun.of(run));
        assertFalse(Files.exists(run.resolve("data.json")));
    }

    @Test
    void aDamagedNoteTellsNothing() throws IOException {
        for (String text : new String[] {"", "{", "[]", "{\"version\":1}", "{\"version\":1,\"data\":\"\"}", "{\"version\":1,\"data\":\"\\u0000\"}",
            "{\"version\":99,\"data\":\"" + data + "\"}"}) {
            Files.writeString(run.resolve("data.json"), text);
            assertEquals(Optional.empty(), DataOfRun.of(run), text);
        }
    }
}
