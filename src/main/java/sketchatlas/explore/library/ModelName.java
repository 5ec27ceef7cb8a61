package sketchatlas.explore.library;

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
        return Optional.empty();
    }

    /** This name, or it with the first number behind it that makes it one that is not taken. */
    public static String free(String wanted, Predicate<String> taken) {
        String name = wanted;
        for (int n = 2; taken.test(name); n++) {
            String end = " " + n;
            name = wanted.substring(0, Math.min(wanted.length(), LONGEST - end.length())).strip() + end;
        }
        return name;
    }

    /** The name with everything that it can't hold taken out; "model" if nothing is left. */
    public static String cleaned(String name) {
        StringBuilder kept = new StringBuilder();
        name.chars().filter(c -> c >= ' ' && c != 127 && FORBIDDEN.indexOf(c) < 0).limit(LONGEST).forEach(c -> kept.append((char) c));
        String clean = kept.toString().replaceAll("^[. ]+|[. ]+$", "");
        return problem(clean).isPresent() ? "model" : clean;
    }
}
