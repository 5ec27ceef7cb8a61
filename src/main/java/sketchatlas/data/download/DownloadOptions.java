package sketchatlas.data.download;

import java.io.IOException;
import java.net.ProxySelector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How downloads are made.
 *
 * @param connect how long a server may take to answer
 * @param silence how long a connection may bring nothing
 * @param tries that may fail one after the other without bringing anything
 * @param largest bytes that a file may have
 * @param reserve bytes of the disk that are left alone
 * @param proxies the way to the web
 * @param pause waits between tries
 * @param space tells the room on a disk
 */
record DownloadOptions(Duration connect, Duration silence, int tries, long largest, long reserve, ProxySelector proxies, Pause pause, Space space) {
    /** As a person wants it. */
    static DownloadOptions standard() {
        return new DownloadOptions(Duration.ofSeconds(20), Duration.ofSeconds(45), 5, 4L << 30, 64L << 20, EnvironmentProxies.ofThisProcess(),
                Pause::byTheClock, folder -> Files.getFileStore(folder).getUsableSpace());
    }

    /** How much room there is. */
    interface Space {
        /** Bytes that can be written to a folder that is there. */
        long usable(Path folder) throws IOException;
    }

    /** The time before the n-th try that follows a failure, counted from 1: longer and longer. */
    static Duration before(int tryNumber) {
        return Duration.ofMillis(Math.min(30_000, 500L << Math.min(10, tryNumber - 1)));
    }
}
