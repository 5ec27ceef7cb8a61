package sketchatlas.explore.workbench;

/**
 * Hears of one request to the workbench. All calls but {@link #dropped()} come on the model's thread.
 */
public interface JobListener<R> {
    /** The whole result. */
    void finished(R result);

    /** Something went wrong. */
    void failed(Throwable error);

    /** A newer request took over, or the engine was closed: no further word comes. Any thread. */
    default void dropped() {
    }

    /** So many of so many parts are done. */
    default void progressed(int done, int total) {
    }

    /** One of the result's sketches is there; its index is its place in the result. */
    default void drawn(int index, GeneratedSketch sketch) {
    }
}
