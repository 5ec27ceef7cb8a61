package sketchatlas.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import sketchatlas.UserException;

/** Says in one sentence why a file cannot be read or written, naming what a data file looks like. */
public final class FileProblems {
    private FileProblems() {
    }

    /**
     * The error for a file that could not be opened as what it should be.
     *
     * @param expected what it should be, with its article ("a NumPy .npz file")
     */
    static UserException unreadable(Path file, String expected, IOException cause) {
        if (cause instanceof NoSuchFileException || Files.notExists(file)) {
            return new UserException("There is no file " + file + ": check the name.", cause);
        }
        if (Files.isDirectory(file)) {
            return new UserException(file + " is a folder, not " + expected + ": name a file in it.", cause);
        }
        if (cause instanceof AccessDeniedException || !Files.isReadable(file)) {
            return new UserException("Reading " + file + " is not allowed: change its permissions.", cause);
        }
        String looks = looksLike(file);
        if (looks != null && !(cause instanceof MalformedDataException)) {
            return new UserException("Cannot read " + file + " as " + expected + ": " + looks + ".", cause);
        }
        String reason = cause instanceof MalformedDataException ? cause.getMessage() : "it is damaged or something else";
        return new UserException("Cannot read " + file + " as " + expected + ": " + reason + "; get a good copy of it.", cause);
    }

    /** The error for a file that could not be written. */
    public static UserException unwritable(Path file, IOException cause) {
        return new UserException("Cannot write " + file + " (" + reason(cause) + "): choose a folder that exists, is writable and has room.",
                cause);
    }

    /**
     * Refuses a file that is read whole where that can't be.
     *
     * @param bytes that it takes
     * @throws UserException if this program may not use so much memory
     */
    public static void requireMemory(Path file, long bytes) {
        long most = Runtime.getRuntime().maxMemory() / 4 * 3; // others need some, too
        if (bytes > most) {
            throw new UserException("Reading " + file + " takes " + (bytes >> 20) + " MB of memory, but " + (most >> 20)
                    + " can be used: give the program more with the option -Xmx of Java.");
        }
    }

    /** Why something went wrong with a file, in words: many exceptions of the file system have no message but a path. */
    public static String reason(IOException cause) {
        return switch (cause) {
            case NoSuchFileException e -> "there is no such folder or file";
            case AccessDeniedException e -> "it is not allowed";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            default -> cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        };
    }

    /** What a file looks like by its first bytes and what to do, as the end of a sentence; null if nothing known. */
    static String looksLike(Path file) {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(ForeignFormat.LOOK);
        } catch (IOException e) {
            throw new UserException("Cannot read " + file + " (" + reason(e) + "): check the disk.", e);
        }
        return switch (ForeignFormat.of(start).orElse(null)) {
            case null -> null;
            case EMPTY -> "it is empty; get the file again";
            case GIT_LFS_POINTER -> "it is a git-lfs pointer, not the data itself; run 'git lfs pull' where it came from";
            case WEB_PAGE -> "it is a web page (HTML), probably an error page that was saved; download the file itself";
            case ZIP -> "it begins as a zip but its directory is missing or damaged, so it was cut off; download it again";
            case PICKLE -> "it is a bare Python pickle, which is never run; save the sketches as .npz or .ndjson";
            case NPY -> "it is a single .npy array; save it with numpy.savez";
            case GZIP -> "it is gzip-compressed; unpack it first";
            case HDF5 -> "it is an HDF5 file; save the sketches as .npz or .ndjson";
        };
    }
}
