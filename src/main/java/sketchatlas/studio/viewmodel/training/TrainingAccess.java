package sketchatlas.studio.viewmodel.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import sketchatlas.explore.library.ModelLibrary;
import sketchatlas.nn.BackendChoice;
import sketchatlas.nn.CardMemory;
import sketchatlas.train.worker.RunStatus;
import sketchatlas.train.worker.TrainingPlan;
import sketchatlas.train.worker.WorkerEvent;

/** Starts trainings and finds those that can go on. Called in the background; throws {@link sketchatlas.UserException} where it can't. */
public interface TrainingAccess {
    /** A training that is under way; methods may come from any thread. */
    interface Running extends AutoCloseable {
        /** Lets it wait after the step that it is in. */
        void pause();

        /** Ends a pause. */
        void resume();

        /** Asks it to end with a checkpoint. */
        void stop();

        /** Ends it with a checkpoint, to go on another time, and waits for that. */
        @Override
        void close();
    }

    /**
     * Makes a folder for a run in the library and begins it.
     *
     * @param listener hears the events, on any thread
     */
    Running start(Path runFolder, TrainingPlan plan, Consumer<WorkerEvent> listener);

    /** Goes on with a run. */
    Running resume(Path runFolder, Consumer<WorkerEvent> listener);

    /** As {@link #resume}, but on the processor whatever it ran on before. */
    Running resumeOnProcessor(Path runFolder, Consumer<WorkerEvent> listener);

    /** The folder of a run by the name of its model. */
    Path folderOf(String name);

    /** The runs of the library that can go on, those that were worked on last first. */
    List<RunStatus> unfinished();

    /** Where a run stands. */
    RunStatus status(Path runFolder);

    /** The models of the person, among which each run has its folder. */
    ModelLibrary library();

    /** Tries out how fast trainings would be. */
    TrialAccess trials();

    /** What trainings can have of this machine. */
    Machine machine();

    /** The memory of the graphics card that trainings can compute on; empty where there is none. */
    Optional<CardMemory> cardMemory();

    /** What could compute here, with reasons. */
    List<BackendChoice> backends();

    /** Whether a run computes on something else than the processor. */
    boolean leavesProcessor(Path runFolder);
}
