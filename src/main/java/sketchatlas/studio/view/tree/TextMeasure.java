package sketchatlas.studio.view.tree;

import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** How long words are on the screen. */
final class TextMeasure {
    private TextMeasure() {
    }

    static double width(String line, Font font) {
        Text text = new Text(line);
        text.setFont(font);
        return text.getLayoutBounds().getWidth();
    }

    /** A line as it is, or as much of it as fits, with an ellipsis. */
    static String shortened(String line, Font font, double room) {
        String shown = line;
        for (int length = line.length() - 1; length > 0 && width(shown, font) > room; length--) {
            shown = line.substring(0, length).strip() + "…";
        }
        return shown;
    }
}
