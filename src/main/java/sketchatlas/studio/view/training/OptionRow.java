package sketchatlas.studio.view.training;

import atlantafx.base.theme.Styles;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sketchatlas.studio.view.parts.Parts;
import sketchatlas.studio.viewmodel.training.OptionField;

/** One option: its name, what it means, its range and default, the value to change, and what is wrong with it. */
final class OptionRow extends VBox {
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private static final PseudoClass UNUSUAL = PseudoClass.getPseudoClass("unusual");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final double EDITOR_WIDTH = 170; // screen units

    private final OptionField field;

    OptionRow(OptionField field) {
        this.field = field;
        setId("option-" + field.option().name());
        getStyleClass().add("option-row");
        Label name = new Label(field.option().name());
        name.getStyleClass().add("option-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label meaning = FormParts.note(field.option().meaning());
        Label problem = FormParts.problem();
        problem.textProperty().bind(field.problemProperty());
        if (field.editor() == OptionField.Editor.LIST) {
            HBox title = new HBox(8, name, back());
            title.setAlignment(Pos.CENTER_LEFT);
            getChildren().addAll(new VBox(title, meaning, range()), new NamesEditor(field), problem);
        } else {
            VBox texts = new VBox(name, meaning, range());
            texts.setMinWidth(0);
            HBox.setHgrow(texts, Priority.ALWAYS);
            HBox value = new HBox(4, back(), editor());
            value.setAlignment(Pos.TOP_RIGHT);
            value.setMinWidth(Region.USE_PREF_SIZE);
            getChildren().addAll(new HBox(16, texts, value), problem);
        }
        field.changedProperty().subscribe(changed -> pseudoClassStateChanged(CHANGED, changed));
        field.unusualProperty().subscribe(unusual -> pseudoClassStateChanged(UNUSUAL, unusual));
        field.problemProperty().subscribe(sentence -> pseudoClassStateChanged(WRONG, !sentence.isEmpty()));
    }

    OptionField field() {
        return field;
    }

    private Label range() {
        Label range = Parts.wrapped("", "option-range");
        field.startProperty().subscribe(start -> range.setText(field.option().range() + "  ·  default " + field.option().defaultText()
                + (start.equals(field.option().defaultText()) || field.editor() == OptionField.Editor.LIST ? "" : "  ·  preset " + start)));
        return range;
    }

    private Button back() {
        Button back = Parts.button("back-" + field.option().name(), null, "Back to the preset's value", Feather.ROTATE_CCW, field::setBack);
        back.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "option-back");
        back.setAccessibleText("Set " + field.option().name() + " back");
        back.visibleProperty().bind(field.changedProperty());
        return back;
    }

    private Node editor() {
        Region editor = switch (field.editor()) {
            case FLAG -> flag();
            case CHOICE -> choice();
            case NUMBER, LIST -> number();
        };
        editor.setAccessibleText(field.option().name());
        field.problemProperty().subscribe(problem -> editor.setAccessibleHelp(problem.isEmpty() ? field.option().meaning() : problem));
        editor.setPrefWidth(EDITOR_WIDTH);
        editor.setMinWidth(EDITOR_WIDTH);
        return editor;
    }

    private CheckBox flag() {
        CheckBox box = new CheckBox();
        field.textProperty().subscribe(text -> {
            box.setSelected(text.strip().equalsIgnoreCase("true") || text.strip().equals("1"));
            box.setText(box.isSelected() ? "True" : "False");
        });
        box.setOnAction(_ -> field.textProperty().set(box.isSelected() ? "True" : "False"));
        return box;
    }

    private ChoiceBox<String> choice() {
        ChoiceBox<String> box = new ChoiceBox<>();
        box.getItems().setAll(field.option().type().choices());
        box.valueProperty().bindBidirectional(field.textProperty());
        return box;
    }

    private Spinner<String> number() {
        Spinner<String> spinner = new Spinner<>(new SpinnerValueFactory<>() {
            @Override
            public void decrement(int steps) {
                field.step(false);
            }

            @Override
            public void increment(int steps) {
                field.step(true);
            }
        });
        spinner.setEditable(true);
        spinner.getValueFactory().valueProperty().bindBidirectional(field.textProperty());
        // What is typed counts at once, not only when the field is left.
        spinner.getEditor().textProperty().addListener((_, _, typed) -> field.textProperty().set(typed));
        return spinner;
    }
}
