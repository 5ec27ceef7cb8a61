package sketchatlas.train;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.data.SketchDataset;
import sketchatlas.data.Split;
import sketchatlas.data.samples.SampleCategory;
import sketchatlas.data.samples.SampleSketches;
import sketchatlas.model.HyperParameters;
import sketchatlas.model.ModelFile;
import sketchatlas.model.Tensor;
import sketchatlas.nn.Backend;

/** Whole training runs of a tiny model on sample sketches, in folders of their own. */
abstract class TinyRuns {
    static final String TINY = "categories=[giraffe,bus],dec_rnn_size=12,dec_model=layer_norm,z_size=6,batch_size=6,num_mixture=2,num_sub=2,"
            + "png_width=16,use_input_dropout=True,use_output_dropout=True,";
    static SketchDataset data;

    @TempDir
    Path folder;

    @BeforeAll
    static void drawSketches() {
        data = SampleSketches.dataset(List.of(SampleCategory.GIRAFFE, SampleCategory.BUS), 15, 1); // 5 batches an epoch
    }

    /** Keeps what it hears, and stops the trainer where asked to. */
    static final class Ear implements TrainingListener {
        final List<Progress> steps = new ArrayList<>();
        final List<Validation> validations = new ArrayList<>();
        final List<Validation> tests = new ArrayList<>();
        final List<TrainingState> states = new ArrayList<>();
        final List<Recovery> recoveries = new ArrayList<>();
        LongPredicate stopAt = step -> false;
        Trainer trainer;

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

    static TrainingState run(Trainer trainer, Ear ear) {
        ear.trainer = trainer;
        try (trainer) {
            return trainer.run();
        }
    }

    TrainingState start(String name, String options, Ear ear) {
        return run(Trainers.start(data, HyperParameters.parse(TINY + options), folder.resolve(name), ear, 2), ear);
    }

    TrainingState resume(String name, Ear ear) {
        Path root = folder.resolve(name);
        return run(Trainers.resume(data, Trainers.options(root, ""), root, ear), ear);
    }

    Map<String, Tensor> tensors(String name) {
        return ModelFile.read(folder.resolve(name).resolve("checkpoint.safetensors")).tensors();
    }

    TrainingState startFrom(String model, String name, String changes, Ear ear) {
        Path from = folder.resolve(model).resolve("model.safetensors");
        return run(Trainers.startFrom(from, data, Trainers.optionsOf(from, changes), folder.resolve(name), ear, Backend.CPU, 2), ear);
    }

    static Map<Path, byte[]> contents(Path root) throws IOException {
        Map<Path, byte[]> contents = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(root)) {
            for (Path file : files) {
                contents.put(file, Files.readAllBytes(file));
            }
        }
        return contents;
    }

    TrainingState stopAfter(String name, int steps) {
        Ear ear = new Ear();
        ear.stopAt = step -> step == steps;
        return start(name, "num_steps=11", ear);
    }
}
