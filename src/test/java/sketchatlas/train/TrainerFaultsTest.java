package sketchatlas.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import sketchatlas.UserException;
import sketchatlas.data.SketchDataset;
import sketchatlas.data.StreamedData;
import sketchatlas.data.samples.SampleSketches;
import sketchatlas.model.HyperParameters;
import sketchatlas.model.MemoryEstimate;
import sketchatlas.model.ModelFile;
import sketchatlas.model.Tensor;
import sketchatlas.nn.Backend;
import sketchatlas.nn.CudaCards;
import sketchatlas.nn.DeviceFailure;
import sketchatlas.nn.cuda.Emulator;

/** Runs that something happens to. */
class TrainerFaultsTest extends TinyRuns {
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

    @Test
    void goesBackToTheBestStateWithHalfTheRateWhenTheLossIsNoNumber() throws IOException {
        stopAfter("run", 7); // two steps after a validation
        breakParameters("run/checkpoint.safetensors");
        Ear ear = new Ear();
        List<Long> shown = new ArrayList<>();
        Trainer trainer = Trainers.resume(data, Trainers.options(folder.resolve("run"), ""), folder.resolve("run"), ear);
        trainer.onSnapshot(8, snapshot -> shown.add(snapshot.step()));
        assertEquals(TrainingState.FINISHED, run(trainer, ear));
        assertEquals(List.of(new TrainingListener.Recovery(7, 5, 0.5, 1)), ear.recoveries);
        assertEquals(List.of(7L, 5L, 8L), shown.subList(0, 3), "a film hears that the training has gone back");
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
    void goesBackToTheModelThatItBeganWithWhereThereIsNoBestState() throws IOException {
        start("first", "num_steps=5", new Ear());
        Ear ear = new Ear();
        ear.stopAt = step -> step == 2; // of 5 to the first validation
        startFrom("first", "run", "num_steps=20", ear);
        breakParameters("run/checkpoint.safetensors");
        Path root = folder.resolve("run");
        Ear on = new Ear();
        assertEquals(TrainingState.FINISHED, run(Trainers.resume(data, Trainers.options(root, "num_steps=5"), root, on), on)); // nothing is left to do there
        assertEquals(List.of(new TrainingListener.Recovery(7, 5, 0.5, 1)), on.recoveries);
        Map<String, Tensor> model = ModelFile.read(folder.resolve("first/model.safetensors")).tensors();
        ModelFile.read(root.resolve("model.safetensors")).tensors().forEach((name, tensor) -> assertEquals(model.get(name), tensor, name));
    }

    @Test
    void aBeginningThatAnotherRunLeftIsNone() throws IOException {
        start("first", "num_steps=5", new Ear());
        Ear ear = new Ear();
        ear.stopAt = step -> step == 1;
        startFrom("first", "run", "num_steps=20", ear);
        Files.delete(folder.resolve("run/checkpoint.safetensors")); // as if it had been ended before it wrote that
        stopAfter("run", 2);
        breakParameters("run/checkpoint.safetensors");
        Ear on = new Ear();
        assertEquals(TrainingState.FINISHED, resume("run", on));
        assertEquals(List.of(new TrainingListener.Recovery(2, 0, 0.5, 1)), on.recoveries);
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
    void aDeviceThatFailsLeavesACheckpointThatTheProcessorGoesOnFrom() {
        Path root = folder.resolve("run");
        Ear ear = new Ear();
        ear.stopAt = step -> {
            if (step == 2) {
                throw new DeviceFailure(DeviceFailure.Kind.OUT_OF_MEMORY, "cudaMalloc failed", null); // as from the middle of a step
            }
            return false;
        };
        Trainer onDevice = Trainers.start(data, HyperParameters.parse(TINY + "num_steps=4"), root, ear, Backend.ND4J, 2);
        UserException e = assertThrows(UserException.class, () -> run(onDevice, ear));
        assertTrue(e.getMessage().startsWith("The memory of the graphics card ran out: go on from the last checkpoint on the processor"), e.getMessage());
        assertEquals(TrainingState.FAILED, ear.states.getLast());
        assertEquals(TrainingState.FINISHED, resume("run", new Ear()));
    }

    @Test
    void aCardThatIsLostInTheMiddleOfAStepLeavesACheckpointThatTheProcessorGoesOnFrom() {
        Emulator card = Emulator.get();
        CudaCards.installIfPossible();
        try {
            Path root = folder.resolve("run");
            Ear ear = new Ear();
            ear.stopAt = step -> {
                if (step == 2) {
                    card.fail(Emulator.Event.LAUNCH, 100, 719);
                }
                return false;
            };
            Trainer onCard = Trainers.start(data, HyperParameters.parse(TINY + "num_steps=4"), root, ear, Backend.CUDA, 2);
            UserException e = assertThrows(UserException.class, () -> run(onCard, ear));
            assertTrue(e.getMessage().matches("The graphics card has failed \\(cuLaunchKernel of \\w+, .*: CUDA_ERROR_LAUNCH_FAILED \\(719\\), unspecified"
                    + " launch failure\\): go on from the last checkpoint, on the processor.*"), e.getMessage());
            assertEquals(2, ear.steps.size());
            assertEquals(TrainingState.FAILED, ear.states.getLast());
            assertEquals(TrainingState.FINISHED, resume("run", new Ear()));
            card.whole();
            card.fail(Emulator.Event.ALLOCATION, 0, 2);
            UserException full = assertThrows(UserException.class, () -> Trainers.start(data, HyperParameters.parse(TINY).with("dec_rnn_size=500"),
                    folder.resolve("large"), new Ear(), Backend.CUDA, 2));
            assertTrue(full.getMessage().startsWith("The memory of the graphics card is too small for this training (cuMemAlloc_v2 of "), full.getMessage());
        } finally {
            CudaCards.remove();
            card.whole();
        }
    }

    @Test
    void whatCanNotFitIntoTheCardIsRefusedBeforeTheDataIsRead() {
        Emulator.get();
        CudaCards.installIfPossible();
        try {
            HyperParameters large = HyperParameters.parse("dec_model=hyper,dec_rnn_size=2048,batch_size=1000,max_seq_len=100");
            String message = assertThrows(UserException.class, () -> Trainers.requirePossible(large, folder.resolve("large"), Backend.CUDA, 2)).getMessage();
            assertTrue(message.matches("This training needs about \\d+ GB of the graphics card's memory, but it has 8.6 GB: choose a batch_size of at most \\d+, .*"),
                    message);
            Trainers.requirePossible(large.with("batch_size", "100"), folder.resolve("large"), Backend.CUDA, 2);
        } finally {
            CudaCards.remove();
        }
    }

    @Test
    void whatADeviceCouldNotDoIsToldOnlyOfDevices() {
        MemoryEstimate estimate = MemoryEstimate.of(HyperParameters.parse(TINY), 10, 1);
        RuntimeException lost = new IllegalStateException("CUDA error: unspecified launch failure");
        String told = Failures.tell(lost, Backend.ND4J, estimate).orElseThrow().getMessage();
        assertTrue(told.startsWith("The graphics card has failed (CUDA error: unspecified launch failure): go on from the last checkpoint"), told);
        assertTrue(Failures.tell(lost, Backend.CPU, estimate).isEmpty());
        assertTrue(Failures.tell(new IllegalStateException("a bug"), Backend.ND4J, estimate).isEmpty());
        String heap = Failures.tell(new OutOfMemoryError("Java heap space"), Backend.CPU, estimate).orElseThrow().getMessage();
        assertTrue(heap.startsWith("The memory ran out"), heap);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void sketchesThatAreCutOffWhileTheyAreReadEndTheRunWithOneSentence() {
        SampleSketches.write(folder.resolve("data"), 30, 1);
        List<String> categories = List.of("giraffe", "bus");
        Path cache = folder.resolve("cache");
        SketchDataset streamed = StreamedData.load(folder.resolve("data"), cache, categories);
        Ear ear = new Ear();
        ear.stopAt = step -> {
            if (step == 2) {
                cutOff(cache);
            }
            return false;
        };
        Path root = folder.resolve("run");
        Trainer trainer = Trainers.start(streamed, HyperParameters.parse(TINY + "num_steps=20"), root, ear, 1);
        UserException e = assertThrows(UserException.class, () -> run(trainer, ear));
        assertTrue(e.getMessage().startsWith("The sketches could not be read from the disk any more"), e.getMessage());
        SketchDataset again = StreamedData.load(folder.resolve("data"), cache, categories);
        Ear on = new Ear();
        assertEquals(TrainingState.FINISHED, run(Trainers.resume(again, Trainers.options(root, "num_steps=3"), root, on), on));
    }

    private static void cutOff(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(0);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aCheckpointThatWasBeingWrittenIsForgotten() throws IOException {
        stopAfter("run", 7);
        Path root = folder.resolve("run");
        byte[] whole = Files.readAllBytes(root.resolve("checkpoint.safetensors"));
        Path half = Files.write(root.resolve(".checkpoint.safetensors.1234.part"), Arrays.copyOf(whole, whole.length / 2)); // when the power went
        Ear ear = new Ear();
        assertEquals(TrainingState.FINISHED, resume("run", ear));
        assertEquals(8, ear.steps.getFirst().step());
        assertTrue(Files.notExists(half), "nothing is left behind for ever");
    }

    @Test
    void whoLooksWhetherAFolderIsInUseIsNotInTheWay() throws Exception {
        stopAfter("run", 2);
        CountDownLatch looking = new CountDownLatch(1);
        Thread looker = Thread.ofPlatform().start(() -> {
            try (FileChannel channel = FileChannel.open(folder.resolve("run/run.lock"), StandardOpenOption.WRITE)) {
                channel.lock();
                looking.countDown();
                Thread.sleep(150); // much longer than a look
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        looking.await();
        assertEquals(TrainingState.FINISHED, resume("run", new Ear()));
        looker.join();
    }

    @Test
    void aRunThatIsKilledBeforeItsFirstCheckpointCanGoOn() {
        Ear ear = new Ear();
        ear.stopAt = step -> {
            throw new IllegalStateException("as if it was killed in its first step");
        };
        assertThrows(IllegalStateException.class, () -> start("run", "num_steps=3", ear));
        Ear on = new Ear();
        assertEquals(TrainingState.FINISHED, resume("run", on));
        assertEquals(1, on.steps.getFirst().step());
    }
}
