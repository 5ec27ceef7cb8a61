package sketchatlas.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sketchatlas.UserException;
import sketchatlas.model.HyperParameters;
import sketchatlas.model.ModelConfig;
import sketchatlas.model.ModelFile;
import sketchatlas.model.SketchModel;
import sketchatlas.model.Tensor;
import sketchatlas.nn.Backend;

/** Runs from their beginning to their end. */
class TrainerTest extends TinyRuns {
    @Test
    void modelIsTheBestOfTheValidationsAndKnowsItsTestLoss() {
        Ear ear = new Ear();
        assertEquals(TrainingState.FINISHED, start("run", "num_steps=15", ear));
        ModelConfig config = ModelConfig.fromJson(ModelFile.readConfig(folder.resolve("run/model.safetensors")), folder);
        double best = ear.validations.stream().mapToDouble(TrainingListener.Validation::stroke).min().orElseThrow();
        assertEquals(best, config.losses().get("valid/stroke"));
        assertEquals(ear.tests.getLast().stroke(), config.losses().get("test/stroke"));
        assertEquals(data.scaleFactor(), config.scaleFactor());
        assertEquals(data.maxLength(), config.maxSeqLen());
        assertEquals(List.of(TrainingState.RUNNING, TrainingState.FINISHED), ear.states);
    }

    @Test
    void lossFalls() {
        Ear ear = new Ear();
        start("run", "num_steps=60,learning_rate=0.005", ear);
        assertTrue(ear.validations.getLast().stroke() < 0.8 * ear.validations.getFirst().stroke(),
                ear.validations.getFirst() + " to " + ear.validations.getLast());
    }

    @Test
    void endsAfterFiveWorseValidationsWithTheBestState() {
        Ear ear = new Ear();
        // So large a rate that it soon gets worse and never better again.
        assertEquals(TrainingState.FINISHED, start("run", "num_steps=1000,learning_rate=0.3,min_learning_rate=0.3", ear));
        assertEquals(5, ear.validations.getLast().worseInARow());
        TrainingListener.Validation best = ear.validations.get(ear.validations.size() - 6);
        assertTrue(best.best());
        assertEquals(best.step(), ModelFile.readConfig(folder.resolve("run/checkpoint.safetensors")).path("step").asLong());
    }

    @Test
    void evaluationChangesNothing() throws IOException {
        start("run", "num_steps=5", new Ear());
        Path root = folder.resolve("run");
        Map<Path, byte[]> before = contents(root);
        Ear ear = new Ear();
        assertEquals(TrainingState.FINISHED, run(Trainers.resume(data, Trainers.options(root, "is_training=False"), root, ear), ear));
        assertEquals(1, ear.validations.size());
        assertEquals(1, ear.tests.size());
        assertFalse(ear.validations.getFirst().best() || ear.tests.getFirst().best());
        Map<Path, byte[]> after = contents(root);
        assertEquals(before.keySet(), after.keySet());
        before.forEach((file, bytes) -> assertArrayEquals(bytes, after.get(file), file.toString()));
    }

    @Test
    void aNewTrainingCannotOnlyEvaluate() {
        UserException e = assertThrows(UserException.class, () -> start("run", "is_training=False", new Ear()));
        assertTrue(e.getMessage().contains("--resume_training"), e.getMessage());
        assertTrue(Files.notExists(folder.resolve("run")));
    }

    @Test
    void foldersThatCannotBeUsedAreRefusedBeforeTraining() throws IOException {
        Files.writeString(folder.resolve("file"), "not a folder");
        UserException file = assertThrows(UserException.class, () -> start("file", "", new Ear()));
        assertTrue(file.getMessage().contains("can't be made") && file.getMessage().contains("--log_root"), file.getMessage());
        Files.createDirectory(folder.resolve("models"));
        Files.writeString(folder.resolve("models/model.safetensors"), "somebody's model");
        UserException model = assertThrows(UserException.class, () -> start("models", "", new Ear()));
        assertTrue(model.getMessage().contains("holds a model already"), model.getMessage());
        assertEquals("somebody's model", Files.readString(folder.resolve("models/model.safetensors")));
    }

    @Test
    void whatNeedsTooMuchMemoryIsRefusedBeforeAnythingElse() {
        HyperParameters wide = HyperParameters.parse(TINY).withAll(Map.of("batch_size", "65536", "dec_rnn_size", "2048"));
        UserException e = assertThrows(UserException.class, () -> Trainers.start(data, wide, folder.resolve("run"), new Ear(), 2));
        assertTrue(e.getMessage().contains("batch_size of at most ") && e.getMessage().contains("or a smaller dec_rnn_size than 2048"), e.getMessage());
        HyperParameters wider = wide.with("dec_rnn_size", "16384");
        assertThrows(UserException.class, () -> Trainers.requirePossible(wider, folder.resolve("run"), Backend.CPU, 2));
    }

