package sketchatlas.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import sketchatlas.UserException;
import sketchatlas.data.NpyArray;
import sketchatlas.data.NpzFile;
import sketchatlas.nn.CellType;
import sketchatlas.nn.Parameter;

/**
 * Makes a model of the variables of an authors' TensorFlow checkpoint, exported as a numeric .npz. Names may carry the prefix
 * {@code param/} and the suffix {@code :0}; variables that a model doesn't have (those of the optimiser) are ignored.
 */
public final class ReferenceCheckpoint {
    private static final String PREFIX = "param/";
    private static final String SUFFIX = ":0";
    private static final String SCALE_FACTOR = "scale_factor";
    private static final int LARGEST_CONFIG = 1 << 20;
    /** Where no config says it: as long as the longest sketches of the public data. */
    private static final int DEFAULT_LENGTH = 250;

    private ReferenceCheckpoint() {
    }

    /**
     * Reads the variables and writes the model.
     *
     * @param config the authors' model_config.json, or null to tell the options from the shapes; a member {@code scale_factor} (the
     *        standard deviation of the training offsets, not in the authors' file) gives drawings the data's size
     * @throws UserException if variables are missing or contradict each other or the config
     */
    public static void importNpz(Path npz, Path config, Path out) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        NpzFile.read(npz).forEach((name, array) -> arrays.put(plain(name), array));
        Shapes shapes = new Shapes(npz, arrays);
        JsonNode json = config == null ? new ObjectMapper().createObjectNode() : readConfig(config);
        HyperParameters hp = options(shapes, json, config);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Parameter p : new SketchNetwork(hp).layout().parameters()) {
            tensors.put(p.name(), shapes.tensor(p.name(), p.shape()));
        }
        int k = hp.components();
        tensors.put(Names.MU, shapes.tensor(Names.MU, k, hp.zSize()));
        tensors.put(Names.SIGMA2, shapes.tensor(Names.SIGMA2, k, hp.zSize()));
        if (hp.latentMode() == LatentMode.FLAT) {
            tensors.put(Names.ALPHA, shapes.tensor(Names.ALPHA, k, 1));
        } else {
            tensors.put(Names.LEVEL_L, shapes.tensor(Names.LEVEL_L, k, 1));
            tensors.put(Names.LEVEL_K_GIVEN_L, shapes.tensor(Names.LEVEL_K_GIVEN_L, k, k));
        }
        double scale = json.has(SCALE_FACTOR) ? json.get(SCALE_FACTOR).asDouble(Double.NaN) : 1;
        int length = hp.maxSeqLen() > 0 ? hp.maxSeqLen() : DEFAULT_LENGTH;
        if (!(scale > 0) || !Double.isFinite(scale)) {
            throw new UserException("The " + SCALE_FACTOR + " in " + config + " is not a number above 0: correct it, or leave it out.");
        }
        ModelConfig description = new ModelConfig(UUID.randomUUID().toString(), hp, scale, length, 0, Map.of());
        ModelFile.write(out, new ModelFile.Content(tensors, description.toJson()));
    }

    private static String plain(String name) {
        String plain = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
        return plain.endsWith(SUFFIX) ? plain.substring(0, plain.length() - SUFFIX.length()) : plain;
    }

    private static JsonNode readConfig(Path config) {
        try {
            if (Files.size(config) > LARGEST_CONFIG) {
                throw new UserException(config + " is too large for a model_config.json: name the file beside the checkpoint.");
            }
            JsonNode json = new ObjectMapper().readTree(Files.readString(config));
            if (json == null || !json.isObject()) {
                throw new UserException(config + " holds no JSON object of options: name the model_config.json beside the checkpoint.");
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new UserException(config + " is not JSON: name the model_config.json beside the checkpoint.", e);
        } catch (IOException e) {
            throw new UserException("The config " + config + " can't be read: check its name and permissions.", e);
        }
    }

    /** What the shapes say stands; a config that says otherwise belongs to another checkpoint. */
    private static HyperParameters options(Shapes shapes, JsonNode json, Path config) {
        int[] mu = shapes.of(Names.MU, 2);
        int[] output = shapes.of(Names.OUTPUT + "/linear/fc_w", 2);
        int[] flat = shapes.of(Names.ENCODER + "fc_mu/linear/fc_w", 2);
        int width = 16 * (int) Math.round(Math.sqrt(flat[0] / 256.0));
        LatentMode mode = shapes.has(Names.ALPHA) && !shapes.has(Names.LEVEL_L) ? LatentMode.FLAT : LatentMode.HIERARCHY;
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("z_size", mu[1]);
        told.put("dec_rnn_size", output[0]);
        told.put("png_width", width);
        told.put("dec_model", Options.DEC_MODEL.type().format(shapes.cell()));
        HyperParameters hp = json.isEmpty() ? HyperParameters.defaults().with("categories", "[unknown]") : HyperParameters.fromJson(json, ignored -> {
        });
        Map<String, String> stated = hp.toMap();
        for (Map.Entry<String, Object> option : told.entrySet()) {
            String value = option.getValue().toString();
            if (json.has(option.getKey()) && !stated.get(option.getKey()).equals(value)) {
                throw new UserException("The config " + config + " says " + option.getKey() + "=" + stated.get(option.getKey())
                        + ", but the variables are of a model with " + value + ": name the config of the same checkpoint.");
            }
        }
        Map<String, String> changes = new LinkedHashMap<>();
        told.forEach((name, value) -> changes.put(name, value.toString()));
        changes.put("latent_mode", Options.LATENT_MODE.type().format(mode));
        changes.put("num_layer_i", String.valueOf(mu[0]));
        changes.put("num_layer_j", String.valueOf(mu[0]));
        return hp.withAll(changes);
    }

    /** The arrays and what can be told from them. */
    private record Shapes(Path file, Map<String, NpyArray> arrays) {

        boolean has(String name) {
            return arrays.containsKey(name);
        }

        NpyArray array(String name) {
            NpyArray array = arrays.get(name);
            if (array == null) {
                throw new UserException(file + " has no variable " + name + ": export all variables of the checkpoint under their own names.");
            }
            return array;
        }

        int[] of(String name, int dimensions) {
            int[] shape = array(name).shape();
            if (shape.length != dimensions) {
                throw new UserException("The variable " + name + " in " + file + " has the shape " + Arrays.toString(shape) + " and not "
                        + dimensions + " dimensions: export the variables of an RPCL-pix2seqH checkpoint.");
            }
            return shape;
        }

        CellType cell() {
            if (has(Names.CELL + "/HyperLSTMCell/W_hh")) {
                return CellType.HYPER;
            }
            if (has(Names.CELL + "/LayerNormLSTMCell/W_hh")) {
                return CellType.LAYER_NORM;
            }
            if (has(Names.CELL + "/LSTMCell/W_hh")) {
                return CellType.LSTM;
            }
            throw new UserException(file + " has the weights of no known decoder cell (lstm, layer_norm or hyper): export all variables of the"
                    + " checkpoint.");
        }

        Tensor tensor(String name, int... shape) {
            NpyArray array = array(name);
            if (!Arrays.equals(array.shape(), shape)) {
                throw new UserException("The variable " + name + " in " + file + " has the shape " + Arrays.toString(array.shape())
                        + ", but with the others it must be " + Arrays.toString(shape) + ": export the variables of one checkpoint.");
            }
            float[] values = array.toFloats();
            for (float v : values) {
                if (!Float.isFinite(v)) {
                    throw new UserException("The variable " + name + " in " + file + " holds values that are no numbers: this checkpoint is broken.");
                }
            }
            return new Tensor(shape, values);
        }
    }
}
