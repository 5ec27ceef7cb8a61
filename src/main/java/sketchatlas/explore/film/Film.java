package sketchatlas.explore.film;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import sketchatlas.UserException;
import sketchatlas.data.FileProblems;
import sketchatlas.explore.atlas.AtlasFile;

/** The frames in a folder; each is read when it is wanted. Immutable: whoever wants to see new frames looks again. */
public record Film(List<Entry> entries) {
    /** The name of the folder of frames in a training's folder. */
    public static final String FOLDER = "frames";

    private static final Pattern NAME = Pattern.compile("(\\d{1,18})" + Pattern.quote(AtlasFile.ENDING));

    /**
     * One frame.
     *
     * @param step of the training
     * @param file that it is in
     */
    public record Entry(long step, Path file) {
        /**
         * Reads the frame; on any thread.
         *
         * @throws UserException if it is gone or damaged
         */
        public FilmFrame read() {
            return new FilmFrame(step, AtlasFile.read(file));
        }
    }

    public Film {
        entries = List.copyOf(entries);
    }

    /**
     * The frames in a folder, in the order of their steps; none where there is no folder. Other files are passed over.
     *
     * @throws UserException if the folder can't be listed
     */
    public static Film in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return new Film(List.of());
        }
        try (Stream<Path> files = Files.list(folder)) {
            return new Film(files.map(Film::entry).flatMap(Optional::stream).sorted(Comparator.comparingLong(Entry::step)).toList());
        } catch (IOException e) {
            throw new UserException("The frames in " + folder + " can't be listed (" + FileProblems.reason(e) + "): check the folder.", e);
        }
    }

    private static Optional<Entry> entry(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches() ? Optional.of(new Entry(Long.parseLong(name.group(1)), file)) : Optional.empty();
    }

    /** The file of a step's frame. */
    static Path file(Path folder, long step) {
        return folder.resolve(String.format(Locale.ROOT, "%06d", step) + AtlasFile.ENDING);
    }
}
