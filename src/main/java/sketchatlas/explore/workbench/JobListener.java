package sketchatlas.explore.workbench;

/**
 * Hears of one request to the workbench. All calls come on the model's thread. A request that a newer one took over from ends without
 * a further word.
 */
public interface JobListener<R> {
    /** The whole result. */
    void finished(R result);

    /** Something went wrong. */
    void failed(Throwable error);

    /** So many of so many parts are done. */
    default void progressed(int done, int total) {
    }

    /** One of the result's sketches is there; its index is its place in the result. */
    default void drawn(int index, GeneratedSketch sketch) {
    }
}
