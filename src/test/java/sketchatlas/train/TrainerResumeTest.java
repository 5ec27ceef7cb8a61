package sketchatlas.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sketchatlas.UserException;
import sketchatlas.data.PreviousFile;
import sketchatlas.data.SketchDataset;
import sketchatlas.data.samples.SampleCategory;
import sketchatlas.data.samples.SampleSketches;
import sketchatlas.model.ModelFile;
import sketchatlas.model.Tensor;
import sketchatlas.nn.Backend;

/** Runs that go on with what was saved, and those that begin with another model. */
class TrainerResumeTest extends TinyRuns {
    @ParameterizedTest
    @ValueSource(strings = {"", "latent_start=3,", "latent_mode=flat,semi_percent=0.5,semi_balanced=True,"})
    void resumedRunEqualsAnUnbrokenOne(String options) {
        String all = options + "num_steps=13";
        assertEquals(TrainingState.FINISHED, start("whole", all, new Ear()));
        // Stopped twice: in the middle of an epoch, and right before a validation.
        for (long pause : new long[] {2, 5}) {
            String name = "broken" + pause;
            Ear ear = new Ear();
            ear.stopAt = step -> step == pause;
            assertEquals(TrainingState.STOPPED, start(name, all, ear));
            assertEquals(pause, ear.steps.size());
            assertEquals(TrainingState.FINISHED, resume(name, new Ear()));
            Map<String, Tensor> expected = tensors("whole");
            Map<String, Tensor> actual = tensors(name);
            assertEquals(expected.keySet(), actual.keySet());
            expected.forEach((key, tensor) -> assertArrayEquals(tensor.data(), actual.get(key).data(), key));
        }
    }

    @Test
    void runGoesOnOnAnotherBackendAndBack() {
        Ear ear = new Ear();
        ear.stopAt = step -> step == 2;
        assertEquals(TrainingState.STOPPED, start("run", "num_steps=6", ear));
        Path root = folder.resolve("run");
        Ear second = new Ear();
        second.stopAt = step -> step == 2;
        Trainer trainer = Trainers.resume(data, Trainers.options(root, ""), root, second, Backend.ND4J);
        assertTrue(trainer.backend().startsWith("ND4J") && trainer.backend().endsWith(", 1 thread"), trainer.backend());
        assertEquals(TrainingState.STOPPED, run(trainer, second));
        Ear third = new Ear();
        trainer = Trainers.resume(data, Trainers.options(root, ""), root, third);
        assertTrue(trainer.backend().startsWith("CPU") && trainer.backend().endsWith(", 2 threads"), trainer.backend());
        assertEquals(4, ModelFile.readConfig(root.resolve("checkpoint.safetensors")).path("step").asLong());
        assertEquals(TrainingState.FINISHED, run(trainer, third));
    }

    @Test
    void aRunCanBeginWithWhatAModelLearned() {
        start("first", "num_steps=5", new Ear());
        assertEquals(TrainingState.FINISHED, startFrom("first", "same", "", new Ear())); // nothing left to do
        Map<String, Tensor> model = ModelFile.read(folder.resolve("first/model.safetensors")).tensors();
        Map<String, Tensor> same = tensors("same");
        model.forEach((name, tensor) -> assertEquals(tensor, same.get(name), name));
        Ear ear = new Ear();
        startFrom("first", "longer", "num_steps=8,learning_rate=0.0005", ear);
        assertEquals(List.of(6L, 7L, 8L), ear.steps.stream().map(TrainingListener.Progress::step).toList());
    }

