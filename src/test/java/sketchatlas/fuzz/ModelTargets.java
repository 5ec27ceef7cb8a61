package sketchatlas.fuzz;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sketchatlas.UserException;
import sketchatlas.data.NpyArray;
import sketchatlas.data.NpzFile;
import sketchatlas.data.Split;
import sketchatlas.model.HyperParameters;
import sketchatlas.model.ModelConfig;
import sketchatlas.model.ModelFile;
import sketchatlas.model.ReferenceCheckpoint;
import sketchatlas.model.SketchModel;
import sketchatlas.model.Tensor;
import sketchatlas.nn.Backend;
import sketchatlas.studio.viewmodel.training.OptionsFormViewModel;
import sketchatlas.train.HistoryReader;
import sketchatlas.train.Measure;
import sketchatlas.train.TrainingCurves;
import sketchatlas.train.worker.RunStatus;
import sketchatlas.train.worker.TrainingPlan;

/** Readers of models, of their options and of trainings. */
final class ModelTargets {
    private static final String OPTIONS = "categories=[bee, 'alarm clock'], dec_model='hyper',batch_size=128,learning_rate=0.001,semi_percent=0.1";

    private ModelTargets() {
    }

    static List<FuzzTarget> all() {
        byte[] model = Seeds.written("a.safetensors", file -> ModelFile.write(file, new ModelFile.Content(tensors(), config())));
        byte[] checkpoint = Seeds.written("a.safetensors", file -> sketchatlas.train.FuzzDoor.writeCheckpoint(file, tensors()));
        int headerLength = (int) ByteBuffer.wrap(model).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
        byte[] header = Arrays.copyOfRange(model, Long.BYTES, Long.BYTES + headerLength);
        byte[] data = Arrays.copyOfRange(model, Long.BYTES + headerLength, model.length);
        byte[] plan = Seeds.written("plan.json", file -> plan().write(file.getParent()));
        return List.of(
                new FuzzTarget("model", List.of(model, checkpoint), (input, folder) -> readModel(DataTargets.put(input, folder, "a.safetensors"))),
                new FuzzTarget("model-opened", List.of(model), (input, folder) -> SketchModel.load(DataTargets.put(input, folder, "a.safetensors"))),
                new FuzzTarget("model-header", List.of(header), (input, folder) -> readModel(DataTargets.put(withHeader(input, data), folder, "a.safetensors"))),
                new FuzzTarget("checkpoint", List.of(checkpoint),
                        (input, folder) -> sketchatlas.train.FuzzDoor.readCheckpoint(DataTargets.put(input, folder, "a.safetensors"))),
                new FuzzTarget("checkpoint-header", List.of(Arrays.copyOfRange(checkpoint, Long.BYTES, checkpoint.length - data.length)),
                        (input, folder) -> sketchatlas.train.FuzzDoor.readCheckpoint(DataTargets.put(withHeader(input, data), folder, "a.safetensors"))),
                new FuzzTarget("reference-config", List.of(Seeds.text(config().path("hparams").toString())), ModelTargets::reference),
                new FuzzTarget("options", List.of(Seeds.text(OPTIONS)), (input, _) -> HyperParameters.parse(Seeds.text(input))),
                new FuzzTarget("options-paste", List.of(Seeds.text(OPTIONS), Seeds.text("sketchatlas train --data_dir \"x y\" --hparams \"" + OPTIONS + "\"")),
                        (input, _) -> paste(Seeds.text(input))),
                new FuzzTarget("plan", List.of(plan), (input, folder) -> {
                    DataTargets.put(input, folder, "plan.json");
                    TrainingPlan.read(folder);
                }),
                new FuzzTarget("state", List.of(Seeds.written("state.json", file -> sketchatlas.train.worker.FuzzDoor.writeState(file.getParent()))),
                        (input, folder) -> {
                            DataTargets.put(plan, folder, "plan.json");
                            DataTargets.put(input, folder, "state.json");
                            RunStatus.of(folder);
                        }),
                new FuzzTarget("worker-event", sketchatlas.train.worker.FuzzDoor.events().stream().map(Seeds::text).toList(),
                        (input, _) -> sketchatlas.train.worker.FuzzDoor.readEvent(Seeds.text(input))),
                new FuzzTarget("history", List.of(Seeds.written("history.csv", sketchatlas.train.FuzzDoor::writeHistory)), ModelTargets::history));
    }

    private static Map<String, Tensor> tensors() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("RPCL-pix2seq/latent_mu", new Tensor(new int[] {2, 3}, new float[] {1, 2, 3, 4, 5, 6}));
        tensors.put("b", Tensor.of(new float[] {0.5f, -1}, 2));
        return tensors;
    }

    private static ObjectNode config() {
        return new ModelConfig("tiny", HyperParameters.parse("z_size=4,num_mixture=2,num_sub=1"), 20, 30, 7, Map.of("valid/stroke", 1.5)).toJson();
    }

    private static TrainingPlan plan() {
        return new TrainingPlan("tiny", Path.of("data"), HyperParameters.parse(OPTIONS), Optional.of(Path.of("a.safetensors")),
                Backend.CPU, 10);
    }

    private static byte[] withHeader(byte[] header, byte[] data) {
        return ByteBuffer.allocate(Long.BYTES + header.length + data.length).order(ByteOrder.LITTLE_ENDIAN).putLong(header.length).put(header).put(data).array();
    }

    /** As the library lists it and as it is copied; to be opened, it has too few parameters. */
    private static void readModel(Path file) {
        ModelConfig.fromJson(ModelFile.readConfig(file), file);
        ModelFile.read(file);
    }

    private static void reference(byte[] input, Path folder) throws IOException {
        Path npz = folder.resolve("a.npz");
        if (Files.notExists(npz)) {
            NpzFile.write(npz, Map.of("x", NpyArray.ofFloats(new float[] {1}, 1)));
        }
        ReferenceCheckpoint.importNpz(npz, DataTargets.put(input, folder, "model_config.json"), folder.resolve("out.safetensors"));
    }

    private static void paste(String text) {
        new OptionsFormViewModel().paste(text).ifPresent(problem -> {
            throw new UserException(problem);
        });
    }

    private static void history(byte[] input, Path folder) throws IOException {
        TrainingCurves curves = HistoryReader.readAll(DataTargets.put(input, folder, "history.csv"));
        for (Measure measure : Measure.values()) {
            for (TrainingCurves.Axis axis : TrainingCurves.Axis.values()) {
                curves.series(Split.TRAIN, measure, axis);
            }
        }
        curves.batchesAt(2);
    }
}
