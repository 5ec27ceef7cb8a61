package sketchatlas.data.collection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sketchatlas.UserException;
import sketchatlas.data.AtomicFile;
import sketchatlas.data.FileProblems;

/**
 * The files of a folder as they were before the last change, kept in a folder of their own in it. A note that says which they are is written
 * last, so a crash leaves either no note or all that it speaks of.
 */
final class PreviousVersion {
    private static final String FOLDER = ".previous";
    private static final String NOTE = "change.json";
    private static final long LONGEST_NOTE = 1 << 16;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path folder;
    private final Path kept;

    /** What was changed, and for each file name whether there was such a file. */
    private record Note(String change, Map<String, Boolean> files) {
    }

    PreviousVersion(Path folder) {
        this.folder = folder;
        this.kept = folder.resolve(FOLDER);
    }

    /**
     * Keeps files that are about to be changed, in place of those before.
     *
     * @param change in a few words
     * @param files in the folder; there or not
     */
    void keep(String change, List<Path> files) {
        try {
            Files.createDirectories(kept);
            Files.deleteIfExists(kept.resolve(NOTE));
            ObjectNode note = MAPPER.createObjectNode().put("change", change);
            ObjectNode names = note.putObject("files");
            for (Path file : files) {
                names.put(file.getFileName().toString(), Files.exists(file));
                Files.deleteIfExists(kept.resolve(file.getFileName()));
                if (Files.exists(file)) {
                    AtomicFile.link(file, kept.resolve(file.getFileName()));
                }
            }
            AtomicFile.write(kept.resolve(NOTE), out -> out.write(MAPPER.writeValueAsBytes(note)));
        } catch (IOException e) {
            throw FileProblems.unwritable(kept, e);
        }
    }

    /** What was changed last. */
    Optional<String> change() {
        return note().map(Note::change);
    }

    /** Puts the files back. */
    void restore() {
        Note note = note().orElseThrow(() -> new UserException("There is no change to take back in " + folder + ": it was the last one already."));
        try {
            for (Map.Entry<String, Boolean> file : note.files().entrySet()) {
                Path target = folder.resolve(file.getKey());
                if (file.getValue()) {
                    AtomicFile.write(target, out -> Files.copy(kept.resolve(file.getKey()), out));
                }
            }
            for (Map.Entry<String, Boolean> file : note.files().entrySet()) {
                if (!file.getValue()) {
                    Files.deleteIfExists(folder.resolve(file.getKey()));
                }
            }
            Files.deleteIfExists(kept.resolve(NOTE));
        } catch (IOException e) {
            throw FileProblems.unwritable(folder, e);
        }
    }

    /** Empty where there is none, or one that is none of ours: names in it must be plain names. */
    private Optional<Note> note() {
        Path file = kept.resolve(NOTE);
        try (InputStream in = Files.newInputStream(file)) {
            JsonNode json = MAPPER.readTree(in.readNBytes((int) LONGEST_NOTE));
            Map<String, Boolean> files = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> entry : json.path("files").properties()) {
                Path name = Path.of(entry.getKey());
                if (name.isAbsolute() || name.getNameCount() != 1 || !folder.resolve(name).normalize().startsWith(folder)
                        || folder.resolve(name).normalize().equals(folder)) {
                    return Optional.empty();
                }
                files.put(entry.getKey(), entry.getValue().asBoolean());
            }
            return files.isEmpty() ? Optional.empty() : Optional.of(new Note(json.path("change").asText(), files));
        } catch (IOException | InvalidPathException _) {
            return Optional.empty();
        }
    }
}
