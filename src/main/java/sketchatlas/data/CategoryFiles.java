package sketchatlas.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import sketchatlas.NearestName;
import sketchatlas.UserException;

/**
 * The data files of a folder by their category: CATEGORY.npz (sketch-rnn) or else CATEGORY.ndjson or CATEGORY.bin (QuickDraw).
 * Case, spaces, underscores and hyphens make no difference, so "alarm clock" finds {@code alarm_clock.npz}; and "cat" finds
 * the long names of the public files, such as {@code sketchrnn_cat.npz}, {@code cat.full.npz} and {@code full_simplified_cat.ndjson}.
 */
final class CategoryFiles {
    private static final List<String> ENDINGS = List.of(".npz", ".ndjson", ".bin");
    private static final List<String> PREFIXES = List.of("sketchrnn ", "full simplified ", "full raw ", "full binary ");
    private static final int SHOWN = 12;

    private final Path folder;
    private final Map<String, Path> byName = new TreeMap<>();

    private CategoryFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Looks into a folder.
     *
     * @throws UserException if it is no readable folder
     */
    static CategoryFiles in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UserException(folder + " is no folder: name the folder that holds the data files.");
        }
        CategoryFiles found = new CategoryFiles(folder);
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> sorted = files.filter(Files::isRegularFile).sorted().toList();
            for (String ending : ENDINGS) {
                for (Path file : sorted) {
                    String name = file.getFileName().toString();
                    if (name.toLowerCase(Locale.ROOT).endsWith(ending)) {
                        found.byName.putIfAbsent(normalised(name.substring(0, name.length() - ending.length())), file);
                    }
                }
            }
        } catch (IOException e) {
            throw new UserException("Cannot look into the folder " + folder + " (" + e.getMessage() + ").", e);
        }
        return found;
    }

    /** All of them, by category. */
    List<CategoryFile> all() {
        return byName.entrySet().stream().map(e -> new CategoryFile(e.getKey(), e.getValue())).toList();
    }

    /** The category that a file's name tells. */
    static String categoryOf(Path file) {
        String name = file.getFileName().toString();
        String lower = name.toLowerCase(Locale.ROOT);
        return normalised(ENDINGS.stream().filter(lower::endsWith).findFirst().map(ending -> name.substring(0, name.length() - ending.length()))
                .orElse(name));
    }

    /** Letters with accents in one character each: a Mac may take them apart. */
    private static String normalised(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT).replaceAll("[ _-]+", " ").strip();
        for (String prefix : PREFIXES) {
            plain = plain.startsWith(prefix) ? plain.substring(prefix.length()) : plain;
        }
        return plain.endsWith(".full") ? plain.substring(0, plain.length() - ".full".length()) : plain;
    }

    /**
     * The file of a category.
     *
     * @throws UserException if there is none, naming what there is
     */
    Path fileOf(String category) {
        Path file = byName.get(normalised(category));
        if (file == null) {
            throw new UserException(missing(category));
        }
        return file;
    }

    private String missing(String category) {
        String start = "No data for the category '" + category + "' in " + folder + ": ";
        if (byName.isEmpty()) {
            return start + "the folder holds no data files (" + String.join(", ", ENDINGS) + ").";
        }
        List<String> names = new ArrayList<>(byName.keySet());
        String holds = "the folder holds " + String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
                + (names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "") + ".";
        return start + NearestName.similar(category, names).map(nearest -> "did you mean '" + nearest + "'? ").orElse("") + holds;
    }
}
