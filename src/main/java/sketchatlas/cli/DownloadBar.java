package sketchatlas.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import sketchatlas.data.download.DownloadQueue;
import sketchatlas.data.download.DownloadQueue.Item;
import sketchatlas.data.download.DownloadQueue.Outcome;

/** Tells how downloads go on: a line for each category at its end, and in between where it stands. */
final class DownloadBar implements DownloadQueue.Listener, AutoCloseable {
    private final PrintWriter out;
    private final StatusLine line;
    private final BooleanSupplier stopped;
    private final LongSupplier nanoTime;
    private long startTime;
    private long startBytes = -1; // those of the category that were here before

    DownloadBar(PrintWriter out, StatusLine line, BooleanSupplier stopped, LongSupplier nanoTime) {
        this.out = out;
        this.line = line;
        this.stopped = stopped;
        this.nanoTime = nanoTime;
    }

    /** A bar for the standard output of this process. */
    static DownloadBar onConsole(PrintWriter out, BooleanSupplier stopped) {
        return new DownloadBar(out, StatusLine.onConsole(out), stopped, System::nanoTime);
    }

    @Override
    public void begun(Item item) {
        startBytes = -1;
    }

    @Override
    public void progress(Item item, long done, long total) {
        long now = nanoTime.getAsLong();
        if (startBytes < 0) {
            startBytes = done;
            startTime = now;
        }
        line.show(() -> {
            double seconds = (now - startTime) * 1e-9;
            double rate = seconds > 0 ? (done - startBytes) / seconds : 0; // bytes a second
            String share = total > 0 ? String.format(Locale.ROOT, " of %.1f MB, %d%%", total / 1e6, 100 * done / total) : " MB";
            String end = total > 0 && rate > 0 ? ", ends in " + ProgressBar.inWords((total - done) / rate) : "";
            return String.format(Locale.ROOT, "%s (%d of %d): %.1f%s, %.1f MB/s%s", item.category(), item.index() + 1, item.count(), done / 1e6, share,
                    rate / 1e6, end);
        });
    }

    @Override
    public void ended(Outcome outcome) {
        line.close();
        if (outcome.succeeded()) {
            out.println(outcome.item().category() + (outcome.there() ? ": here already, " : ": ") + outcome.file());
            out.flush();
        }
    }

    @Override
    public boolean cancelled() {
        return stopped.getAsBoolean();
    }

    /** Leaves the line empty. */
    @Override
    public void close() {
        line.close();
    }
}
