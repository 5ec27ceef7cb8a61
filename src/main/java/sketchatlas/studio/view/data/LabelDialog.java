package sketchatlas.studio.view.data;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import sketchatlas.studio.viewmodel.data.OwnSketchesViewModel;

/** Asks for a label: typed, with those that are there below, which the arrow keys and the mouse take. */
public final class LabelDialog extends Dialog<String> {
    private static final double WIDTH = 320;
    private static final double LIST_HEIGHT = 150;

    private final OwnSketchesViewModel own;
    private final TextField label = new TextField();
    private final ListView<String> labels = new ListView<>();
    private final Label problem = new Label();

    /** @param question what is asked */
    public LabelDialog(Window owner, OwnSketchesViewModel own, String question) {
        this.own = own;
        initOwner(owner);
        setTitle("Label");
        label.setId("label-field");
        label.setPromptText("For instance: bus");
        label.setAccessibleText(question);
        labels.setId("label-list");
        labels.setAccessibleText("Labels that are there");
        labels.setPrefHeight(LIST_HEIGHT);
        labels.getStyleClass().add("data-list");
        Label none = new Label();
        none.textProperty().bind(Bindings.when(label.textProperty().isEmpty()).then("You have no labels yet").otherwise("A new label"));
        labels.setPlaceholder(none);
        problem.getStyleClass().add("data-problem");
        problem.setWrapText(true);
        problem.setMinHeight(VBox.USE_PREF_SIZE);
        VBox box = new VBox(8, new Label(question), label, labels, problem);
        box.setPrefWidth(WIDTH);
        box.getStyleClass().add("label-dialog");
        DialogPane pane = getDialogPane();
        pane.setContent(box);
        if (owner != null && owner.getScene() != null) {
            pane.getStylesheets().setAll(owner.getScene().getStylesheets());
            pane.getStyleClass().addAll(owner.getScene().getRoot().getStyleClass().stream().filter("dark"::equals).toList());
        }
        pane.getButtonTypes().addAll(ButtonType.OK, ButtonType.CANCEL);
        setResultConverter(button -> button == ButtonType.OK ? label.getText() : null);
        label.textProperty().subscribe(_ -> update());
        own.entriesProperty().subscribe(_ -> update());
        label.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        labels.setOnMouseClicked(event -> take(event.getClickCount() == 2));
        label.setText(own.lastLabelProperty().get());
        setOnShown(_ -> {
            label.requestFocus();
            label.selectAll();
        });
    }

    /** The label, once the person has given one. */
    public Optional<String> ask() {
        return showAndWait();
    }

    private void update() {
        String typed = label.getText();
        List<String> fitting = own.completions(typed);
        // A label that is there already needs no completing: then all are shown.
        boolean whole = fitting.contains(typed.strip());
        labels.setItems(FXCollections.observableArrayList(whole ? own.completions("") : fitting));
        String wrong = typed.isBlank() ? "" : OwnSketchesViewModel.problemOf(typed);
        problem.setText(wrong);
        DataViews.show(problem, !wrong.isEmpty());
        Node ok = getDialogPane().lookupButton(ButtonType.OK);
        if (ok != null) {
            ok.setDisable(typed.isBlank() || !wrong.isEmpty());
        }
    }

    private void key(KeyEvent event) {
        int step = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
        if (step != 0 && !labels.getItems().isEmpty()) {
            int next = Math.clamp(labels.getSelectionModel().getSelectedIndex() + step, 0, labels.getItems().size() - 1);
            labels.getSelectionModel().select(next);
            labels.scrollTo(next);
            event.consume();
        } else if ((event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.TAB) && labels.getSelectionModel().getSelectedItem() != null
                && !event.isShiftDown()) {
            take(event.getCode() == KeyCode.ENTER);
            event.consume();
        }
    }

    /** Takes the selected label over. */
    private void take(boolean andEnd) {
        String selected = labels.getSelectionModel().getSelectedItem();
        if (selected != null) {
            label.setText(selected);
            label.end();
            if (andEnd) {
                setResult(selected);
                close();
            }
        }
    }
}
