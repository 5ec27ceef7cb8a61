package sketchatlas.train.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import sketchatlas.UserException;
import sketchatlas.data.FileProblems;

/**
 * Where a run stands, by what is in its folder.
 *
 * @param folder of the run
 * @param name of its model
 * @param step of the last checkpoint; 0 before the first one
 * @param steps the step that training ends at
 * @param problem why it failed, in a sentence; empty where it didn't
 */
public record RunStatus(Path folder, String name, Kind kind, long step, long steps, String problem) {
    /** What has become of a run. */
    public enum Kind {
        /** A process trains (or waits) there. */
        RUNNING,
        /** Somebody stopped it. */
        STOPPED,
        /** It had to end: the studio was closed, or it was killed, or the power went. */
        INTERRUPTED,
        /** Nothing is left to do. */
        FINISHED,
        /** It could not go on. */
        FAILED
    }

    /** Whether training can go on in the folder. */
    public boolean resumable() {
        return kind != Kind.RUNNING && kind != Kind.FINISHED;
    }

    /**
     * The status of one run.
     *
     * @throws UserException if the folder holds no run, or what is there can't be understood
     */
    public static RunStatus of(Path runFolder) {
        return RunState.statusOf(runFolder);
    }

    /**
     * The runs of a library that can go on, those that were worked on last first. Folders that can't be understood are left out.
     *
     * @param libraryFolder that holds a folder for each run; may not exist yet
     * @throws UserException if it can't be listed
     */
    public static List<RunStatus> unfinished(Path libraryFolder) {
        if (!Files.isDirectory(libraryFolder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(libraryFolder)) {
            return folders.filter(TrainingPlan::isIn).sorted(Comparator.comparing(RunState::lastChange).reversed()).flatMap(RunStatus::readable)
                    .filter(RunStatus::resumable).toList();
        } catch (IOException e) {
            throw new UserException("The models in " + libraryFolder + " can't be listed (" + FileProblems.reason(e) + "): check the folder.", e);
        }
    }

    private static Stream<RunStatus> readable(Path runFolder) {
        try {
            return Stream.of(of(runFolder));
        } catch (UserException e) {
            return Stream.empty();
        }
    }
}
