package sketchatlas.studio.view.training;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import sketchatlas.studio.viewmodel.training.OptionField;

/** A list of names: each can be taken away, and another typed. */
final class NamesEditor extends FlowPane {
    private final OptionField field;
    private final TextField another = new TextField();

    NamesEditor(OptionField field) {
        this.field = field;
        getStyleClass().add("names-editor");
        another.setPromptText("Add a name");
        another.setAccessibleText("Add to " + field.option().name());
        another.setPrefColumnCount(10);
        another.setOnAction(_ -> add());
        field.textProperty().subscribe(_ -> fill());
    }

    private void fill() {
        boolean typing = another.isFocused();
        getChildren().setAll(field.names().stream().map(this::chip).toList());
        getChildren().add(another);
        if (typing) {
            another.requestFocus();
        }
    }

    private Button chip(String name) {
        Button chip = new Button(name, new FontIcon(Feather.X));
        chip.getStyleClass().add("name-chip");
        chip.setContentDisplay(ContentDisplay.RIGHT);
        chip.setTooltip(new Tooltip("Takes " + name + " out"));
        chip.setAccessibleText("Take " + name + " out");
        chip.setOnAction(_ -> field.setNames(field.names().stream().filter(n -> !n.equals(name)).toList()));
        return chip;
    }

    private void add() {
        String name = another.getText().strip();
        if (!name.isEmpty()) {
            another.clear();
            List<String> names = new ArrayList<>(field.names());
            names.add(name);
            field.setNames(names);
        }
    }
}
