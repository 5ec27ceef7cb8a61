package sketchatlas.explore;

/** A piece of work for the model's thread; see {@link Engine}. */
public interface ModelTask {
    /**
     * Does the work on the model's thread, asking {@link Turn#over()} between small steps and returning when it is. A task that made way
     * for another one's is run again after that, so it should go on where it was.
     */
    void run(Reconstructor model, Turn turn);

    /** Called on the model's thread when {@link #run} threw. */
    void failed(Throwable error);

    /**
     * Called when the task was not done to its end and will not be run any more: a newer one took its place, it was cancelled, or the engine
     * was closed. Any thread; must return at once.
     */
    default void dropped() {
    }

    /**
     * Whether the task before may use up the time it was promised ({@link Turn#hold}). Requests that follow a moving pen are
     * patient, or each would end the one before it and no stroke would ever be seen; all others take over at once.
     */
    default boolean patient() {
        return false;
    }
}
