package sketchatlas.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sketchatlas.UserException;
import sketchatlas.data.SketchDataset;
import sketchatlas.data.Split;
import sketchatlas.data.samples.SampleCategory;
import sketchatlas.data.samples.SampleSketches;
import sketchatlas.model.HyperParameters;
import sketchatlas.model.ModelConfig;
import sketchatlas.model.ModelFile;
import sketchatlas.model.Tensor;
import sketchatlas.nn.Backend;

/** Whole training runs of a tiny model on sample sketches. */
class TrainerTest {
    private static final String TINY = "categories=[giraffe,bus],dec_rnn_size=12,dec_model=layer_norm,z_size=6,batch_size=6,num_mixture=2,num_sub=2,"
            + "png_width=16,use_input_dropout=True,use_output_dropout=True,";
    private static SketchDataset data;

    @TempDir
    private Path folder;

    @BeforeAll
    static void drawSketches() {
        data = SampleSketches.dataset(List.of(SampleCategory.GIRAFFE, SampleCategory.BUS), 15, 1); // 5 batches an epoch
    }

    /** Keeps what it hears, and stops the trainer where asked to. */
    private static final class Ear implements TrainingListener {
        private final List<Progress> steps = new ArrayList<>();
        private final List<Validation> validations = new ArrayList<>();
        private final List<Validation> tests = new ArrayList<>();
        private final List<TrainingState> states = new ArrayList<>();
        private final List<Recovery> recoveries = new ArrayList<>();
        private LongPredicate stopAt = step -> false;
        private Trainer trainer;

        @Override
        public void progress(Progress progress) {
            steps.add(progress);
            if (stopAt.test(steps.size())) {
                trainer.stop();
            }
        }

        @Override
        public void validation(Validation validation) {
            (validation.split() == Split.TEST ? tests : validations).add(validation);
        }

        @Override
        public void recovery(Recovery recovery) {
            recoveries.add(recovery);
        }

        @Override
        public void state(TrainingState state) {
            states.add(state);
        }
    }

    private static TrainingState run(Trainer trainer, Ear ear) {
        ear.trainer = trainer;
        try (trainer) {
            return trainer.run();
        }
    }

    private TrainingState start(String name, String options, Ear ear) {
        return run(Trainers.start(data, HyperParameters.parse(TINY + options), folder.resolve(name), ear, 2), ear);
    }

    private TrainingState resume(String name, Ear ear) {
        Path root = folder.resolve(name);
        return run(Trainers.resume(data, Trainers.options(root, ""), root, ear), ear);
    }

