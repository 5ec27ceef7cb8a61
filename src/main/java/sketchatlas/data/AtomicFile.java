package sketchatlas.data;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Writes files so that a reader sees the old content or the whole new one, also after a crash. */
public final class AtomicFile {
    private static final String TEMPORARY = ".part";
    /** What is older than this nobody is writing any more. */
    private static final Duration LEFT = Duration.ofHours(1);
    /** The first pause before another try to move a file, which doubles from try to try, and the longest. */
    private static final long SHORTEST_PAUSE = 10; // milliseconds
    private static final long LONGEST_PAUSE = 500; // milliseconds
    /** Tries to move a file: some five seconds. */
    private static final int TRIES = 16;

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
     * interrupted. What an earlier writing of the same file left, because its program was ended, is removed.
     *
     * @throws IOException if writing fails; the target is then as it was
     */
    public static void write(Path file, Content content) throws IOException {
        write(file, content, false, Disk.REAL);
    }

    /**
     * As {@link #write}, and what the file held until then is kept under the name that {@link PreviousFile#of} tells.
     *
     * @throws IOException if writing fails; the target is then as it was
     */
    public static void replace(Path file, Content content) throws IOException {
        write(file, content, true, Disk.REAL);
    }

    /**
     * Gives a file a second name, which must be free; files are replaced and never written to, so that is a copy that costs nothing. Where the disk has no
     * second names it is a copy.
     */
    public static void link(Path file, Path name) throws IOException {
        try {
            Files.createLink(name, file);
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(file, name, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /**
     * Gives a file or folder another name; a file that has it is replaced. Windows refuses that while anybody has the file open, be it a virus scanner, the
     * search index or the studio that looks at a training, which is over in a moment: there it is tried for some seconds.
     *
     * @throws IOException if it can't be moved; all is then as it was
     */
    public static void move(Path file, Path target) throws IOException {
        move(file, target, Disk.REAL);
    }

    private static void move(Path file, Path target, Disk disk) throws IOException {
        long pause = SHORTEST_PAUSE;
        for (int tries = 1;; tries++) {
            try {
                disk.move(file, target);
                return;
            } catch (NoSuchFileException e) {
                throw e;
            } catch (FileSystemException e) {
                if (!disk.refusesWhatIsOpen() || tries >= TRIES) {
                    throw e;
                }
                disk.pause(pause);
                pause = Math.min(LONGEST_PAUSE, 2 * pause);
            }
        }
    }

    /** What is done with files; all of it can fail, and after each step the program can be ended. */
    interface Disk {
        /** The one of this machine. */
        Disk REAL = new Disk() {
        };

        /** Opens a file that is there to write it from its beginning. */
        default FileOutputStream open(Path file) throws IOException {
            // Not a channel, which the interruption of its thread closes: a training that is interrupted must still be saved.
            return new FileOutputStream(file.toFile());
        }

        /** Waits until all that was written is on the disk. */
        default void force(FileOutputStream out) throws IOException {
            out.getFD().sync();
        }

        default void link(Path file, Path name) throws IOException {
            AtomicFile.link(file, name);
        }

        /** Gives a file another name in its folder, that of another file or not. */
        default void move(Path file, Path target) throws IOException {
            try {
                Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }

        default void delete(Path file) throws IOException {
            Files.deleteIfExists(file);
        }

        /** Whether files that are open can't be replaced. */
        default boolean refusesWhatIsOpen() {
            return System.getProperty("os.name").startsWith("Windows");
        }

        /** Waits for so many milliseconds; on an interrupted thread, too, which stays interrupted. */
        default void pause(long time) {
            CompletableFuture.runAsync(() -> { }, CompletableFuture.delayedExecutor(time, TimeUnit.MILLISECONDS)).join();
        }
    }

    static void write(Path file, Content content, boolean keepPrevious, Disk disk) throws IOException {
        Path target = file.toAbsolutePath();
        Path temporary = temporary(target);
        try {
            Files.createFile(temporary); // says better than a stream what is wrong with the folder
            try (FileOutputStream bytes = disk.open(temporary)) {
                OutputStream out = new BufferedOutputStream(bytes, 1 << 16);
                content.writeTo(out);
                out.flush();
                disk.force(bytes);
            }
            if (keepPrevious && Files.isRegularFile(target)) {
                keep(target, disk);
            }
            move(temporary, target, disk);
        } finally {
            disk.delete(temporary);
        }
        sweep(target);
    }

    /** The file is there under its own name all the time. */
    private static void keep(Path target, Disk disk) throws IOException {
        Path second = temporary(target);
        try {
            disk.link(target, second);
            move(second, PreviousFile.of(target), disk);
        } finally {
            disk.delete(second); // a move from a name to another of the same file does nothing
        }
    }

    /** Not createTempFile, whose files only their owner may read. */
    private static Path temporary(Path target) {
        return target.resolveSibling(start(target) + UUID.randomUUID() + TEMPORARY);
    }

    private static String start(Path target) {
        return "." + target.getFileName() + ".";
    }

    private static void sweep(Path target) {
        String start = start(target);
        int length = start.length() + UUID.randomUUID().toString().length() + TEMPORARY.length();
        Instant old = Instant.now().minus(LEFT);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(target.getParent(), path -> {
            String name = path.getFileName().toString();
            return name.startsWith(start) && name.endsWith(TEMPORARY) && name.length() == length && Files.getLastModifiedTime(path).toInstant().isBefore(old);
        })) {
            for (Path path : left) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | DirectoryIteratorException _) {
            // they only take room
        }
    }
}
