package sketchatlas.studio.view.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import sketchatlas.studio.view.parts.Parts;
import sketchatlas.studio.viewmodel.training.ModelRef;
import sketchatlas.studio.viewmodel.training.Preset;
import sketchatlas.studio.viewmodel.training.PresetsViewModel;
import sketchatlas.studio.viewmodel.training.PresetsViewModel.Kind;
import sketchatlas.studio.viewmodel.training.TrainingDialogViewModel;

/** The presets, each with what it is for and what it changes. */
final class PresetPage extends VBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final TrainingDialogViewModel dialog;
    private final PresetsViewModel presets;
    private final ToggleGroup group = new ToggleGroup();

    PresetPage(TrainingDialogViewModel dialog) {
        this.dialog = dialog;
        presets = dialog.presets();
        List<Node> all = new ArrayList<>(List.of(FormParts.heading("What to start from"),
                FormParts.note("A preset fills in all options; change any of them afterwards on the page Options. Choosing another one fills them in anew.")));
        for (Kind kind : Kind.values()) {
            all.add(card(kind));
        }
        getChildren().setAll(FormParts.page(all.toArray(Node[]::new)));
        setFillWidth(true);
        VBox.setVgrow(getChildren().getFirst(), Priority.ALWAYS);
    }

    private Node card(Kind kind) {
        RadioButton choice = new RadioButton();
        choice.setId("preset-" + kind.name().toLowerCase(Locale.ROOT));
        choice.setToggleGroup(group);
        choice.getStyleClass().add("preset-name");
        choice.setOnAction(_ -> presets.kindProperty().set(kind));
        Label purpose = FormParts.note("");
        FlowPane changes = new FlowPane();
        changes.getStyleClass().add("preset-changes");
        Label missing = FormParts.problem();
        Button choose = Parts.button("choose-categories", "Choose them", "Ticks these categories in the data set that is shown", null,
                () -> dialog.chooseCategories(presets.of(kind).categories()));
        choose.visibleProperty().bind(missing.visibleProperty());
        choose.managedProperty().bind(choose.visibleProperty());
        HBox lacking = new HBox(10, missing, choose);
        lacking.setAlignment(Pos.CENTER_LEFT);
        VBox card = new VBox(choice, purpose, changes, lacking);
        card.getStyleClass().add("preset-card");
        card.setOnMouseClicked(_ -> choice.fire());
        if (kind == Kind.MODEL) {
            card.getChildren().add(1, models());
        }
        Runnable show = () -> {
            Preset preset = presets.of(kind);
            boolean chosen = presets.kindProperty().get() == kind;
            choice.setText(preset.name());
            choice.setSelected(chosen);
            card.pseudoClassStateChanged(CHOSEN, chosen);
            purpose.setText(preset.purpose());
            List<String> values = preset.changes();
            changes.getChildren().setAll(values.isEmpty() ? List.of(value("nothing is changed")) : values.stream().map(PresetPage::value).toList());
            missing.setText(chosen ? dialog.missingCategories(preset) : "");
        };
        presets.presetProperty().subscribe(_ -> show.run());
        dialog.data().chosenProperty().addListener(_ -> show.run());
        return card;
    }

    private Node models() {
        ComboBox<ModelRef> model = new ComboBox<>();
        model.setId("preset-model-choice");
        model.setPromptText("Choose a model");
        model.setMinWidth(220);
        presets.modelsProperty().subscribe(known -> {
            model.getItems().setAll(known);
            model.setValue(presets.modelProperty().get().orElse(null));
        });
        presets.modelProperty().subscribe(chosen -> model.setValue(chosen.orElse(null)));
        model.setOnAction(_ -> {
            if (model.getValue() != null) {
                presets.modelProperty().set(Optional.of(model.getValue()));
            }
        });
        CheckBox learned = new CheckBox("Begin with what it has learned, at its step");
        learned.setId("preset-learned");
        learned.setMinWidth(Region.USE_PREF_SIZE);
        learned.selectedProperty().bindBidirectional(presets.learnedProperty());
        FlowPane line = new FlowPane(model, learned);
        line.getStyleClass().add("preset-models");
        line.disableProperty().bind(presets.kindProperty().map(kind -> kind != Kind.MODEL));
        return line;
    }

    private static Label value(String text) {
        Label label = new Label(text.replace(",", ", "));
        label.getStyleClass().add("preset-value");
        label.setWrapText(true);
        return label;
    }
}
