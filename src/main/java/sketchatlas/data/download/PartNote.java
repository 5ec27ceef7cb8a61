package sketchatlas.data.download;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import sketchatlas.data.AtomicFile;

/**
 * What is to be known of a file that has begun to come, to go on with it another day.
 *
 * @param address where it comes from
 * @param validator its strong ETag or else the time of its last change: what the server has now is the same file if this is the same; empty
 *     if the server tells neither
 * @param total bytes, or -1 if the server doesn't tell
 * @param md5 of the content, in Base64; empty if the server doesn't tell
 */
record PartNote(String address, String validator, long total, String md5) {
    private static final int LONGEST = 1 << 14;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Empty where there is none that can be understood: the file is then begun anew. */
    static Optional<PartNote> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            JsonNode json = MAPPER.readTree(in.readNBytes(LONGEST));
            return Optional.of(new PartNote(json.path("address").asText(), json.path("validator").asText(), json.path("total").asLong(-1),
                    json.path("md5").asText()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void write(Path file) throws IOException {
        ObjectNode json = MAPPER.createObjectNode().put("address", address).put("validator", validator).put("total", total).put("md5", md5);
        AtomicFile.write(file, out -> out.write(MAPPER.writeValueAsBytes(json)));
    }
}
