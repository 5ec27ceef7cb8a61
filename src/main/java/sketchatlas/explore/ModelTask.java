package sketchatlas.explore;

/** A piece of work for the model's thread; see {@link Engine#submit}. */
public interface ModelTask {
    /** Does the work on the model's thread, asking {@link Turn#over()} between small steps and returning when it is. */
    void run(Reconstructor model, Turn turn);

    /** Called on the model's thread when {@link #run} threw. */
    void failed(Throwable error);

    /**
     * Whether the task before may use up the time it was promised ({@link Turn#hold}). Requests that follow a moving pen are
     * patient, or each would end the one before it and no stroke would ever be seen; all others take over at once.
     */
    default boolean patient() {
        return false;
    }
}
