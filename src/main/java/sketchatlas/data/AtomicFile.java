package sketchatlas.data;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Writes files so that a reader sees the old content or the whole new one, also after a crash. */
public final class AtomicFile {
    private AtomicFile() {
    }

    /** What is to be written. */
    @FunctionalInterface
    public interface Content {
        /** Writes the whole content; the stream is buffered and must not be kept. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes to a temporary file in the same folder, forces it to the disk and moves it over the target; also on a thread that has been
     * interrupted.
     *
     * @throws IOException if writing fails; the target is then as it was
     */
    public static void write(Path file, Content content) throws IOException {
        // Not a channel, which the interruption of its thread closes: a training that is interrupted must still be saved.
        write(file, content, path -> new FileOutputStream(path.toFile()));
    }

    /** Where bytes go. */
    @FunctionalInterface
    interface Disk {
        /** Opens a file that is there to write it from its beginning. */
        FileOutputStream open(Path file) throws IOException;
    }

    static void write(Path file, Content content, Disk disk) throws IOException {
        Path target = file.toAbsolutePath();
        // Not createTempFile, whose files only their owner may read.
        Path temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            Files.createFile(temporary); // says better than a stream what is wrong with the folder
            try (FileOutputStream bytes = disk.open(temporary)) {
                OutputStream out = new BufferedOutputStream(bytes, 1 << 16);
                content.writeTo(out);
                out.flush();
                bytes.getFD().sync();
            }
            try {
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
