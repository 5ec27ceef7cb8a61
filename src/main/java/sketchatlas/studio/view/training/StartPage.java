package sketchatlas.studio.view.training;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import sketchatlas.nn.BackendChoice;
import sketchatlas.studio.viewmodel.training.TrainingDialogViewModel;

/** The last page: the model's name, what computes, the filmstrip, and what the training will take. */
final class StartPage extends VBox {
    private static final int MOST_STEPS = 1_000_000;
    private static final int STEPS = 50;

    private final TrainingDialogViewModel dialog;

    StartPage(TrainingDialogViewModel dialog) {
        this.dialog = dialog;
        Node page = FormParts.page(section("Name", name()), section("What computes", backends()), section("Filmstrip", film()),
                section("What it will take on this machine", new EstimateView(dialog.estimate())));
        VBox.setVgrow(page, Priority.ALWAYS);
        getChildren().setAll(page);
    }

    private static Node section(String title, Node content) {
        VBox section = new VBox(FormParts.heading(title), content);
        section.getStyleClass().add("form-section");
        return section;
    }

    private Node name() {
        TextField name = new TextField();
        name.setId("run-name");
        name.setPromptText("Name of the model");
        name.setAccessibleText("Name of the model");
        name.textProperty().bindBidirectional(dialog.nameProperty());
        Label problem = FormParts.problem();
        problem.textProperty().bind(dialog.nameProblemProperty());
        Label where = FormParts.note("");
        dialog.nameProperty().subscribe(_ -> where.setText("Kept in " + dialog.folder() + ", with its checkpoints, curves and film."));
        VBox box = new VBox(name, problem, where);
        box.getStyleClass().add("form-lines");
        return box;
    }

    private Node backends() {
        VBox box = new VBox();
        box.getStyleClass().add("form-lines");
        ToggleGroup group = new ToggleGroup();
        dialog.backendsProperty().subscribe(choices -> box.getChildren().setAll(choices.isEmpty() ? List.of(FormParts.note("Looking what there is..."))
                : choices.stream().map(choice -> backend(choice, group)).toList()));
        Label note = FormParts.note("");
        note.setId("backend-note");
        note.textProperty().bind(dialog.backendNoteProperty());
        note.visibleProperty().bind(note.textProperty().isNotEmpty());
        note.managedProperty().bind(note.visibleProperty());
        VBox all = new VBox(box, note);
        all.getStyleClass().add("form-lines");
        return all;
    }

    private Node backend(BackendChoice choice, ToggleGroup group) {
        RadioButton button = new RadioButton(choice.name());
        button.setToggleGroup(group);
        button.setDisable(!choice.usable());
        button.setSelected(choice.usable() && dialog.backendProperty().get() == choice.backend());
        button.setOnAction(_ -> dialog.chooseBackend(choice.backend()));
        Label why = FormParts.note(choice.why());
        why.getStyleClass().add("backend-why");
        return new VBox(button, why);
    }

    private Node film() {
        Spinner<Integer> every = new Spinner<>(0, MOST_STEPS, dialog.filmEveryProperty().get(), STEPS);
        every.setId("film-every");
        every.setEditable(true);
        every.setPrefWidth(110);
        every.setMinWidth(110);
        every.setAccessibleText("Steps between two frames");
        every.valueProperty().addListener((_, before, now) -> {
            if (now == null) {
                every.getValueFactory().setValue(before);
            } else {
                dialog.filmEveryProperty().set(now);
            }
        });
        Label text = FormParts.note("steps from one frame to the next: reconstructions, map and tree as they are then, to be looked through afterwards. 0 keeps none.");
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(10, every, text);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
