package sketchatlas.data;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** What people take for data or a model but is something else, told by its first bytes. What to do about it is the reader's to say. */
public enum ForeignFormat {
    EMPTY,
    /** What stands for a large file in a git repository whose content was not fetched. */
    GIT_LFS_POINTER,
    /** HTML, mostly an error page that was saved under the file's name. */
    WEB_PAGE,
    /** A zip archive, which an .npz is too. */
    ZIP,
    /** A single NumPy array. */
    NPY,
    /** A bare Python pickle. */
    PICKLE, GZIP, HDF5;

    /** How many bytes of a file's beginning {@link #of} looks at. */
    public static final int LOOK = 512;

    private static final int NEWEST_PICKLE = 5;

    /**
     * The format that a file begins like.
     *
     * @param start the first {@link #LOOK} bytes, or all of a shorter file
     */
    public static Optional<ForeignFormat> of(byte[] start) {
        if (start.length == 0) {
            return Optional.of(EMPTY);
        }
        String bytes = new String(start, StandardCharsets.ISO_8859_1);
        String text = bytes.strip().toLowerCase(Locale.ROOT);
        if (text.startsWith("version https://git-lfs")) {
            return Optional.of(GIT_LFS_POINTER);
        }
        if (text.startsWith("<!doctype html") || text.startsWith("<html") || text.startsWith("<head")) {
            return Optional.of(WEB_PAGE);
        }
        if (bytes.startsWith("PK\003\004") || bytes.startsWith("PK\005\006")) {
            return Optional.of(ZIP);
        }
        if (bytes.startsWith("\u0093NUMPY")) {
            return Optional.of(NPY);
        }
        if (bytes.startsWith("\u0089HDF")) {
            return Optional.of(HDF5);
        }
        if (bytes.startsWith("\u001f\u008b")) {
            return Optional.of(GZIP);
        }
        boolean pickle = start.length > 1 && start[0] == (byte) 0x80 && start[1] >= 0 && start[1] <= NEWEST_PICKLE;
        return pickle ? Optional.of(PICKLE) : Optional.empty();
    }
}
