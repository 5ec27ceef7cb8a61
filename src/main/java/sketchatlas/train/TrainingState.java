package sketchatlas.train;

/** Where a training run stands. */
public enum TrainingState {
    /** Data and model are there; nothing has been computed. */
    PREPARED,
    RUNNING,
    PAUSED,
    /** Ended on request, with a checkpoint to go on from. */
    STOPPED,
    /** Ended by an error; the last checkpoint is there to go on from. */
    FAILED,
    /** Validation stopped improving, or num_steps is reached. */
    FINISHED
}
