package sketchatlas.data.collection;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import sketchatlas.UserException;
import sketchatlas.data.DataFolder;

/**
 * What sketches may be called. A label is the name of a file on every system and an item of the option {@code categories}, so it has one
 * spelling: small letters, digits, single spaces and a few signs.
 */
public final class Labels {
    /** The longest label, in characters. */
    public static final int LONGEST = 40;
    /** File systems count bytes, up to 255, and writing needs some more for the name of a temporary file. */
    private static final int MOST_BYTES = 120;
    private static final String SIGNS = " -_'&+!.()";
    /** Devices, whatever follows a dot; see "Naming Files, Paths, and Namespaces" in the documentation of Windows. */
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
            "com9", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    private Labels() {
    }

    /**
     * The one spelling of a label.
     *
     * @param typed as a person typed it
     * @throws UserException if it can't be a label, saying why
     */
    public static String of(String typed) {
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        int odd = plain.codePoints().filter(c -> !Character.isLetterOrDigit(c) && SIGNS.indexOf(c) < 0).findFirst().orElse(-1);
        if (odd >= 0) {
            String sign = Character.isISOControl(odd) ? "control characters" : "\"" + Character.toString(odd) + "\"";
            throw new UserException("A label can't hold " + sign + ": use letters, digits, spaces and hyphens.");
        }
        String label = DataFolder.categoryOf(Path.of(plain.strip() + ".ndjson"));
        if (label.isEmpty() || label.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new UserException("A label needs a letter or a digit: name what the sketch shows, such as \"bus\".");
        }
        if (label.length() > LONGEST || label.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new UserException("The label \"" + label.substring(0, Math.min(20, label.length())) + "...\" is too long: use at most " + LONGEST
                    + " characters.");
        }
        if (label.startsWith(".") || label.endsWith(".") || label.startsWith("'") || label.endsWith("'")) {
            throw new UserException("A label doesn't begin or end with a dot or a quote, as \"" + label + "\" does: leave it out.");
        }
        if (DEVICES.contains(label.split("\\.", 2)[0].strip())) {
            throw new UserException("The label \"" + label + "\" is a device's name on Windows and can't be a file's: choose another.");
        }
        return label;
    }
}
