package sketchatlas.cli;

import java.io.PrintWriter;
import java.util.Locale;
import sketchatlas.data.LoadingListener;

/** Tells how the loading of a data set goes on, where it takes more than a moment. */
final class LoadingBar implements LoadingListener, AutoCloseable {
    private final StatusLine line;

    LoadingBar(StatusLine line) {
        this.line = line;
    }

    /** A bar for the standard output of this process. */
    static LoadingBar onConsole(PrintWriter out) {
        return new LoadingBar(StatusLine.onConsole(out));
    }

    @Override
    public void progress(Progress p) {
        line.show(() -> String.format(Locale.ROOT, "%s %s, category %d of %d, %,d sketches", p.stage() == Stage.READING ? "Reading" : "Measuring",
                p.category(), p.done() + 1, p.categories(), p.sketches()));
    }

    /** Leaves the line empty. */
    @Override
    public void close() {
        line.close();
    }
}