    @Test
    void anotherPriorStartsFromClustersOfTheModelsCodes() {
        start("first", "num_steps=5", new Ear());
        startFrom("first", "flat", "latent_mode=flat,num_sub=1", new Ear());
        Map<String, Tensor> model = ModelFile.read(folder.resolve("first/model.safetensors")).tensors();
        Map<String, Tensor> flat = tensors("flat");
        String encoder = model.keySet().stream().filter(name -> name.endsWith("fc_mu/linear/fc_b")).findFirst().orElseThrow();
        assertEquals(model.get(encoder), flat.get(encoder));
        float[] means = flat.entrySet().stream().filter(e -> e.getValue().shape().length == 2 && e.getValue().shape()[0] == 2
                && e.getValue().shape()[1] == 6).findFirst().orElseThrow().getValue().data();
        double farthest = 0;
        for (float m : means) {
            farthest = Math.max(farthest, Math.abs(m));
        }
        assertTrue(farthest > 0 && farthest < 0.9, "clusters of young codes lie near 0, random means anywhere in (-1, 1): " + farthest);
    }

    @Test
    void aModelOfOtherSizesIsNoBeginning() {
        start("first", "num_steps=1", new Ear());
        UserException e = assertThrows(UserException.class, () -> startFrom("first", "other", "z_size=7", new Ear()));
        assertTrue(e.getMessage().contains("can't start from") && e.getMessage().contains("shape"), e.getMessage());
        assertEquals(TrainingState.FINISHED, start("other", "num_steps=1", new Ear()), "its folder is free again");
    }

    @Test
    void aFinishedRunStaysAsItIsWhenItIsResumed() {
        start("run", "num_steps=2", new Ear()); // in the middle of an epoch, so validated at the end
        Path root = folder.resolve("run");
        Map<String, Tensor> before = tensors("run");
        for (int i = 0; i < 2; i++) {
            Ear ear = new Ear();
            assertEquals(TrainingState.FINISHED, resume("run", ear));
            assertTrue(ear.steps.isEmpty() && ear.validations.isEmpty(), "nothing was learned that could be validated");
            assertEquals(1, ear.tests.size());
        }
        tensors("run").forEach((name, tensor) -> assertEquals(before.get(name), tensor, name));
        Ear on = new Ear();
        assertEquals(TrainingState.FINISHED, run(Trainers.resume(data, Trainers.options(root, "num_steps=3"), root, on), on));
        assertEquals(3, on.steps.getLast().step());
    }

    @Test
    void anInterruptedThreadLeavesACheckpointAndStaysInterrupted() {
        String options = "num_steps=6";
        start("whole", options, new Ear());
        Ear ear = new Ear();
        ear.stopAt = step -> {
            if (step == 5) { // the last of an epoch: validation comes next
                Thread.currentThread().interrupt();
            }
            return false;
        };
        assertEquals(TrainingState.STOPPED, start("broken", options, ear));
        assertTrue(Thread.interrupted());
        assertEquals(List.of(TrainingState.RUNNING, TrainingState.STOPPED), ear.states);
        resume("broken", new Ear());
        Map<String, Tensor> actual = tensors("broken");
        tensors("whole").forEach((name, tensor) -> assertEquals(tensor, actual.get(name), name));
    }

    @Test
    void aRunGoesOnFromTheCheckpointBeforeTheDamagedOne() throws IOException {
        assertEquals(TrainingState.FINISHED, start("whole", "num_steps=13", new Ear()));
        Ear ear = new Ear();
        ear.stopAt = step -> step == 7; // the checkpoint before was written at the validation after 5 steps
        assertEquals(TrainingState.STOPPED, start("damaged", "num_steps=13", ear));
        Path checkpoint = folder.resolve("damaged/checkpoint.safetensors");
        byte[] bytes = Files.readAllBytes(checkpoint);
        bytes[bytes.length - 2] ^= 1;
        Files.write(checkpoint, bytes);
        Ear again = new Ear();
        assertEquals(TrainingState.FINISHED, resume("damaged", again));
        assertEquals(8, again.steps.size());
        Map<String, Tensor> actual = tensors("damaged");
        tensors("whole").forEach((key, tensor) -> assertArrayEquals(tensor.data(), actual.get(key).data(), key));
    }

