package sketchatlas.studio.view.library;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sketchatlas.explore.library.LibraryEntry;
import sketchatlas.explore.library.LibraryEntry.Training;
import sketchatlas.explore.library.ModelComparison;
import sketchatlas.explore.library.ModelComparison.Row;
import sketchatlas.studio.view.parts.Parts;
import sketchatlas.studio.viewmodel.library.LibraryTexts;
import sketchatlas.studio.viewmodel.library.LibraryViewModel;

/** One model of the library: what can be done with it and what is known of it. */
final class ModelDetails extends ScrollPane {
    private final LibraryViewModel library;
    private final LibraryDialogs dialogs;
    private final Runnable answered;
    private final VBox content = new VBox();

    /** @param answered takes the keyboard after a question, which goes away with the control that had it */
    ModelDetails(LibraryViewModel library, LibraryDialogs dialogs, Runnable answered) {
        this.library = library;
        this.dialogs = dialogs;
        this.answered = answered;
        getStyleClass().add("model-details");
        content.getStyleClass().add("model-details-content");
        setContent(content);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
    }

    /** Asks whether the model that is shown should be deleted. */
    void askToDelete() {
        library.single().filter(LibraryEntry::canChange).ifPresent(this::confirm);
    }

    /** Lets the person type another name for the model that is shown. */
    void askForName() {
        library.single().filter(LibraryEntry::canChange).ifPresent(this::edit);
    }

    void show(LibraryEntry entry) {
        Label name = new Label(entry.name());
        name.getStyleClass().add("model-details-name");
        name.setWrapText(true);
        content.getChildren().setAll(name, buttons(entry));
        entry.problem().ifPresent(problem -> content.getChildren().add(Parts.wrapped(problem, "library-problem")));
        String state = LibraryTexts.training(entry);
        if (!state.isEmpty()) {
            content.getChildren().add(Parts.wrapped(state, "bench-note"));
        }
        content.getChildren().add(facts(entry));
        entry.config().ifPresent(config -> {
            Label title = new Label("Options that are not at their defaults");
            title.getStyleClass().add("bench-section");
            Label options = Parts.wrapped(LibraryTexts.options(config.hyperParameters()), "model-options");
            content.getChildren().addAll(title, options);
        });
    }

    private Node buttons(LibraryEntry entry) {
        Button open = Parts.button("open-library-model", "Open", "Opens it in the studio (Enter)", Feather.ARROW_RIGHT_CIRCLE, () -> library.open(entry));
        open.getStyleClass().add(Styles.ACCENT);
        open.setDisable(!entry.canOpen());
        Button goOn = Parts.button("go-on-training", "Go on", "Goes on with its training", Feather.PLAY, () -> library.goOn(entry));
        goOn.setVisible(entry.training() == Training.UNFINISHED);
        goOn.setManaged(goOn.isVisible());
        Button watch = Parts.button("watch-training", "Curves", "Shows its training: curves and film", Feather.ACTIVITY, () -> library.watch(entry));
        watch.setVisible(entry.curves());
        watch.setManaged(entry.curves());
        Button rename = Parts.button("rename-model", "Rename", "Gives it another name (F2)", Feather.EDIT_2, () -> edit(entry));
        Button delete = Parts.button("delete-model", "Delete...", "Deletes it with all its files (Delete)", Feather.TRASH_2, () -> confirm(entry));
        List.of(rename, delete).forEach(b -> {
            b.setVisible(!entry.shipped());
            b.setManaged(!entry.shipped());
            b.setDisable(!entry.canChange());
        });
        Button export = Parts.button("export-model", "Export...", "Copies it with its atlas and calculators into a folder", Feather.UPLOAD,
                () -> dialogs.exportModelTo().ifPresent(into -> library.export(entry, into)));
        export.setDisable(!entry.canOpen());
        Button folder = Parts.button("show-model-folder", "Folder", "Shows its folder", Feather.FOLDER, () -> dialogs.showFolder(entry.folder()));
        FlowPane pane = new FlowPane(open, goOn, watch, rename, export, folder, delete);
        pane.getStyleClass().add("library-buttons");
        return pane;
    }

    private static Node facts(LibraryEntry entry) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("model-facts");
        int row = 0;
        for (Row fact : ModelComparison.of(List.of(entry)).measures()) {
            addFact(grid, row++, fact.name(), fact.values().getFirst());
        }
        addFact(grid, row++, "last changed", LibraryTexts.time(entry.changed()));
        addFact(grid, row, "folder", entry.folder().toString());
        return grid;
    }

    private static void addFact(GridPane grid, int row, String name, String value) {
        Label label = new Label(name);
        label.getStyleClass().add("library-facts");
        label.setMinWidth(USE_PREF_SIZE);
        Label text = new Label(value);
        text.setWrapText(true);
        grid.addRow(row, label, text);
    }

    /** As {@link #show}, after a question; the keyboard goes back to where it was asked from. */
    private void leaveQuestion(LibraryEntry entry) {
        show(entry);
        answered.run();
    }

    /** The name in place, until Enter keeps it or Escape does not. */
    private void edit(LibraryEntry entry) {
        TextField name = new TextField(entry.name());
        name.setId("model-name");
        name.setAccessibleText("New name");
        HBox.setHgrow(name, Priority.ALWAYS);
        Label problem = Parts.wrapped("", "library-problem");
        Button keep = Parts.button("keep-model-name", "Rename", "Keeps the new name", null, () -> {
            answered.run();
            library.rename(entry, name.getText());
        });
        keep.getStyleClass().add(Styles.ACCENT);
        name.textProperty().subscribe(text -> {
            problem.setText(library.nameProblem(entry, text).orElse(""));
            keep.setDisable(!problem.getText().isEmpty());
        });
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        name.setOnAction(_ -> keep.fire());
        ask(entry, new HBox(6, name, keep, leave(entry)), problem);
        name.requestFocus();
        name.selectAll();
    }

    private void confirm(LibraryEntry entry) {
        Label question = Parts.wrapped(LibraryTexts.deleteQuestion(entry), "model-question");
        Button delete = Parts.button("really-delete-model", "Delete", "Deletes it with all its files", Feather.TRASH_2, () -> {
            answered.run();
            library.delete(entry);
        });
        delete.getStyleClass().add(Styles.DANGER);
        Button leave = leave(entry);
        ask(entry, question, new HBox(6, delete, leave));
        leave.requestFocus(); // what can't be undone is not one key away
    }

    /** Puts a question in the place of name and buttons; Escape leaves everything as it is. */
    private void ask(LibraryEntry entry, Node... question) {
        VBox box = new VBox(8, question);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().add("model-ask");
        box.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                leaveQuestion(entry);
                event.consume();
            }
        });
        content.getChildren().set(1, box);
        setVvalue(0);
    }

    private Button leave(LibraryEntry entry) {
        return Parts.button("leave-model", "Cancel", "Leaves the model as it is", null, () -> leaveQuestion(entry));
    }
}
