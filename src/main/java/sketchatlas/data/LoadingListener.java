package sketchatlas.data;

/** Hears how the loading of a data set goes on, and may end it. Calls come from the loading thread, some hundred times a second at most. */
public interface LoadingListener {
    /** Hears nothing. */
    LoadingListener NONE = progress -> {
    };

    /** What is being done. */
    enum Stage {
        /** Sketches are read from their files. */
        READING,
        /** All sketches are gone through once for their scale and their fingerprint. */
        MEASURING
    }

    /**
     * Where loading stands.
     *
     * @param category whose sketches are read or measured
     * @param done categories that are done in this stage
     * @param categories how many there are
     * @param sketches done in this stage
     */
    record Progress(Stage stage, String category, int done, int categories, long sketches) {
    }

    void progress(Progress progress);

    /** Whether loading is to end, by a {@link java.util.concurrent.CancellationException}; asked before each call of {@link #progress}. */
    default boolean cancelled() {
        return false;
    }
}
