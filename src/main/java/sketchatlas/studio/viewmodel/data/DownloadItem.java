package sketchatlas.studio.viewmodel.data;

import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/** A category of QuickDraw that can be downloaded: whether it is wanted, and where that stands. */
public final class DownloadItem {
    /** Where a category stands. */
    public enum State {
        /** On the web only. */
        AWAY,
        /** A part is here, to go on from. */
        PART,
        /** To be downloaded after others. */
        WAITING,
        /** Coming. */
        LOADING,
        /** Here. */
        HERE,
        /** Could not be had. */
        FAILED
    }

    /**
     * All that is to be shown.
     *
     * @param done bytes that have come
     * @param total bytes of the file, or -1 where that is not known
     * @param problem why it could not be had, in one sentence; empty unless it has failed
     */
    public record Status(State state, long done, long total, String problem) {
        static final Status AWAY = new Status(State.AWAY, 0, -1, "");

        Status as(State now) {
            return new Status(now, done, total, "");
        }

        /** In a few words. */
        public String text() {
            return switch (state) {
                case AWAY -> total > 0 ? size(total) : "";
                case PART -> total > 0 ? size(done) + " of " + size(total) + " here" : "begun";
                case WAITING -> "waiting";
                case LOADING -> total > 0 ? size(done).replaceFirst(" MB$", size(total).endsWith(" MB") ? "" : " MB") + " of " + size(total)
                        : done > 0 ? size(done) : "connecting";
                case HERE -> "here";
                case FAILED -> "failed";
            };
        }

        /** 0..1 of the file, or -1 where that is not known. */
        public double share() {
            return total > 0 ? Math.min(1, (double) done / total) : -1;
        }
    }

    private final String category;
    private final BooleanProperty chosen = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Status> status = new ReadOnlyObjectWrapper<>(Status.AWAY);

    DownloadItem(String category) {
        this.category = category;
    }

    /** As Google writes it. */
    public String category() {
        return category;
    }

    /** Whether it is to be downloaded. */
    public BooleanProperty chosenProperty() {
        return chosen;
    }

    public boolean chosen() {
        return chosen.get();
    }

    /** Where it stands. */
    public ReadOnlyObjectProperty<Status> statusProperty() {
        return status.getReadOnlyProperty();
    }

    public Status status() {
        return status.get();
    }

    void show(Status now) {
        status.set(now);
    }

    /** A size for people. */
    static String size(long bytes) {
        if (bytes < 1_000_000) {
            return String.format(Locale.ENGLISH, "%d kB", (bytes + 999) / 1000);
        }
        return bytes < 1_000_000_000 ? String.format(Locale.ENGLISH, "%.1f MB", bytes / 1e6) : String.format(Locale.ENGLISH, "%.1f GB", bytes / 1e9);
    }
}
