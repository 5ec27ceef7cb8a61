package sketchatlas.data;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import sketchatlas.DamagedFileException;
import sketchatlas.UserException;

/** What a file held before {@link AtomicFile#replace} wrote it: kept for the day when a disk has damaged the file. */
public final class PreviousFile {
    private static final Logger LOG = System.getLogger(PreviousFile.class.getName());
    private static final String ENDING = ".previous";

    private PreviousFile() {
    }

    /** Where the version before is kept. */
    public static Path of(Path file) {
        return file.resolveSibling(file.getFileName() + ENDING);
    }

    /**
     * Reads a file or, where it is damaged, the version before, and then says so in the log.
     *
     * @param reader throws {@link DamagedFileException} for a damaged file, and any other {@link UserException} for one that it must not
     *     read, such as one of a newer version
     * @throws UserException as the reader for the file itself, if the version before can't be read either
     */
    public static <T> T read(Path file, Function<Path, T> reader) {
        try {
            return reader.apply(file);
        } catch (DamagedFileException e) {
            T previous = previous(file, reader, e);
            LOG.log(Level.WARNING, "The file " + file + " is damaged, so the version before it is used: the last change is lost.");
            LOG.log(Level.INFO, "what is wrong with the file", e);
            return previous;
        }
    }

    private static <T> T previous(Path file, Function<Path, T> reader, DamagedFileException damage) {
        if (!Files.isRegularFile(of(file))) {
            throw damage;
        }
        try {
            return reader.apply(of(file));
        } catch (UserException e) {
            damage.addSuppressed(e);
            throw damage;
        }
    }
}
