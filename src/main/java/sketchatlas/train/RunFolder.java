package sketchatlas.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import sketchatlas.UserException;
import sketchatlas.data.FileProblems;

/**
 * The folder of a training run ({@code --log_root}): {@code model.safetensors} is the best model so far, {@code best.safetensors} the
 * whole state at that validation, {@code checkpoint.safetensors} the state to resume from, {@code history.csv} the curves.
 */
final class RunFolder {
    private final Path folder;

    private RunFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * A folder for a new run; made if needed.
     *
     * @throws UserException if there is a run or a model in it already, or nothing can be written to it
     */
    static RunFolder create(Path folder) {
        RunFolder run = new RunFolder(folder);
        if (Files.exists(run.checkpoint())) {
            throw new UserException("The folder " + folder + " holds a training run already: go on with it by --resume_training, or choose"
                    + " another folder with --log_root.");
        }
        if (Files.exists(run.model())) {
            throw new UserException("The folder " + folder + " holds a model already, which the training would overwrite: choose another folder"
                    + " with --log_root.");
        }
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
        if (!Files.isRegularFile(run.checkpoint())) {
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

    Path model() {
        return folder.resolve("model.safetensors");
    }

    Path best() {
        return folder.resolve("best.safetensors");
    }

    Path checkpoint() {
        return folder.resolve("checkpoint.safetensors");
    }

    TrainingHistory history() {
        return new TrainingHistory(folder.resolve("history.csv"));
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
