package sketchatlas.data.download;

/** Hears how a download goes on, and may end it. Calls come from the downloading thread. */
public interface DownloadListener {
    /** Hears nothing. */
    DownloadListener NONE = (_, _) -> {
    };

    /**
     * Where the download stands; called often.
     *
     * @param done bytes that are on the disk, also those of an earlier try
     * @param total bytes of the file, or -1 while that is unknown
     */
    void progress(long done, long total);

    /** Whether to end by a {@link java.util.concurrent.CancellationException}; what is on the disk stays, to go on from there. */
    default boolean cancelled() {
        return false;
    }
}
