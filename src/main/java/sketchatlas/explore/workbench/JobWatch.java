package sketchatlas.explore.workbench;

import java.util.concurrent.CancellationException;

/** Looks on while a job works; except for {@link #cancelled()} all calls come on the thread that works. */
public interface JobWatch {
    /** For a job that nobody gives up. */
    JobWatch NONE = () -> false;

    /** Whether the result is no longer wanted; any thread. */
    boolean cancelled();

    /**
     * Called between small steps.
     *
     * @throws CancellationException if the result is no longer wanted
     */
    default void check() {
        if (cancelled()) {
            throw new CancellationException();
        }
    }

    /** So many of so many parts are done. */
    default void progressed(int done, int total) {
    }

    /** One of the result's sketches is there. */
    default void drawn(int index, GeneratedSketch sketch) {
    }
}
