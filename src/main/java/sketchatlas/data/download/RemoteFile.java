package sketchatlas.data.download;

import java.net.URI;
import java.nio.file.Path;

/**
 * A file on the web and where it belongs here.
 *
 * @param address http or https
 * @param target replaced once all of the new file is here
 */
public record RemoteFile(URI address, Path target) {
    /** Makes the target absolute. */
    public RemoteFile {
        target = target.toAbsolutePath();
    }

    /** Its name on this machine. */
    String name() {
        return target.getFileName().toString();
    }

    /** Who has it, for messages. */
    String host() {
        return address.getHost();
    }
}
