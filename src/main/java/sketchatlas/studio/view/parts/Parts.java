package sketchatlas.studio.view.parts;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Buttons and texts that are the same everywhere. */
public final class Parts {
    private Parts() {
    }

    /**
     * A button that is never too narrow for its text.
     *
     * @param tip what it does, while the pointer rests on it
     * @param icon null for none
     */
    public static Button button(String id, String text, String tip, Ikon icon, Runnable run) {
        Button button = new Button(text, icon == null ? null : new FontIcon(icon));
        button.setId(id);
        button.setTooltip(new Tooltip(tip));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> run.run());
        return button;
    }

    /** A text of as many lines as it needs. */
    public static Label wrapped(String text, String styleClass) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