    @Test
    void pausedRunWaitsUntilItIsResumed() throws InterruptedException {
        Ear ear = new Ear();
        Trainer trainer = Trainers.start(data, HyperParameters.parse(TINY + "num_steps=3"), folder.resolve("run"), ear, 1);
        trainer.pause();
        Thread thread = new Thread(trainer::run);
        thread.start();
        while (trainer.state() != TrainingState.PAUSED) {
            Thread.onSpinWait();
        }
        assertTrue(ear.steps.isEmpty());
        trainer.resume();
        thread.join();
        trainer.close();
        assertEquals(TrainingState.FINISHED, trainer.state());
        assertEquals(3, ear.steps.size());
    }

    @Test
    void longSketchesAreLeftOutWhereMaxSeqLenSaysSo() {
        int longest = data.maxLength() - 1;
        start("run", "num_steps=1,max_seq_len=" + longest, new Ear());
        assertEquals(longest, ModelFile.readConfig(folder.resolve("run/model.safetensors")).path("max_seq_len").asInt());
        assertEquals(TrainingState.FINISHED, resume("run", new Ear()));
        UserException e = assertThrows(UserException.class, () -> start("short", "num_steps=1,max_seq_len=2", new Ear()));
        assertTrue(e.getMessage().contains("max_seq_len=2"), e.getMessage());
        assertFalse(Files.exists(folder.resolve("short/model.safetensors")));
    }

    @Test
    void onlyOneTrainsInAFolder() {
        HyperParameters hp = HyperParameters.parse(TINY + "num_steps=1");
        Path root = folder.resolve("run");
        Trainer first = Trainers.start(data, hp, root, new Ear(), 1);
        UserException e = assertThrows(UserException.class, () -> Trainers.start(data, hp, root, new Ear(), 1));
        assertTrue(e.getMessage().contains("Another training is running in"), e.getMessage());
        assertEquals(TrainingState.FINISHED, run(first, new Ear()));
        assertEquals(TrainingState.FINISHED, resume("run", new Ear()));
    }

    @Test
    void snapshotsAreCopiesOfTheModelBetweenTwoSteps() {
        List<ModelSnapshot> snapshots = new ArrayList<>();
        List<Long> others = new ArrayList<>();
        Ear ear = new Ear();
        Trainer trainer = Trainers.start(data, HyperParameters.parse(TINY + "num_steps=5,save_every=100"), folder.resolve("run"), ear, 2);
        trainer.onSnapshot(2, snapshots::add);
        trainer.onSnapshot(3, snapshot -> others.add(snapshot.step()));
        assertThrows(IllegalArgumentException.class, () -> trainer.onSnapshot(0, snapshots::add));
        assertEquals(TrainingState.FINISHED, run(trainer, ear));
        assertEquals(List.of(0L, 2L, 4L, 5L), snapshots.stream().map(ModelSnapshot::step).toList());
        assertEquals(List.of(0L, 3L, 5L), others);
        Map<String, Tensor> last = ModelFile.read(folder.resolve("run/model.safetensors")).tensors();
        assertEquals(last, snapshots.getLast().tensors());
        last.keySet().stream().filter(name -> name.endsWith("fc_mu/linear/fc_b")).forEach(name ->
                assertNotEquals(snapshots.get(1).tensors().get(name), snapshots.get(2).tensors().get(name), "what is shown does not change afterwards"));
        assertEquals(data.scaleFactor(), snapshots.getFirst().config().scaleFactor());
    }

    /** The part of the sketches whose most likely component is one of their category's two. */
    private double inTheirComponents(String name, String labels) {
        // 32 pixels: of fewer the encoder keeps one, which its norms make 0
        HyperParameters hp = HyperParameters.parse(TINY).with("png_width=32,seed=1,num_steps=50,learning_rate=0.005,save_every=5," + labels);
        Ear ear = new Ear();
        assertEquals(TrainingState.FINISHED, run(Trainers.start(data, hp, folder.resolve(name), ear, 2), ear));
        SketchModel model = SketchModel.load(folder.resolve(name).resolve("model.safetensors"));
        long right = data.train().stream().filter(s -> model.posterior(model.encode(s.sketch()).mu()).bestK() / 2 == s.category()).count();
        return (double) right / data.train().size();
    }

    @Test
    void labelsOfHalfTheSketchesBringAllIntoTheComponentsOfTheirCategories() {
        double without = inTheirComponents("without", "");
        double with = inTheirComponents("with", "semi_percent=0.5,semi_balanced=True");
        assertTrue(with >= 0.85 && with > without + 0.15, with + " of the sketches with labels, " + without + " without");
    }
}
