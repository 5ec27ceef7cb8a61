package sketchatlas.train.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * What a process complains of, in a file that does not grow without end: a full one becomes {@code worker.old.log}, and of what is too much
 * for one process the rest is dropped. The last line is remembered.
 */
final class ChildLog implements AutoCloseable {
    private static final Logger LOG = System.getLogger(ChildLog.class.getName());
    private static final String FILE = "worker.log";
    private static final long FULL = 1 << 20; // bytes
    private static final int LONGEST_WORDS = 300; // characters

    private final Path file; // null: nothing is kept
    private OutputStream out; // null where nothing can be written
    private long written;
    private final StringBuilder line = new StringBuilder();
    private String lastWords = "";

    private ChildLog(Path file) {
        this.file = file;
        if (file != null) {
            try {
                if (Files.exists(file) && Files.size(file) > FULL / 2) {
                    Files.move(file, file.resolveSibling("worker.old.log"), StandardCopyOption.REPLACE_EXISTING);
                }
                out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                LOG.log(Level.WARNING, "no log of the training in " + file, e);
            }
        }
    }

    /** A log in the folder of a run. */
    static ChildLog in(Path runFolder) {
        return new ChildLog(runFolder.resolve(FILE));
    }

    /** Only the last words are remembered. */
    static ChildLog inMemory() {
        return new ChildLog(null);
    }

    /** The file; empty where nothing is kept. */
    Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** Copies all that comes, until it ends. */
    void copy(InputStream complaints) {
        byte[] buffer = new byte[1 << 12];
        try (complaints) {
            for (int n = complaints.read(buffer); n >= 0; n = complaints.read(buffer)) {
                add(buffer, n);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the log of the training was cut off", e);
        }
    }

    /** Adds a line of this process's own. */
    void note(String text) {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        add(bytes, bytes.length);
    }

    private synchronized void add(byte[] bytes, int n) {
        for (char c : new String(bytes, 0, n, StandardCharsets.UTF_8).toCharArray()) {
            if (c == '\n') {
                lastWords = line.isEmpty() || line.toString().isBlank() ? lastWords : line.toString().strip();
                line.setLength(0);
            } else if (line.length() < LONGEST_WORDS) {
                line.append(c);
            }
        }
        if (out != null && written + n <= FULL) {
            try {
                out.write(bytes, 0, n);
                written += n;
            } catch (IOException e) { // a full disk: the training tells of it itself
                LOG.log(Level.DEBUG, "the log of the training can't be written", e);
            }
        }
    }

    /** The last line that said something; empty if none did. */
    synchronized String lastWords() {
        return line.toString().isBlank() ? lastWords : line.toString().strip();
    }

    @Override
    public synchronized void close() {
        if (out != null) {
            try {
                out.close();
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "the log of the training can't be closed", e);
            }
            out = null;
        }
    }
}
