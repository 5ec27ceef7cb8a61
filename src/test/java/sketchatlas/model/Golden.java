package sketchatlas.model;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import sketchatlas.data.Batch;
import sketchatlas.data.NpyArray;
import sketchatlas.data.NpzFile;
import sketchatlas.nn.Backend;

/** The golden numbers of one cell (src/test/resources/golden/README.md). */
final class Golden {
    static final int BATCH = 5;
    static final int STEPS = 14;
    static final int CODE = 16;
    static final int COMPONENTS = 6;
    static final long[] GLOBAL_STEPS = {0, 5, 102, 1500, 1501};

    private final Map<String, NpyArray> arrays = new LinkedHashMap<>();
    final HyperParameters hyperParameters;

    Golden(String cell) {
        arrays.putAll(NpzFile.read(file("shared")));
        arrays.putAll(NpzFile.read(file(cell)));
        hyperParameters = HyperParameters.parse("dec_model=" + cell + ",z_size=" + CODE + ",dec_rnn_size=40,num_layer_i=" + COMPONENTS
                + ",num_layer_j=" + COMPONENTS + ",batch_size=" + BATCH);
    }

    static Path file(String name) {
        try {
            return Path.of(Golden.class.getResource("/golden/" + name + ".npz").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    Map<String, NpyArray> arrays() {
        return arrays;
    }

    double[] doubles(String key) {
        return arrays.get(key).toDoubles();
    }

    float[] floats(String key) {
        return arrays.get(key).toFloats();
    }

    double number(String key) {
        return doubles(key)[0];
    }

    String[] strings(String key) {
        return arrays.get(key).toStrings();
    }

    Map<String, Tensor> parameters() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        arrays.forEach((key, array) -> {
            if (key.startsWith("param/")) {
                tensors.put(key.substring("param/".length()), new Tensor(array.shape(), array.toFloats()));
            }
        });
        return tensors;
    }

    TrainableModel model(int threads) {
        return model(Backend.CPU, threads);
    }

    TrainableModel model(Backend backend, int threads) {
        return TrainableModel.of(hyperParameters, parameters(), 0, backend, threads);
    }

    Batch batch() {
        float[] sequences = floats("in/sequences");
        int[] lengths = new int[BATCH];
        for (int b = 0; b < BATCH; b++) {
            for (int t = 1; t <= STEPS; t++) {
                if (sequences[(b * (STEPS + 1) + t) * 5 + 4] == 0) {
                    lengths[b]++;
                }
            }
        }
        return new Batch(BATCH, STEPS, floats("in/images"), sequences, lengths, new int[BATCH], new boolean[BATCH]);
    }

    /** Compares by the largest difference, relative to the largest magnitude of what is expected. */
    static void assertClose(String what, double[] expected, double[] actual, double relative) {
        assertTrue(expected.length == actual.length, what + ": " + actual.length + " values for " + expected.length);
        double scale = 1e-12;
        for (double e : expected) {
            scale = Math.max(scale, Math.abs(e));
        }
        for (int i = 0; i < expected.length; i++) {
            double error = Math.abs(expected[i] - actual[i]) / scale;
            int at = i;
            assertTrue(error <= relative, () -> what + "[" + at + "]: " + actual[at] + " for " + expected[at] + ", off by " + error);
        }
    }
}
