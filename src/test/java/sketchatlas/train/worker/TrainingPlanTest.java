package sketchatlas.train.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sketchatlas.UserException;
import sketchatlas.model.HyperParameters;
import sketchatlas.nn.Backend;

class TrainingPlanTest {
    @TempDir
    private Path folder;

    @Test
    void isReadBackAsItWasWritten() {
        TrainingPlan plan = new TrainingPlan("My model", folder.resolve("data"),
                HyperParameters.parse("categories=[bee,bus],semi_percent=0.5,semi_balanced=True,num_steps=77"), Optional.of(folder.resolve("old.safetensors")),
                Backend.ND4J, 200);
        plan.write(folder.resolve("run"));
        assertEquals(plan, TrainingPlan.read(folder.resolve("run")));
        TrainingPlan other = plan.withBackend(Backend.CPU).withOptions(HyperParameters.parse("categories=[cat]"));
        other.write(folder.resolve("run"));
        assertEquals(other, TrainingPlan.read(folder.resolve("run")));
        TrainingPlan alone = new TrainingPlan("a", folder, HyperParameters.defaults(), Optional.empty(), Backend.CPU, 0);
        alone.write(folder.resolve("alone"));
        assertEquals(alone, TrainingPlan.read(folder.resolve("alone")));
    }

    @ParameterizedTest
    @CsvSource({"\"version\" : 1, \"version\" : 2, newer version", "\"version\" : 1, \"version\" : \"x\", is not a training plan",
        "\"cpu\", \"abacus\", abacus", "\"film_every\" : 5, \"film_every\" : -5, is not a training plan", "\"z_size\" : 128, \"z_size\" : -1, z_size",
        "}, , damaged"})
    void whatCannotBeIsRefusedInASentenceThatNamesTheFile(String right, String wrong, String said) throws IOException {
        new TrainingPlan("a", folder, HyperParameters.defaults(), Optional.empty(), Backend.CPU, 5).write(folder);
        Path file = folder.resolve("plan.json");
        String json = Files.readString(file);
        assertTrue(json.contains(right), json);
        Files.writeString(file, json.replace(right, wrong == null ? "" : wrong));
        UserException e = assertThrows(UserException.class, () -> TrainingPlan.read(folder));
        assertTrue(e.getMessage().contains(file.toString()) && e.getMessage().contains(said), e.getMessage());
    }

    @Test
    void aFolderWithoutOneIsNamed() {
        UserException e = assertThrows(UserException.class, () -> TrainingPlan.read(folder));
        assertTrue(e.getMessage().contains("no plan of a training in " + folder), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new TrainingPlan(" ", folder, HyperParameters.defaults(), Optional.empty(), Backend.CPU, 0));
    }
}
