package sketchatlas.train.worker;

import java.nio.file.Path;
import sketchatlas.train.TrainingListener;
import sketchatlas.train.TrainingState;

/** What a training in a process of its own tells. */
public sealed interface WorkerEvent {
    /**
     * The data set is being read; some times a second at most.
     *
     * @param done steps of loading that are done
     * @param total how many there are
     */
    record Loading(int done, int total) implements WorkerEvent {
    }

    /**
     * The first step is about to be computed.
     *
     * @param backend what computes, for a person
     * @param sketches of the training split
     */
    record Started(String backend, long sketches) implements WorkerEvent {
    }

    /**
     * Where training stands, four times a second at most.
     *
     * @param progress of the last step
     * @param stepsPerSecond over the last seconds; 0 before two steps are done
     * @param memoryBytes that the process holds
     * @param secondsLeft to the last step at this speed; NaN before that is known. Training ends sooner where validation stops improving
     */
    record Step(TrainingListener.Progress progress, double stepsPerSecond, long memoryBytes, double secondsLeft) implements WorkerEvent {
    }

    /** The model was evaluated. */
    record Validated(TrainingListener.Validation validation) implements WorkerEvent {
    }

    /** The loss was no number any more, and training has gone back. */
    record Recovered(TrainingListener.Recovery recovery) implements WorkerEvent {
    }

    /**
     * A frame of the filmstrip was written.
     *
     * @param file of the frame
     * @param step of the model that is seen on it
     */
    record Frame(Path file, long step) implements WorkerEvent {
    }

    /** The state has changed; after STOPPED, FINISHED and FAILED nothing more comes. */
    record State(TrainingState state) implements WorkerEvent {
    }

    /**
     * Something is wrong. Before FAILED it is why; before PAUSED it is what to do before training can go on; before STOPPED it is what was
     * lost.
     *
     * @param sentence for a person
     */
    record Problem(String sentence) implements WorkerEvent {
    }
}
