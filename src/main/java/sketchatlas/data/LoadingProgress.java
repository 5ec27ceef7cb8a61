package sketchatlas.data;

import java.util.List;
import java.util.concurrent.CancellationException;

/** Counts sketches while a data set is loaded and tells a listener of them now and then. */
final class LoadingProgress {
    private static final int EVERY = 4096;

    private final LoadingListener listener;
    private final List<String> categories;
    private LoadingListener.Stage stage = LoadingListener.Stage.READING;
    private int category;
    private long sketches;
    private int untold;

    LoadingProgress(LoadingListener listener, List<String> categories) {
        this.listener = listener;
        this.categories = categories;
    }

    /** Reading of a category begins. */
    void reading(int of) {
        category = of;
        tell();
    }

    /** A sketch was read. */
    void read() {
        count();
    }

    /** Sketches that had been read before are there. */
    void found(int many) {
        sketches += many;
    }

    /** A sketch of a category is measured. */
    void measured(int of) {
        if (stage != LoadingListener.Stage.MEASURING || of != category) {
            sketches = stage == LoadingListener.Stage.MEASURING ? sketches : 0;
            stage = LoadingListener.Stage.MEASURING;
            category = of;
            tell();
        }
        count();
    }

    private void count() {
        sketches++;
        if (++untold == EVERY) {
            tell();
        }
    }

    /** Ends the loading if the listener wants it. */
    void check() {
        if (listener.cancelled()) {
            throw new CancellationException("loading sketches was cancelled");
        }
    }

    private void tell() {
        untold = 0;
        check();
        listener.progress(new LoadingListener.Progress(stage, categories.get(category), category, categories.size(), sketches));
    }
}
