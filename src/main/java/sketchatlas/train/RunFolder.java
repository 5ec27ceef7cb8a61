package sketchatlas.train;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import sketchatlas.UserException;

/**
 * The folder of a training run ({@code --log_root}): {@code model.safetensors} is the best model so far, {@code best.safetensors} the
 * whole state at that validation, {@code checkpoint.safetensors} the state to resume from, {@code history.csv} the curves.
 */
final class RunFolder implements AutoCloseable {
    private final Path folder;
    private FileChannel lock; // open while this process trains here

    RunFolder(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UserException("The folder " + folder + " for the training can't be made: choose another with --log_root.", e);
        }
    }

    /**
     * Keeps other processes from training here until {@link #close}; two would overwrite each other's checkpoints.
     *
     * @throws UserException if another one does
     */
    void lock() {
        Path file = folder.resolve("run.lock");
        try {
            lock = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock.tryLock() == null) {
                close();
                throw inUse();
            }
        } catch (OverlappingFileLockException e) {
            close();
            throw inUse();
        } catch (IOException e) {
            close();
            throw new UserException("The file " + file + " can't be written (" + e.getMessage() + "): choose a writable folder with --log_root.", e);
        }
    }

    private UserException inUse() {
        return new UserException("Another training is running in " + folder + ": wait for it or stop it, or choose another folder with --log_root.");
    }

    @Override
    public void close() {
        if (lock != null) {
            try {
                lock.close();
            } catch (IOException e) {
                throw new UserException("The folder " + folder + " can't be released (" + e.getMessage() + "): check the disk.", e);
            } finally {
                lock = null;
            }
        }
    }

    Path model() {
        return folder.resolve("model.safetensors");
    }

    Path best() {
        return folder.resolve("best.safetensors");
    }

    Path checkpoint() {
        return folder.resolve("checkpoint.safetensors");
    }

    private Path history() {
        return folder.resolve("history.csv");
    }

    boolean hasCheckpoint() {
        return Files.isRegularFile(checkpoint());
    }

    /** Appends a line to the history; a first line names its columns. */
    void record(String line) {
        try {
            if (!Files.exists(history())) {
                Files.writeString(history(), "kind,batches,step,seconds,total,stroke,image,hierarchy,gaussian,live_k,live_l,learning_rate\n");
            }
            Files.writeString(history(), line + "\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UserException("The history " + history() + " can't be written (" + e.getMessage() + "): is the disk full?", e);
        }
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
