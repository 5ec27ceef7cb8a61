package sketchatlas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/**
 * The file that errors which nobody foresaw are written to, so that faces can show a sentence and people can send the rest.
 * Safe to use from any thread.
 */
public final class ErrorLog {
    private static final long MAX_SIZE = 1 << 20; // then the file becomes the old one and a new one begins
    private final Path file;

    /** A log in a folder, which is made when there is something to write. */
    public ErrorLog(Path folder) {
        this.file = folder.resolve("sketchatlas.log");
    }

    /** The log at the place where the system keeps such files of the user. */
    public static ErrorLog ofUser() {
        return new ErrorLog(UserFolders.log());
    }

    /**
     * Appends an error with its causes.
     *
     * @param doing what the program was doing, for instance its command line
     * @return the file, or empty if it can't be written
     */
    public synchronized Optional<Path> write(String doing, Throwable error) {
        try {
            Files.createDirectories(file.getParent());
            if (Files.exists(file) && Files.size(file) > MAX_SIZE) {
                Files.move(file, file.resolveSibling("sketchatlas.old.log"), StandardCopyOption.REPLACE_EXISTING);
            }
            String entry = "%s %s%nJava %s on %s %s%n%s%n".formatted(Instant.now(), doing, Runtime.version(), System.getProperty("os.name"),
                    System.getProperty("os.arch"), details(error));
            Files.writeString(file, entry, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return Optional.of(file);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** An error, where it came from and its causes, a line each. */
    public static String details(Throwable error) {
        StringBuilder text = new StringBuilder();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        String before = "";
        for (Throwable t = error; t != null && seen.add(t); t = t.getCause()) {
            text.append(before).append(t).append(System.lineSeparator());
            for (StackTraceElement frame : t.getStackTrace()) {
                text.append("    at ").append(frame).append(System.lineSeparator());
            }
            before = "because of ";
        }
        return text.toString();
    }
}
