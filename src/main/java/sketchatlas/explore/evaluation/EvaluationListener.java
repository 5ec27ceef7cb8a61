package sketchatlas.explore.evaluation;

/** Follows an evaluation, and may end it. */
public interface EvaluationListener {
    /** For an evaluation that nobody watches. */
    EvaluationListener NONE = (stage, done, total) -> {
    };

    /**
     * How far the present stage is; on the thread that evaluates.
     *
     * @param stage what is being done, for a person
     */
    void progress(String stage, int done, int total);

    /** Something that a person may want to know, a sentence; on the thread that evaluates. */
    default void note(String sentence) {
    }

    /** Whether it is to end by a {@link java.util.concurrent.CancellationException}; asked on any thread. */
    default boolean cancelled() {
        return false;
    }
}
