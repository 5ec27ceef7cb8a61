package sketchatlas.studio.view;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import sketchatlas.explore.NearestDrawing;
import sketchatlas.studio.viewmodel.ModelViewModel;
import sketchatlas.studio.viewmodel.ReconstructionViewModel;

/** The model's own drawing of what it read in the person's. */
final class ReconstructionCard extends Card {
    private static final double ROOM_FOR_NEAREST = 288; // screen units: in a narrower card only the menu offers it
    private static final String NEAREST_TIP = """
            Draws %d times and shows the drawing that the model itself
            reads nearest to yours, which is lost in a scribble less often.
            Off: the first one. The same seed shows the same again;
            a drawing that you keep remembers which one it was.""".formatted(NearestDrawing.CANDIDATES);

    ReconstructionCard(ReconstructionViewModel reconstruction, ModelViewModel model, StudioActions actions) {
        this(reconstruction, model, actions, nearest(reconstruction));
    }

    private ReconstructionCard(ReconstructionViewModel reconstruction, ModelViewModel model, StudioActions actions, CheckBox nearest) {
        super("Reconstruction", "sequence decoder", nearest, actions.copyToPaper.iconButton());
        SketchAnimation animation = new SketchAnimation();
        reconstruction.drawnProperty().subscribe(drawn -> animation.show(drawn.orElse(null)));

        Label hint = new Label("What the model reads in your drawing is drawn here, stroke by stroke.");
        hint.getStyleClass().add("paper-hint-text");
        hint.setWrapText(true);
        hint.setMouseTransparent(true);
        ObservableValue<Boolean> waits = Bindings.createObjectBinding(
                () -> model.engineProperty().get().isPresent() && reconstruction.drawnProperty().get().isEmpty()
                        && reconstruction.problemProperty().get().isEmpty(),
                model.engineProperty(), reconstruction.drawnProperty(), reconstruction.problemProperty());
        hint.visibleProperty().bind(waits);

        Label problem = new Label();
        problem.getStyleClass().add("paper-problem");
        problem.setWrapText(true);
        problem.textProperty().bind(reconstruction.problemProperty());
        problem.visibleProperty().bind(reconstruction.problemProperty().isNotEmpty());

        StackPane sheet = new StackPane(animation, hint, problem, new ModelNotice(model, actions.openModel));
        sheet.setMinHeight(0);
        VBox.setVgrow(sheet, Priority.ALWAYS);
        getChildren().add(sheet);
        widthProperty().map(width -> width.doubleValue() >= ROOM_FOR_NEAREST).subscribe(room -> {
            nearest.setVisible(room);
            nearest.setManaged(room);
        });
    }

    private static CheckBox nearest(ReconstructionViewModel reconstruction) {
        CheckBox nearest = new CheckBox("Nearest of " + NearestDrawing.CANDIDATES);
        nearest.setId("nearest");
        nearest.getStyleClass().add("nearest");
        nearest.setMinWidth(USE_PREF_SIZE);
        nearest.setTooltip(new Tooltip(NEAREST_TIP));
        nearest.selectedProperty().bindBidirectional(reconstruction.nearestProperty());
        return nearest;
    }
}
