package sketchatlas.train.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import sketchatlas.UserException;
import sketchatlas.data.AtomicFile;
import sketchatlas.data.FileProblems;

/** The small JSON files of a run's folder: versioned, written whole or not at all, read with bounds. */
final class RunJson {
    static final JsonMapper MAPPER = new JsonMapper();
    private static final String VERSION = "version";
    private static final int NEWEST = 1;
    private static final long LARGEST = 1 << 20; // bytes

    private RunJson() {
    }

    /** A JSON object to fill and {@link #write}. */
    static ObjectNode create() {
        return MAPPER.createObjectNode().put(VERSION, NEWEST);
    }

    /** @throws UserException if it can't be written; the file is then as it was */
    static void write(Path file, ObjectNode json) {
        try {
            byte[] bytes = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
            AtomicFile.write(file, out -> out.write(bytes));
        } catch (IOException e) {
            throw FileProblems.unwritable(file, e);
        }
    }

    /**
     * Reads a JSON object.
     *
     * @param what what the file is, with its article ("a training plan")
     * @throws UserException if it isn't one, is absurdly large or of a newer version
     */
    static JsonNode read(Path file, String what) {
        JsonNode json;
        try {
            if (Files.size(file) > LARGEST) {
                throw new UserException(file + " is too large for " + what + ": get a good copy of it.");
            }
            json = MAPPER.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new UserException(file + " is damaged or is not " + what + ": get a good copy of it.", e);
        } catch (IOException e) {
            throw new UserException("Cannot read " + file + " (" + FileProblems.reason(e) + "): check the name and the disk.", e);
        }
        int version = json.path(VERSION).asInt();
        if (!json.isObject() || version < 1) {
            throw new UserException(file + " is damaged or is not " + what + ": get a good copy of it.");
        }
        if (version > NEWEST) {
            throw new UserException(file + " was written by a newer version of this program: use that one, or train anew.");
        }
        return json;
    }
}
