package sketchatlas.model;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Recognises files that people take for a model but that are something else. */
final class ForeignFile {
    /** How many bytes of a file's beginning {@link #describe} looks at. */
    static final int LOOK = 64;

    private ForeignFile() {
    }

    /**
     * What a file is and what to do, to follow "FILE is".
     *
     * @param start the first {@link #LOOK} bytes, or all of a shorter file
     */
    static Optional<String> describe(byte[] start) {
        String bytes = new String(start, StandardCharsets.ISO_8859_1);
        String text = bytes.stripLeading().toLowerCase(Locale.ROOT);
        if (bytes.isEmpty()) {
            return Optional.of("empty: get the model again");
        }
        if (text.startsWith("version https://git-lfs")) {
            return Optional.of("a git-lfs pointer and not the model itself: run \"git lfs pull\" where it came from");
        }
        if (text.startsWith("<!doctype") || text.startsWith("<html")) {
            return Optional.of("a web page and not a model, probably a saved error page: download the model itself");
        }
        if (bytes.startsWith("PK")) {
            return Optional.of("a zip archive and not a model: turn a reference checkpoint in .npz form into one with"
                    + " \"sketchatlas import --npz FILE --out MODEL\"");
        }
        if (bytes.startsWith("\u0093NUMPY") || bytes.startsWith("\u0080\u0002") || bytes.startsWith("\u0080\u0004")) {
            return Optional.of("an array or pickle of Python and not a model: save the checkpoint's variables with numpy.savez"
                    + " and import that");
        }
        if (bytes.startsWith("\u0089HDF") || bytes.startsWith("\u001f\u008b")) {
            return Optional.of("an HDF5 or compressed file and not a model: choose a file that Sketch Atlas wrote");
        }
        return Optional.empty();
    }
}
