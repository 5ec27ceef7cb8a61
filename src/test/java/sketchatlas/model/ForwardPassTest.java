package sketchatlas.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sketchatlas.UserException;
import sketchatlas.data.NpyArray;
import sketchatlas.data.NpzFile;
import sketchatlas.nn.Backend;
import sketchatlas.nn.CellType;
import sketchatlas.nn.Floats;
import sketchatlas.nn.Kernels;

/** Import of a checkpoint's variables and a pass of given arrays give the golden outputs, posteriors and losses. */
class ForwardPassTest {
    private static final double TOLERANCE = 1e-3;

    @TempDir
    private Path folder;

    /** The golden variables as somebody would export them: TensorFlow's suffix, and variables of the optimiser among them. */
    private Path exported(Golden golden) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        golden.parameters().forEach((name, tensor) -> {
            arrays.put(name + ":0", NpyArray.ofFloats(tensor.data(), tensor.shape()));
            arrays.put(name + "/Adam_1:0", NpyArray.ofFloats(new float[tensor.data().length], tensor.shape()));
        });
        arrays.put("beta1_power:0", NpyArray.ofFloats(new float[] {0.5f}));
        Path file = folder.resolve("exported.npz");
        NpzFile.write(file, arrays);
        return file;
    }

    private Path batch(Golden golden) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        for (String name : new String[] {"images", "sequences", "eps"}) {
            arrays.put(name, golden.arrays().get("in/" + name));
        }
        Path file = folder.resolve("batch.npz");
        NpzFile.write(file, arrays);
        return file;
    }

    @ParameterizedTest
    @CsvSource({"CPU,lstm", "CPU,layer_norm", "CPU,hyper", "ND4J,lstm", "ND4J,layer_norm", "ND4J,hyper"})
    void importedVariablesGiveTheGoldenNumbers(Backend backend, String cell) {
        Golden golden = new Golden(cell);
        Path model = folder.resolve("model.safetensors");
        ReferenceCheckpoint.importNpz(exported(golden), null, model);
        HyperParameters hp = SketchModel.load(model).hyperParameters();
        assertEquals(golden.hyperParameters.decModel(), hp.decModel());
        assertEquals(40, hp.decRnnSize());
        assertEquals(Golden.COMPONENTS, hp.components());
        for (long step : Golden.GLOBAL_STEPS) {
            Path out = folder.resolve("out" + step + ".npz");
            ForwardPass.run(model, batch(golden), step, out, backend);
            Map<String, NpyArray> numbers = NpzFile.read(out);
            int compared = 0;
            for (Map.Entry<String, NpyArray> e : numbers.entrySet()) {
                NpyArray expected = golden.arrays().get(e.getKey());
                assertArrayEquals(expected.shape(), e.getValue().shape(), e.getKey());
                Golden.assertClose(e.getKey(), expected.toDoubles(), e.getValue().toDoubles(), TOLERANCE);
                compared++;
            }
            assertEquals(5 + 5 + 7, compared);
        }
    }

    @ParameterizedTest
    @CsvSource({"CPU,lstm", "CPU,layer_norm", "CPU,hyper", "ND4J,lstm", "ND4J,layer_norm", "ND4J,hyper"})
    void sequenceDecoderAtTheMeanGivesTheGoldenOutputsAndFinalState(Backend backend, String cell) {
        Golden golden = new Golden(cell);
        Kernels kernels = backend.create();
        SketchNetwork network = new SketchNetwork(golden.hyperParameters);
        Floats values = kernels.allocate(network.layout().size());
        ParameterTensors.upload(kernels, network.layout(), values, golden.parameters(), "");
        network.bind(kernels, values, null);
        NetworkSlice slice = new NetworkSlice(golden.hyperParameters, network);
        slice.load(golden.batch(), 0, Golden.BATCH);
        slice.strokes(golden.floats("out/mu"), SequenceDecoder.Dropout.NONE, 0, true, 0);
        float[] raw = new float[Golden.BATCH * Golden.STEPS * SequenceDecoder.OUTPUTS];
        slice.rawOutput(raw);
        Golden.assertClose("eval/raw", golden.doubles("eval/raw"), Gaussians.widen(raw), TOLERANCE);
        Floats state = network.sequenceDecoder().finalState();
        float[] flat = new float[state.length()];
        kernels.download(state, flat, 0, flat.length);
        Golden.assertClose("eval/final_state", golden.doubles("eval/final_state"), Gaussians.widen(flat), TOLERANCE);
    }

    @Test
    void configOfAnotherCheckpointIsRefused() throws IOException {
        Golden golden = new Golden("lstm");
        Path config = Files.writeString(folder.resolve("model_config.json"), "{\"categories\": [\"cat\", \"pig\"], \"z_size\": 128}");
        UserException e = assertThrows(UserException.class,
                () -> ReferenceCheckpoint.importNpz(exported(golden), config, folder.resolve("m.safetensors")));
        assertTrue(e.getMessage().contains("z_size=128") && e.getMessage().contains("16"), e.getMessage());
    }

    @Test
    void configGivesCategoriesAndScale() throws IOException {
        Golden golden = new Golden("layer_norm");
        Path config = Files.writeString(folder.resolve("model_config.json"),
                "{\"categories\": [\"cat\", \"pig\"], \"z_size\": 16, \"dec_rnn_size\": 40, \"dec_model\": \"layer_norm\", \"max_seq_len\": 77,"
                        + " \"num_layer_i\": 6, \"num_layer_j\": 6, \"scale_factor\": 31.5}");
        Path out = folder.resolve("m.safetensors");
        ReferenceCheckpoint.importNpz(exported(golden), config, out);
        ModelConfig read = SketchModel.load(out).config();
        assertEquals(java.util.List.of("cat", "pig"), read.hyperParameters().categories());
        assertEquals(CellType.LAYER_NORM, read.hyperParameters().decModel());
        assertEquals(31.5, read.scaleFactor());
        assertEquals(77, read.maxSeqLen());
    }

    @Test
    void missingVariableIsNamed() {
        Path file = folder.resolve("few.npz");
        NpzFile.write(file, Map.of("RPCL-pix2seq/latent_mu", NpyArray.ofFloats(new float[4], 2, 2)));
        UserException e = assertThrows(UserException.class, () -> ReferenceCheckpoint.importNpz(file, null, folder.resolve("m.safetensors")));
        assertTrue(e.getMessage().contains("RPCL-pix2seq/decoder/fc/linear/fc_w"), e.getMessage());
    }

    @Test
    void batchOfTheWrongShapeIsRefused() {
        Golden golden = new Golden("lstm");
        Path model = folder.resolve("model.safetensors");
        ReferenceCheckpoint.importNpz(exported(golden), null, model);
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("images", NpyArray.ofFloats(new float[32 * 32], 1, 32, 32));
        Path file = folder.resolve("b.npz");
        NpzFile.write(file, arrays);
        UserException e = assertThrows(UserException.class, () -> ForwardPass.run(model, file, 0, folder.resolve("o.npz"), Backend.CPU));
        assertTrue(e.getMessage().contains("images") && e.getMessage().contains("[any, 48, 48]"), e.getMessage());
    }
}
