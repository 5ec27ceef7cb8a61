package sketchatlas.data.download;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import sketchatlas.UserException;
import sketchatlas.data.FileProblems;

/** What goes wrong with downloads, for people: one sentence that names the file and says what to do. */
final class DownloadProblems {
    private DownloadProblems() {
    }

    /** An answer that is no file. */
    static UserException answer(RemoteFile file, int status) {
        String where = file.name() + " from " + file.host();
        return new UserException(switch (status) {
            case 404, 410 -> "There is no " + file.name() + " at " + file.address() + " (error " + status
                    + "): check the category, or whether the address of the data set has changed.";
            case 401, 403 -> "The server " + file.host() + " doesn't give out " + file.name() + " (error " + status
                    + "): it may be blocked in your network; try another one, or get the file with a browser.";
            case 407 -> "The proxy of your network wants a name and a password before " + file.name()
                    + " can be loaded, which isn't supported: get the file with a browser.";
            case 301, 302, 303, 307, 308 -> "Can't download " + where + ": it points to an address that isn't safe, or in a circle; get the file with a browser.";
            default -> "Can't download " + where + ": it answered with error " + status + "; try again later.";
        });
    }

    static UserException webPage(RemoteFile file) {
        return new UserException("Instead of " + file.name() + ", " + file.host()
                + " sent a web page: your network may want you to sign in first; open any page in a browser, then try again.");
    }

    static UserException empty(RemoteFile file) {
        return new UserException("The server " + file.host() + " sent an empty file as " + file.name() + ": try again later.");
    }

    static UserException tooLarge(RemoteFile file, long limit) {
        return new UserException(file.name() + " from " + file.host() + " is larger than " + size(limit) + ", more than any data file: check the address.");
    }

    static UserException moreThanAnnounced(RemoteFile file, long total) {
        return new UserException("The server " + file.host() + " sent more than the " + size(total) + " that it announced for " + file.name()
                + ", so the file can't be trusted and was thrown away: try again, or get it with a browser.");
    }

    static UserException notIntact(RemoteFile file) {
        return new UserException("The downloaded " + file.name() + " is not what " + file.host()
                + " has (another checksum) and was thrown away: try again.");
    }

    static UserException noUse(RemoteFile file, UserException why) {
        return new UserException("What " + file.host() + " sent as " + file.name() + " is of no use and was thrown away: "
                + why.getMessage().replace(file.target() + ".part", "it").replace("; download it again", "").replace("; get a good copy of it", ""), why);
    }

    static UserException diskFull(RemoteFile file, long needed, long usable) {
        return new UserException("There is no room for " + file.name() + " in " + file.target().getParent() + ": it needs " + size(needed) + " and "
                + size(Math.max(0, usable)) + " are left; make room, then start the download again.");
    }

    static UserException unwritable(RemoteFile file, IOException cause) {
        return new UserException("Can't write " + file.name() + " to " + file.target().getParent() + " (" + FileProblems.reason(cause)
                + "): make room or choose another folder, then start the download again.", cause);
    }

    /** Trouble that no other try mends; null if one may. */
    static UserException beyondMending(RemoteFile file, IOException cause) {
        if (has(cause, UnknownHostException.class) || has(cause, UnresolvedAddressException.class)) {
            return new UserException("Can't find " + file.host() + " to download " + file.name() + ": check the connection to the internet.", cause);
        }
        if (has(cause, SSLException.class)) {
            return new UserException("The connection to " + file.host() + " for " + file.name()
                    + " isn't safe (its certificate doesn't fit): check date and time of this computer, and whether your network wants you to sign in.",
                    cause);
        }
        return null;
    }

    /** Trouble that other tries haven't mended. */
    static UserException givenUp(RemoteFile file, IOException cause, long done, long total) {
        String end = done == 0 ? "; try again later." : "; " + size(done) + (total > 0 ? " of " + size(total) : "")
                + " are kept, start the download again to go on from there.";
        return new UserException("Can't download " + file.name() + " from " + file.host() + ", tried several times: " + what(cause) + end, cause);
    }

    private static String what(IOException cause) {
        if (cause instanceof TryAgainException) {
            return cause.getMessage();
        }
        if (has(cause, HttpTimeoutException.class)) {
            return "the server doesn't answer";
        }
        return has(cause, ConnectException.class) ? "the server takes no connection" : "the connection broke off";
    }

    private static boolean has(Throwable error, Class<? extends Throwable> kind) {
        for (Throwable e = error; e != null; e = e.getCause()) {
            if (kind.isInstance(e)) {
                return true;
            }
        }
        return false;
    }

    /** A size for people: 812 kB, 43.1 MB, 1.2 GB. */
    static String size(long bytes) {
        if (bytes < 1_000_000) {
            return String.format(Locale.ROOT, "%d kB", (bytes + 999) / 1000);
        }
        return bytes < 1_000_000_000 ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6) : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
