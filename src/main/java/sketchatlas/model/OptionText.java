package sketchatlas.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sketchatlas.UserException;

/**
 * The textual form of options that the authors of the method use on their command line:
 * {@code categories=[bee, alarm clock], dec_model='hyper', batch_size=128}. Commas inside brackets or quotes separate no
 * options; spaces and line breaks around names and values mean nothing.
 */
final class OptionText {
    private OptionText() {
    }

    /**
     * Splits {@code name=value, name=value, ...}.
     *
     * @return values as written (lists with their brackets, text without its quotes) by name, in the order of the text
     * @throws UserException if an item has no name or no value, a name comes twice, or a bracket or quote stays open
     */
    static Map<String, String> assignments(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String item : split(text)) {
            if (item.isEmpty()) {
                continue; // a trailing comma
            }
            int equals = item.indexOf('=');
            String name = equals < 0 ? item : item.substring(0, equals).strip();
            if (equals <= 0 || item.substring(equals + 1).isBlank()) {
                throw new UserException("The option \"" + item + "\" is incomplete; write name=value, as in batch_size=128.");
            }
            if (values.put(name, unquoted(item.substring(equals + 1).strip())) != null) {
                throw new UserException("The option " + name + " is given twice; keep one of them.");
            }
        }
        return values;
    }

    /** The items of {@code [a, 'b', "c d"]}; the brackets may be missing. Items are stripped and lose their quotes. */
    static List<String> list(String text) {
        String inner = text.strip();
        if (inner.startsWith("[") && inner.endsWith("]")) {
            inner = inner.substring(1, inner.length() - 1);
        }
        return split(inner).stream().map(OptionText::unquoted).filter(s -> !s.isEmpty()).toList();
    }

    /** The stripped pieces between the commas that stand outside all brackets and quotes. */
    private static List<String> split(String text) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '[') {
                depth++;
            } else if (c == ']') {
                depth--;
            } else if (c == ',' && depth == 0) {
                pieces.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        if (quote != 0 || depth != 0) {
            String what = quote != 0 ? "quote " + quote : depth > 0 ? "bracket [" : "bracket ]";
            throw new UserException("The options \"" + text.strip() + "\" have a " + what + " without its partner; add that or take this away.");
        }
        pieces.add(text.substring(start).strip());
        return pieces;
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() >= 2 && (text.charAt(0) == '\'' || text.charAt(0) == '"')
                && text.charAt(text.length() - 1) == text.charAt(0);
        return quoted ? text.substring(1, text.length() - 1).strip() : text;
    }
}
