package sketchatlas.train;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import sketchatlas.UserException;
import sketchatlas.data.FileProblems;
import sketchatlas.data.PreviousFile;
import sketchatlas.model.ModelConfig;
import sketchatlas.model.ModelFile;

/**
 * The folder of a training run ({@code --log_root}): {@code model.safetensors} is the best model so far, {@code best.safetensors} the
 * whole state at that validation, {@code checkpoint.safetensors} the state to resume from, {@code history.csv} the curves;
 * {@code .previous} behind a name is what stood there before.
 */
public final class RunFolder implements AutoCloseable {
    private static final String CHECKPOINT = "checkpoint.safetensors";
    /** The name of the best model's loss on the test set, which it gets at the very end. */
    static final String TEST_STROKE = "test/stroke";
    private static final String LOCK = "run.lock";
    /** Whoever looks whether a folder is in use holds its lock for a moment, which is not in the way of a training. */
    private static final int TRIES = 20;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

    /** Folders that this process trains in: for the system closing any other channel on their locks would release them. */
    private static final Set<Path> LOCKED_HERE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final TrainingHistory history;
    private FileChannel lock; // open while this process trains here

    private RunFolder(Path folder) {
        this.folder = folder;
        history = new TrainingHistory(folder.resolve("history.csv"));
    }

    /** The state to resume from, in the folder of a run; it may not be there yet. */
    public static Path checkpointIn(Path folder) {
        return folder.resolve(CHECKPOINT);
    }

    /**
     * What a checkpoint says about the model or, where it is damaged, the one before it.
     *
     * @throws UserException if that can't be read
     */
    public static ModelConfig config(Path checkpoint) {
        return PreviousFile.read(checkpoint, file -> ModelConfig.fromJson(ModelFile.readConfig(file), file));
    }

    /** Whether a process trains in a folder now. */
    public static boolean isInUse(Path folder) {
        Path file = folder.resolve(LOCK);
        if (LOCKED_HERE.contains(key(folder))) {
            return true;
        }
        if (Files.notExists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE); FileLock free = channel.tryLock()) {
            return free == null;
        } catch (OverlappingFileLockException _) {
            return true; // by this process, just now
        } catch (IOException _) {
            return false; // nobody could train here
        }
    }

    /** Whether the run in a folder came to its end by itself: then its model knows its losses on the test set. */
    public static boolean isFinished(Path folder) {
        Path model = new RunFolder(folder).model();
        return Files.isRegularFile(model) && ModelConfig.fromJson(ModelFile.readConfig(model), model).losses().containsKey(TEST_STROKE);
    }

    /** Whether there is a run or a model in the folder. */
    static boolean isTaken(Path folder) {
        RunFolder run = new RunFolder(folder);
        return Files.exists(run.checkpoint()) || Files.exists(run.model());
    }

    /** @throws UserException if there is a run or a model in the folder already */
    static void requireFree(Path folder) {
        RunFolder run = new RunFolder(folder);
        if (Files.exists(run.checkpoint())) {
            throw new UserException("The folder " + folder + " holds a training run already: go on with it by --resume_training, or choose"
                    + " another folder with --log_root.");
        }
        if (Files.exists(run.model())) {
            throw new UserException("The folder " + folder + " holds a model already, which the training would overwrite: choose another folder"
                    + " with --log_root.");
        }
    }

    /**
     * A folder for a new run; made if needed.
     *
     * @throws UserException if it is not {@linkplain #requireFree free}, or nothing can be written to it
     */
    static RunFolder create(Path folder) {
        requireFree(folder);
        RunFolder run = new RunFolder(folder);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UserException("The folder " + folder + " for the training can't be made (" + FileProblems.reason(e)
                    + "): choose another with --log_root.", e);
        }
        run.requireWritable();
        return run;
    }

    /**
     * The folder of a run to go on with.
     *
     * @throws UserException if there is none in it
     */
    static RunFolder existing(Path folder) {
        RunFolder run = new RunFolder(folder);
        if (!run.hasCheckpoint()) {
            throw new UserException("There is no checkpoint in " + folder + " to resume from: start a new training without --resume_training.");
        }
        return run;
    }

    /** @throws UserException if nothing can be written to it: better before the training than after its first hour */
    void requireWritable() {
        if (!Files.isWritable(folder)) {
            throw new UserException("Writing to the folder " + folder + " is not allowed: change its permissions, or choose another folder with"
                    + " --log_root.");
        }
    }

    /** Removes what was being written when a process was ended; nobody else writes while this one holds the folder. */
    private void sweep() {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, ".*.safetensors.*.part")) {
            for (Path part : parts) {
                Files.deleteIfExists(part);
            }
        } catch (IOException | DirectoryIteratorException _) {
            // they only take room
        }
    }

    /**
     * Keeps other processes from training here until {@link #close}; two would overwrite each other's checkpoints.
     *
     * @throws UserException if another one does
     */
    void lock() {
        Path file = folder.resolve(LOCK);
        if (!LOCKED_HERE.add(key(folder))) {
            throw inUse();
        }
        try {
            lock = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(lock)) {
                close();
                throw inUse();
            }
            sweep();
        } catch (IOException e) {
            LOCKED_HERE.remove(key(folder));
            close();
            throw new UserException("The file " + file + " can't be written (" + FileProblems.reason(e) + "): choose a writable folder with --log_root.", e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            try {
                if (channel.tryLock() != null) {
                    return true;
                }
            } catch (OverlappingFileLockException _) {
                // another thread of this process looks
            }
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
        }
        return false;
    }

    private static Path key(Path folder) {
        return folder.toAbsolutePath().normalize();
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
                throw new UserException("The folder " + folder + " can't be released (" + FileProblems.reason(e) + "): check the disk.", e);
            } finally {
                lock = null;
                LOCKED_HERE.remove(key(folder));
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
        return checkpointIn(folder);
    }

    boolean hasCheckpoint() {
        return Files.isRegularFile(checkpoint());
    }

    TrainingHistory history() {
        return history;
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
