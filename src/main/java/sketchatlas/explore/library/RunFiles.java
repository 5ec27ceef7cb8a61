package sketchatlas.explore.library;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The files of a training in a model's folder, as the library sees them from outside. */
final class RunFiles {
    static final String MODEL = "model.safetensors";
    static final String CHECKPOINT = "checkpoint.safetensors";
    static final String HISTORY = "history.csv";
    private static final String BEST = "best.safetensors";
    private static final String LOCK = "run.lock";

    private RunFiles() {
    }

    /** Whether a file of this name is a training's own state and no model to choose. */
    static boolean isState(Path file) {
        String name = file.getFileName().toString();
        return name.equals(CHECKPOINT) || name.equals(BEST);
    }

    /** Whether a program is training in this folder now. Not for a program that trains there itself: asking would free its lock. */
    static boolean isRunning(Path folder) {
        Path file = folder.resolve(LOCK);
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE); FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            return false; // a folder that can't be written to, where nothing can train
        }
    }
}