    private Map<String, Tensor> tensors(String name) {
        return ModelFile.read(folder.resolve(name).resolve("checkpoint.safetensors")).tensors();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "latent_start=3,", "latent_mode=flat,semi_percent=0.5,semi_balanced=True,"})
    void resumedRunEqualsAnUnbrokenOne(String options) {
        String all = options + "num_steps=13";
        assertEquals(TrainingState.FINISHED, start("whole", all, new Ear()));
        // Stopped twice: in the middle of an epoch, and right after a validation.
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

    private TrainingState startFrom(String model, String name, String changes, Ear ear) {
        Path from = folder.resolve(model).resolve("model.safetensors");
        return run(Trainers.startFrom(from, data, Trainers.optionsOf(from, changes), folder.resolve(name), ear, Backend.CPU, 2), ear);
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

    private static Map<Path, byte[]> contents(Path root) throws IOException {
        Map<Path, byte[]> contents = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(root)) {
            for (Path file : files) {
                contents.put(file, Files.readAllBytes(file));
            }
        }
        return contents;
    }

    @Test
    void aNewTrainingCannotOnlyEvaluate() {
        UserException e = assertThrows(UserException.class, () -> start("run", "is_training=False", new Ear()));
        assertTrue(e.getMessage().contains("--resume_training"), e.getMessage());
        assertTrue(Files.notExists(folder.resolve("run")));
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
    void aDamagedCheckpointIsNamed() {
        start("run", "num_steps=2", new Ear());
        Path checkpoint = folder.resolve("run/checkpoint.safetensors");
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
    void whatCannotBeSavedEndsTheRunWithOneSentence() throws IOException {
        Ear ear = new Ear();
        Path root = folder.resolve("run");
        ear.stopAt = step -> {
            if (step == 2) {
                try {
                    Files.delete(root.resolve("checkpoint.safetensors"));
                    Files.createDirectories(root.resolve("checkpoint.safetensors/in the way")); // as a full disk would be
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return step == 2;
        };
        UserException e = assertThrows(UserException.class, () -> start("run", "num_steps=9", ear));
        assertTrue(e.getMessage().startsWith("Cannot write " + root.resolve("checkpoint.safetensors") + " ("), e.getMessage());
        assertEquals(TrainingState.FAILED, ear.states.getLast());
    }

    /** Makes parameters so large that no loss can be computed from them. */
    private void breakParameters(String name) {
        Path file = folder.resolve(name);
        ModelFile.Content content = ModelFile.read(file);
        Map<String, Tensor> broken = new HashMap<>(content.tensors());
        broken.replaceAll((key, tensor) -> {
            float[] values = tensor.data().clone();
            if (!key.startsWith("adam/") && key.endsWith("fc_mu/linear/fc_b")) {
                Arrays.fill(values, 1e38f);
            }
            return new Tensor(tensor.shape(), values);
        });
        ModelFile.write(file, new ModelFile.Content(broken, content.config()));
    }

    private TrainingState stopAfter(String name, int steps) {
        Ear ear = new Ear();
        ear.stopAt = step -> step == steps;
        return start(name, "num_steps=11", ear);
    }

    @Test
    void goesBackToTheBestStateWithHalfTheRateWhenTheLossIsNoNumber() throws IOException {
        stopAfter("run", 7); // two steps after a validation
        breakParameters("run/checkpoint.safetensors");
        Ear ear = new Ear();
        assertEquals(TrainingState.FINISHED, resume("run", ear));
        assertEquals(List.of(new TrainingListener.Recovery(7, 5, 0.5, 1)), ear.recoveries);
        assertEquals(6, ear.steps.getFirst().step());
        assertTrue(ear.steps.stream().allMatch(p -> p.learningRate() < 0.00051), ear.steps.toString());
        JsonNode training = ModelFile.readConfig(folder.resolve("run/checkpoint.safetensors")).path("training");
        assertEquals(0.5, training.path("rate_factor").asDouble());
        assertTrue(Double.isFinite(ear.validations.getLast().stroke()));
        Ear on = new Ear();
        Path root = folder.resolve("run");
        run(Trainers.resume(data, Trainers.options(root, "num_steps=12"), root, on), on);
        assertTrue(on.steps.getFirst().learningRate() < 0.00051, "the checkpoint keeps it");
    }

    @Test
    void goesBackToTheBeginningWhereThereIsNoBestState() {
        stopAfter("run", 2);
        breakParameters("run/checkpoint.safetensors");
        Ear ear = new Ear();
        assertEquals(TrainingState.FINISHED, resume("run", ear));
        assertEquals(List.of(new TrainingListener.Recovery(2, 0, 0.5, 1)), ear.recoveries);
        assertEquals(1, ear.steps.getFirst().step());
    }

    @Test
    void givesUpWhenGoingBackDoesNotHelp() {
        stopAfter("run", 7);
        breakParameters("run/checkpoint.safetensors");
        breakParameters("run/best.safetensors");
        Ear ear = new Ear();
        UserException e = assertThrows(UserException.class, () -> resume("run", ear));
        assertTrue(e.getMessage().startsWith("The loss is no longer a number at step 5, also after going back 5 times"), e.getMessage());
        assertEquals(5, ear.recoveries.size());
        assertEquals(1 / 32.0, ear.recoveries.getLast().rateFactor());
        assertEquals(TrainingState.FAILED, ear.states.getLast());
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
    @EnabledOnOs(OS.LINUX)
    void aFullDiskEndsTheRunAndLeavesTheCheckpointBefore() throws IOException {
        Path root = folder.resolve("run");
        Ear ear = new Ear();
        ear.stopAt = step -> {
            if (step == 7) {
                try {
                    Files.delete(root.resolve("history.csv"));
                    Files.createSymbolicLink(root.resolve("history.csv"), Path.of("/dev/full"));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return false;
        };
        UserException e = assertThrows(UserException.class, () -> start("run", "num_steps=30", ear)); // a row is written at step 10
        assertTrue(e.getMessage().startsWith("Cannot write " + root.resolve("history.csv") + " (No space left on device)"), e.getMessage());
        assertEquals(TrainingState.FAILED, ear.states.getLast());
        Files.delete(root.resolve("history.csv"));
        Ear on = new Ear();
        assertEquals(TrainingState.FINISHED, run(Trainers.resume(data, Trainers.options(root, "num_steps=8"), root, on), on));
        assertEquals(6, on.steps.getFirst().step());
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
}
