package sketchatlas.data.download;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import sketchatlas.UserException;
import sketchatlas.data.DataFolder;

/** Downloads several categories one after the other; one that can't be had doesn't hold up the others. */
public final class DownloadQueue {
    private final QuickDrawCatalog catalog;
    private final Downloader downloader;

    /** Hears how the queue goes on, and may end it. Calls come from the downloading thread. */
    public interface Listener {
        /** The category's download begins. */
        void begun(Item item);

        /**
         * Where the category's download stands; called often.
         *
         * @param done bytes on the disk
         * @param total bytes of the file, or -1 while that is unknown
         */
        void progress(Item item, long done, long total);

        /** The category's download has ended. */
        void ended(Outcome outcome);

        /** Whether to end by a {@link CancellationException}; what is on the disk stays, to go on from there. */
        default boolean cancelled() {
            return false;
        }
    }

    /**
     * One of the categories.
     *
     * @param index its place in the queue, from 0
     * @param count how many there are
     */
    public record Item(String category, int index, int count) {
    }

    /**
     * What became of a category.
     *
     * @param there whether the file was here before
     * @param problem why it can't be had, in one sentence; empty if it is here
     */
    public record Outcome(Item item, Path file, boolean there, String problem) {
        /** Whether the file is here. */
        public boolean succeeded() {
            return problem.isEmpty();
        }
    }

    public DownloadQueue(QuickDrawCatalog catalog, Downloader downloader) {
        this.catalog = catalog;
        this.downloader = downloader;
    }

    /**
     * Downloads categories; returns when all have been tried. Those that are in the folder in this form stay as they are.
     *
     * @param categories as in {@link QuickDrawCatalog#categories}
     * @throws CancellationException if the listener ends it
     */
    public List<Outcome> run(List<String> categories, QuickDrawCatalog.Form form, Path folder, Listener listener) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < categories.size(); i++) {
            Item item = new Item(categories.get(i), i, categories.size());
            if (listener.cancelled()) {
                throw Downloader.cancelled();
            }
            listener.begun(item);
            Outcome outcome = fetch(item, catalog.file(item.category(), form, folder), listener);
            outcomes.add(outcome);
            listener.ended(outcome);
        }
        return outcomes;
    }

    private Outcome fetch(Item item, RemoteFile file, Listener listener) {
        if (Files.isRegularFile(file.target())) {
            return new Outcome(item, file.target(), true, "");
        }
        try {
            downloader.fetch(file, DataFolder::check, new DownloadListener() {
                @Override
                public void progress(long done, long total) {
                    listener.progress(item, done, total);
                }

                @Override
                public boolean cancelled() {
                    return listener.cancelled();
                }
            });
            return new Outcome(item, file.target(), false, "");
        } catch (UserException e) {
            return new Outcome(item, file.target(), false, e.getMessage());
        }
    }
}
