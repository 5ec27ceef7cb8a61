package sketchatlas.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import sketchatlas.UserException;

/** Says in one sentence why a data file cannot be read, naming what the file looks like. */
final class FileProblems {
    private static final int LOOK = 512;

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
    static UserException unwritable(Path file, IOException cause) {
        return new UserException("Cannot write " + file + " (" + cause.getMessage() + "): choose a folder that exists and is writable.",
                cause);
    }

    /** What a file looks like by its first bytes and what to do, as the end of a sentence; null if nothing known. */
    static String looksLike(Path file) {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(LOOK);
        } catch (IOException e) {
            throw new UserException("Cannot read " + file + " (" + e.getMessage() + "): check the disk.", e);
        }
        if (start.length == 0) {
            return "it is empty; get the file again";
        }
        String text = new String(start, StandardCharsets.ISO_8859_1);
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (text.startsWith("version https://git-lfs")) {
            return "it is a git-lfs pointer, not the data itself; run 'git lfs pull' where it came from";
        }
        if (lower.startsWith("<!doctype html") || lower.startsWith("<html") || lower.startsWith("<head")) {
            return "it is a web page (HTML), probably an error page that was saved; download the file itself";
        }
        if (text.startsWith("PK\003\004")) {
            return "it begins as a zip but its directory is missing or damaged, so it was cut off; download it again";
        }
        if (start[0] == (byte) 0x80 && start.length > 1 && start[1] >= 0 && start[1] <= 5) {
            return "it is a bare Python pickle, which is never run; save the sketches as .npz or .ndjson";
        }
        if (text.startsWith("\u0093NUMPY")) {
            return "it is a single .npy array; save it with numpy.savez";
        }
        if (start[0] == 0x1f && start[1] == (byte) 0x8b) {
            return "it is gzip-compressed; unpack it first";
        }
        return null;
    }
}