    @Test
    void aDamagedCheckpointIsNamed() throws IOException {
        start("run", "num_steps=2", new Ear());
        Path checkpoint = folder.resolve("run/checkpoint.safetensors");
        Files.delete(PreviousFile.of(checkpoint));
        ModelFile.Content whole = ModelFile.read(checkpoint);
        Map<String, Tensor> fewer = new HashMap<>(whole.tensors());
        fewer.keySet().removeIf(name -> name.endsWith("fc_mu/linear/fc_b"));
        ModelFile.write(checkpoint, new ModelFile.Content(fewer, whole.config()));
        UserException tensor = assertThrows(UserException.class, () -> resume("run", new Ear()));
        assertTrue(tensor.getMessage().contains(checkpoint.toString()) && tensor.getMessage().contains("fc_mu/linear/fc_b is missing"),
                tensor.getMessage());
        ObjectNode config = whole.config().deepCopy();
        ((ObjectNode) config.get("training")).put("batches", -3);
        ModelFile.write(checkpoint, new ModelFile.Content(whole.tensors(), config));
        UserException counter = assertThrows(UserException.class, () -> resume("run", new Ear()));
        assertTrue(counter.getMessage().contains(checkpoint.toString()) && counter.getMessage().contains("counters"), counter.getMessage());
    }

    @Test
    void aResumedRunCountsTheSameComponents() {
        Ear whole = new Ear();
        start("whole", "num_steps=11", whole);
        stopAfter("broken", 7);
        Ear resumed = new Ear();
        resume("broken", resumed);
        TrainingListener.Progress expected = whole.steps.get(7);
        TrainingListener.Progress actual = resumed.steps.getFirst();
        assertEquals(expected.step(), actual.step());
        assertEquals(expected.liveK(), actual.liveK());
        assertEquals(expected.liveL(), actual.liveL());
    }

    @Test
    void olderCheckpointsWithoutWinsAndRateFactorStillLoad() {
        stopAfter("run", 7);
        Path checkpoint = folder.resolve("run/checkpoint.safetensors");
        ModelFile.Content content = ModelFile.read(checkpoint);
        ObjectNode config = content.config().deepCopy();
        ((ObjectNode) config.path("training")).remove(List.of("rate_factor", "recoveries_in_a_row", "steps_since_win"));
        ModelFile.write(checkpoint, new ModelFile.Content(content.tensors(), config));
        Ear ear = new Ear();
        assertEquals(TrainingState.FINISHED, resume("run", ear));
        assertEquals(8, ear.steps.getFirst().step());
    }

    @Test
    void refusesWhatDoesNotBelongToTheRun() {
        start("run", "num_steps=2", new Ear());
        Path root = folder.resolve("run");
        UserException again = assertThrows(UserException.class, () -> start("run", "num_steps=2", new Ear()));
        assertTrue(again.getMessage().contains("--resume_training"), again.getMessage());
        UserException other = assertThrows(UserException.class, () -> Trainers.options(root, "z_size=7"));
        assertTrue(other.getMessage().contains("z_size is 7") && other.getMessage().contains("with 6"), other.getMessage());
        assertEquals(9, Trainers.options(root, "num_steps=9").numSteps());
        SketchDataset others = SampleSketches.dataset(List.of(SampleCategory.GIRAFFE, SampleCategory.BUS), 15, 2);
        UserException data2 = assertThrows(UserException.class, () -> Trainers.resume(others, Trainers.options(root, ""), root, new Ear()));
        assertTrue(data2.getMessage().contains("other data"), data2.getMessage());
        Path empty = folder.resolve("empty");
        UserException none = assertThrows(UserException.class, () -> Trainers.options(empty, ""));
        assertTrue(none.getMessage().contains("no checkpoint in"), none.getMessage());
        assertTrue(Files.notExists(empty), "looking for a run makes no folder");
    }
}
