package sketchatlas.explore.tree;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import sketchatlas.DamagedFileException;
import sketchatlas.ProgramFiles;
import sketchatlas.UserException;
import sketchatlas.data.AtomicFile;
import sketchatlas.data.FileProblems;
import sketchatlas.data.PreviousFile;
import sketchatlas.explore.Level;

/**
 * Where the names of a model's components are kept: in {@code MODEL.names.json} beside the model, or, where that can't be written, would be lost with the
 * next version of an installed program, or belongs to another model, in a folder of the person. Instances hold no state; one thread at a time should write.
 */
public final class ComponentNamesFile {
    private static final String ENDING = ".names.json";
    private static final String MODEL_ENDING = ".safetensors";
    private static final String KEY_VERSION = "format_version";
    private static final String KEY_MODEL = "model";
    private static final int VERSION = 1;
    private static final int LARGEST = 1 << 20; // bytes
    private static final int MOST_COMPONENTS = 1 << 16;
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(8).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final String modelId;
    private final Path beside;
    private final Path own;
    private final boolean besideStays;

    /**
     * The places for a model's names.
     *
     * @param model its file
     * @param modelId its id
     * @param userFolder where this program keeps a person's data; need not exist
     */
    public ComponentNamesFile(Path model, String modelId, Path userFolder) {
        this(model, modelId, userFolder, !ProgramFiles.isInstalled(model));
    }

    /** @param besideStays whether what is written beside the model stays there */
    ComponentNamesFile(Path model, String modelId, Path userFolder, boolean besideStays) {
        this.modelId = modelId;
        this.besideStays = besideStays;
        String name = model.getFileName().toString();
        beside = model.resolveSibling((name.endsWith(MODEL_ENDING) ? name.substring(0, name.length() - MODEL_ENDING.length()) : name) + ENDING);
        // The id comes out of a file and may hold anything; this is a name made of it that every system takes.
        own = userFolder.resolve("names").resolve(UUID.nameUUIDFromBytes(modelId.getBytes(StandardCharsets.UTF_8)) + ENDING);
    }

    /**
     * The names that are kept, or none.
     *
     * @throws UserException if there is a file that is damaged, of a newer version, or of another model
     */
    public ComponentNames read() {
        // Names are only in the person's folder where they could not be written beside the model, so they are the newer ones.
        Path file = Files.exists(own) ? own : beside;
        if (!Files.exists(file)) {
            return ComponentNames.none(modelId);
        }
        return PreviousFile.read(file, this::read);
    }

    private ComponentNames read(Path file) {
        JsonNode json = json(file);
        if (json.path(KEY_VERSION).asInt() > VERSION) {
            throw newer(file);
        }
        if (!json.path(KEY_MODEL).asText().equals(modelId)) {
            throw new UserException("The names in " + file + " belong to another model: move the file away, or to the model that it belongs to.");
        }
        return new ComponentNames(modelId, names(json, Level.K, file), names(json, Level.L, file));
    }

    private static JsonNode json(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            JsonNode json = bytes.length > LARGEST ? null : JSON.readTree(bytes);
            if (json != null && json.isObject()) {
                return json;
            }
            throw damaged(file, null);
        } catch (JacksonException e) {
            throw damaged(file, e);
        } catch (IOException e) {
            throw new UserException("Cannot read the names in " + file + " (" + FileProblems.reason(e) + "): check its permissions.", e);
        }
    }

    private static UserException damaged(Path file, Exception cause) {
        return new DamagedFileException("The names in " + file + " are damaged: repair the file, or move it away to begin anew.", cause);
    }

    private static Map<Integer, String> names(JsonNode json, Level level, Path file) {
        Map<Integer, String> names = new HashMap<>();
        for (Map.Entry<String, JsonNode> member : json.path("level_" + level.letter()).properties()) {
            if (!member.getKey().matches("\\d{1,5}") || !member.getValue().isTextual() || Integer.parseInt(member.getKey()) >= MOST_COMPONENTS) {
                throw damaged(file, null);
            }
            names.put(Integer.valueOf(member.getKey()), member.getValue().asText());
        }
        try {
            return new ComponentNames("checked", names, Map.of()).levelK();
        } catch (IllegalArgumentException e) {
            throw damaged(file, e);
        }
    }

    /**
     * Keeps names, beside the model where possible.
     *
     * @return the file that holds them now
     * @throws UserException if they can't be written anywhere, or only over those of a newer version
     * @throws IllegalArgumentException if they are of another model
     */
    public Path write(ComponentNames names) {
        if (!names.modelId().equals(modelId)) {
            throw new IllegalArgumentException("names of " + names.modelId() + " for " + modelId);
        }
        byte[] bytes = json(names).toPrettyString().getBytes(StandardCharsets.UTF_8);
        if (besideStays && isOurs(beside)) {
            try {
                AtomicFile.replace(beside, out -> out.write(bytes));
                Files.deleteIfExists(own);
                return beside;
            } catch (IOException _) {
                // the folder of the model is not ours to write to; the person's own one is
            }
        }
        if (isNewer(own)) {
            throw newer(own);
        }
        try {
            Files.createDirectories(own.getParent());
            AtomicFile.replace(own, out -> out.write(bytes));
            return own;
        } catch (IOException e) {
            throw FileProblems.unwritable(own, e);
        }
    }

    /** Whether a file is missing, or holds names of this model that we understand and not another's, which must not be lost. */
    private boolean isOurs(Path file) {
        try {
            return !Files.exists(file) || PreviousFile.read(file, this::read).modelId().equals(modelId);
        } catch (UserException _) {
            return false;
        }
    }

    private static boolean isNewer(Path file) {
        try {
            return Files.exists(file) && json(file).path(KEY_VERSION).asInt() > VERSION;
        } catch (UserException _) {
            return false;
        }
    }

    private static UserException newer(Path file) {
        return new UserException("The names in " + file + " were written by a newer Sketch Atlas: install that, or move the file away.");
    }

    private static ObjectNode json(ComponentNames names) {
        ObjectNode json = JSON.createObjectNode().put(KEY_VERSION, VERSION).put(KEY_MODEL, names.modelId());
        ObjectNode k = json.putObject("level_" + Level.K.letter());
        names.levelK().forEach((index, name) -> k.put(String.valueOf(index), name));
        ObjectNode l = json.putObject("level_" + Level.L.letter());
        names.levelL().forEach((index, name) -> l.put(String.valueOf(index), name));
        return json;
    }
}
