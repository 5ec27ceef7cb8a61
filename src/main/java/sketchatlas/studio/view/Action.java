package sketchatlas.studio.view;

import atlantafx.base.theme.Styles;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * One thing that a person can do, wherever it is offered: as a menu item, which carries the keyboard shortcut, and as a button,
 * whose tooltip tells it.
 *
 * @param id of the nodes that offer it; menu items and buttons append their kind
 * @param name as in a menu; may change ("Undo stroke")
 * @param icon of buttons
 * @param shortcut null where there is none
 * @param enabled whether it can be done now
 */
record Action(String id, ObservableValue<String> name, Ikon icon, KeyCombination shortcut, ObservableValue<Boolean> enabled, Runnable run) {

    /** Does it if it can be done now. */
    void runIfEnabled() {
        if (enabled.getValue()) {
            run.run();
        }
    }

    MenuItem menuItem() {
        MenuItem item = new MenuItem();
        item.setId(id + "-item");
        item.textProperty().bind(name);
        item.setAccelerator(shortcut);
        item.disableProperty().bind(enabled.map(e -> !e));
        item.setOnAction(_ -> run.run());
        return item;
    }

    /** A flat button with the icon only. */
    Button iconButton() {
        Button button = button();
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        return button;
    }

    /** A flat button with icon and a short text. */
    Button textButton(String text) {
        Button button = button();
        button.setText(text);
        button.getStyleClass().add(Styles.FLAT);
        return button;
    }

    private Button button() {
        Button button = new Button(null, new FontIcon(icon));
        button.setId(id);
        button.accessibleTextProperty().bind(name);
        button.disableProperty().bind(enabled.map(e -> !e));
        button.setOnAction(_ -> run.run());
        Tooltip tooltip = new Tooltip();
        String keys = shortcut == null ? "" : "  " + shortcut.getDisplayText();
        tooltip.textProperty().bind(name.map(n -> n.replace("...", "") + keys));
        button.setTooltip(tooltip);
        return button;
    }
}
