package sketchatlas.studio.view.training;

import atlantafx.base.theme.Styles;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sketchatlas.studio.view.data.DataDialogs;
import sketchatlas.studio.view.data.DataPage;
import sketchatlas.studio.view.parts.Parts;
import sketchatlas.studio.viewmodel.training.Estimate;
import sketchatlas.studio.viewmodel.training.TrainingDialogViewModel;
import sketchatlas.studio.viewmodel.training.TrainingDialogViewModel.Part;
import sketchatlas.studio.viewmodel.training.TrainingTexts;

/** The dialog in which a training is put together: its parts at the left, one of them shown, and at the bottom what is missing. */
public final class TrainingPane extends BorderPane {
    private static final double SUMMARY_WIDTH = 196; // screen units

    private final StackPane page = new StackPane();
    private final TrainingDialogViewModel dialog;
    private final Map<Part, ToggleButton> buttons = new EnumMap<>(Part.class);
    private final Map<Part, Node> pages = new EnumMap<>(Part.class);
    private final OptionsPage options;
    private final Hyperlink there = new Hyperlink("Show");
    private Part shown = Part.DATA;

    /**
     * @param starter starts the training and says whether it could
     * @param close closes the window
     */
    public TrainingPane(TrainingDialogViewModel dialog, DataDialogs dialogs, BooleanSupplier starter, Runnable close) {
        this.dialog = dialog;
        options = new OptionsPage(dialog);
        getStyleClass().add("training-dialog");
        pages.put(Part.DATA, new DataPage(dialog.data(), dialogs));
        pages.put(Part.PRESET, new PresetPage(dialog));
        pages.put(Part.OPTIONS, options);
        pages.put(Part.START, new StartPage(dialog));
        setLeft(navigation());
        setCenter(page); // before the foot, for the keyboard goes through them in this order
        setBottom(footer(starter, close));
        show(Part.DATA);
    }

    /** Turns to a part. */
    public void show(Part part) {
        buttons.get(part).setSelected(true);
        page.getChildren().setAll(pages.get(part));
        shown = part;
        offer();
    }

    /** The way to what is missing, where one isn't there already; among the options it may still be far below. */
    private void offer() {
        there.setVisible(dialog.missingProperty().get().filter(m -> m.part() != shown || m.part() == Part.OPTIONS).isPresent());
        there.setManaged(there.isVisible());
    }

    private Node navigation() {
        ToggleGroup group = new ToggleGroup();
        VBox list = new VBox();
        list.getStyleClass().add("dialog-parts");
        for (Part part : Part.values()) {
            Label title = new Label(TrainingTexts.title(part));
            title.getStyleClass().add("part-title");
            Label summary = new Label();
            summary.getStyleClass().add("part-summary");
            summary.setMaxWidth(SUMMARY_WIDTH);
            ToggleButton button = new ToggleButton(null, new VBox(title, summary));
            button.setId("part-" + part.name().toLowerCase(Locale.ROOT));
            button.getStyleClass().add("part-button");
            button.setAccessibleText(TrainingTexts.title(part));
            button.setMaxWidth(Double.MAX_VALUE);
            button.setToggleGroup(group);
            button.setOnAction(_ -> show(part));
            buttons.put(part, button);
            list.getChildren().add(button);
            Runnable tell = () -> summary.setText(TrainingTexts.summary(dialog, part));
            dialog.missingProperty().subscribe(_ -> tell.run());
            dialog.form().optionsProperty().addListener(_ -> tell.run());
            dialog.form().wrongProperty().addListener(_ -> tell.run());
            dialog.presets().presetProperty().addListener(_ -> tell.run());
            dialog.data().chosenProperty().addListener(_ -> tell.run());
            dialog.nameProperty().addListener(_ -> tell.run());
        }
        return list;
    }

    private Node footer(BooleanSupplier starter, Runnable close) {
        Label missing = new Label();
        missing.setId("missing");
        missing.setWrapText(true);
        missing.setMinHeight(Region.USE_PREF_SIZE);
        there.setId("show-missing");
        there.setMinWidth(Region.USE_PREF_SIZE);
        there.setOnAction(_ -> dialog.missingProperty().get().ifPresent(m -> {
            show(m.part());
            options.showWrong();
        }));
        HBox says = new HBox(6, missing, there);
        says.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(says, Priority.ALWAYS);
        Button command = Parts.button("copy-whole-command", "Copy as command", "Copies the same training as a line for the command line", Feather.TERMINAL,
                () -> OptionsPage.copy(dialog.command()));
        command.getStyleClass().add(Styles.FLAT);
        Button leave = Parts.button("close-training-dialog", "Close", "Everything stays as it is for the next time", null, close);
        Button start = Parts.button("start-training", "Start training", "Trains in the background", Feather.PLAY, () -> {
            if (starter.getAsBoolean()) {
                close.run();
            }
        });
        start.getStyleClass().add(Styles.ACCENT);
        start.disableProperty().bind(dialog.missingProperty().map(m -> m.isPresent()));
        Runnable tell = () -> {
            missing.setText(dialog.missingProperty().get().map(TrainingDialogViewModel.Missing::sentence)
                    .orElseGet(() -> dialog.estimate().estimateProperty().get().map(this::footnote).orElse("")));
            offer();
        };
        dialog.missingProperty().subscribe(_ -> tell.run());
        dialog.estimate().estimateProperty().subscribe(_ -> tell.run());
        dialog.estimate().measuringProperty().addListener(_ -> tell.run());
        HBox footer = new HBox(8, says, command, leave, start);
        footer.getStyleClass().add("dialog-footer");
        return footer;
    }

    private String footnote(Estimate estimate) {
        return estimate.time() + (estimate.busy().isPresent() ? ", without other work" : "") + "; " + estimate.space()
                + (dialog.estimate().measuringProperty().get() ? "; measuring the time..." : "");
    }
}
