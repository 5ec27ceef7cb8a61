package sketchatlas.bench;

import java.util.Locale;

/**
 * A column of a table of results.
 *
 * @param key its name in JSON
 * @param header its name for people
 * @param format of a number, for {@link String#format}
 * @param factor from the number in JSON to the one for people
 */
record Column(String key, String header, String format, double factor) {
    /** A column of texts. */
    static Column text(String key) {
        return new Column(key, "", "%s", 1);
    }

    boolean rightAligned() {
        return !format.equals("%s");
    }

    /** A cell for people; nothing is a dash. */
    String cell(Object value) {
        return switch (value) {
            case null -> "-";
            case Number n -> String.format(Locale.ROOT, format, n.doubleValue() * factor);
            default -> value.toString();
        };
    }
}
