package sketchatlas.cli;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines that fit a terminal. */
final class Paragraph {
    private static final int WIDTH = 80;

    private Paragraph() {
    }

    /** The words of {@code text} in lines of at most 80 characters, each begun with {@code indent}; longer words stay whole. */
    static List<String> wrap(String text, String indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.strip().split("\\s+")) {
            if (line.length() > indent.length() && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(indent);
            }
            line.append(line.length() > indent.length() ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
