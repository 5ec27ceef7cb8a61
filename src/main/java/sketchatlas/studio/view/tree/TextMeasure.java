package sketchatlas.studio.view.tree;

import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** How long words are on the screen. */
final class TextMeasure {
    private TextMeasure() {
    }

    /** A line as it is, or as much of it as fits, with an ellipsis. */
    static String shortened(String line, Font font, double room) {
        Text text = new Text(line);
        text.setFont(font);
        String shown = line;
        while (text.getLayoutBounds().getWidth() > room && shown.length() > 1) {
            shown = shown.substring(0, shown.length() - 1);
            text.setText(shown.strip() + "…");
        }
        return text.getText();
    }
}
