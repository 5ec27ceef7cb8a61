package sketchatlas.explore.library;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import sketchatlas.model.ModelConfig;
import sketchatlas.train.worker.RunStatus;
import sketchatlas.train.worker.RunStatus.Kind;

/**
 * A model of the library as it was when it was looked at. Immutable.
 *
 * @param name its own among all of the library, whatever the case of its letters
 * @param model its file; not there yet before the first validation of a training
 * @param shipped whether it came with the program: it can't be renamed or deleted
 * @param run the training in its folder, if there is one that is understood
 * @param config what the model says about itself; empty if it has no file yet or can't be read
 * @param components how many were alive at the last validation, where its history or evaluation tells
 * @param curves whether the curves of its training are there
 * @param evaluation what was measured of it, where that is kept beside it
 * @param bytes of all its files
 * @param changed when the newest of them was written
 * @param problem why it can't be used, in one sentence
 */
public record LibraryEntry(String name, Path model, boolean shipped, Optional<RunStatus> run, Optional<ModelConfig> config, Optional<LiveCount> components,
        boolean curves, Optional<KeptEvaluation> evaluation, long bytes, Instant changed, Optional<String> problem) {

    /** How far the training in a model's folder is. */
    public enum Training {
        /** There is none, or it has done all that it was to do. */
        NONE,
        /** It was stopped, was broken off or failed, and can go on. */
        UNFINISHED,
        /** A program trains there now. */
        RUNNING
    }

    /** The folder that it lies in, which for one of the person's own is all its own. */
    public Path folder() {
        return model.getParent();
    }

    /** Whether it can be opened in the studio. */
    public boolean canOpen() {
        return config.isPresent();
    }

    /** How far the training in its folder is. */
    public Training training() {
        return run.map(r -> r.kind() == Kind.RUNNING ? Training.RUNNING : r.resumable() ? Training.UNFINISHED : Training.NONE).orElse(Training.NONE);
    }

    /** Whether it can be renamed and deleted. */
    public boolean canChange() {
        return !shipped && training() != Training.RUNNING;
    }
}
