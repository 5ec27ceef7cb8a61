package sketchatlas.explore.library;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What a model may be called: its name becomes the name of a folder, on this system and on those that it may be carried to. */
public final class ModelName {
    private static final int LONGEST = 80;
    private static final String FORBIDDEN = "/\\:*?\"<>|";
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul"); // of Windows, with any ending

    private ModelName() {
    }

    /** Why this can't be the name of a model, as one sentence; empty if it can. */
    public static Optional<String> problem(String name) {
        if (name.isBlank()) {
            return Optional.of("The model needs a name.");
        }
        if (name.length() > LONGEST) {
            return Optional.of("The name has " + name.length() + " characters, but it may have at most " + LONGEST + ".");
        }
        Optional<String> forbidden = name.chars().filter(c -> c < ' ' || c == 127 || FORBIDDEN.indexOf(c) >= 0).boxed().findFirst()
                .map(c -> c < ' ' || c == 127 ? "line breaks or control characters" : "the character " + (char) (int) c);
        if (forbidden.isPresent()) {
            return Optional.of("The name becomes the name of a folder, so it can't hold " + forbidden.get() + ".");
        }
        if (!name.equals(name.strip()) || name.startsWith(".") || name.endsWith(".")) {
            return Optional.of("The name becomes the name of a folder, so it can't begin or end with a space or a full stop.");
        }
        String stem = (name.indexOf('.') < 0 ? name : name.substring(0, name.indexOf('.'))).strip().toLowerCase(Locale.ROOT);
        if (DEVICES.contains(stem) || stem.matches("(com|lpt)[0-9]")) {
            return Optional.of("Windows keeps the name " + name + " for itself: choose another one.");
        }
        return isPossible(name) ? Optional.empty() : Optional.of("The name holds characters that can't be in a file's name here: choose another one.");
    }

    /** Half of a character can't be in the name of a file, nor what the system's encoding doesn't have. */
    private static boolean isPossible(String name) {
        try {
            return Path.of(name).getNameCount() == 1;
        } catch (InvalidPathException _) {
            return false;
        }
    }

    /** This name, or it with the first number behind it that makes it one that is not taken. */
    public static String free(String wanted, Predicate<String> taken) {
        String name = wanted;
        for (int n = 2; taken.test(name); n++) {
            String end = " " + n;
            name = start(wanted, LONGEST - end.length()).strip() + end;
        }
        return name;
    }

    /** So many characters at most, and no half of one at the end. */
    private static String start(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    /** The name with everything that it can't hold taken out; "model" if nothing is left. */
    public static String cleaned(String name) {
        StringBuilder kept = new StringBuilder();
        name.chars().filter(c -> c >= ' ' && c != 127 && FORBIDDEN.indexOf(c) < 0).forEach(c -> kept.append((char) c));
        String clean = start(kept.toString(), LONGEST).replaceAll("^[. ]+|[. ]+$", "");
        return problem(clean).isPresent() ? "model" : clean;
    }
}
