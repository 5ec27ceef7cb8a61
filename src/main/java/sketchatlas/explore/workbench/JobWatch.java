package sketchatlas.explore.workbench;

/** Looks on while a job works; all calls come on the thread that works. */
public interface JobWatch {
    /** For a job that nobody waits for with impatience. */
    JobWatch NONE = () -> {
    };

    /**
     * Called between small steps.
     *
     * @throws java.util.concurrent.CancellationException if the result is no longer wanted
     */
    void check();

    /** So many of so many parts are done. */
    default void progressed(int done, int total) {
    }

    /** One of the result's sketches is there, in no certain order. */
    default void drawn(int index, GeneratedSketch sketch) {
    }
}
