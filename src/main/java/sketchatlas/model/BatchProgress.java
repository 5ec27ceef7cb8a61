package sketchatlas.model;

/** Follows work on many sketches, and may end it early. */
public interface BatchProgress {
    /** For work that nobody watches. */
    BatchProgress NONE = (done, total) -> {
    };

    /** Says how many sketches are done; on the thread that asked for the work. */
    void done(int done, int total);

    /** Whether the work is to end as soon as possible, by a {@link java.util.concurrent.CancellationException}; asked on any thread. */
    default boolean cancelled() {
        return false;
    }
}
