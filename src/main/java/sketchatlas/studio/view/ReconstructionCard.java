package sketchatlas.studio.view;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import sketchatlas.studio.viewmodel.ModelViewModel;
import sketchatlas.studio.viewmodel.ReconstructionViewModel;

/** The model's own drawing of what it read in the person's. */
final class ReconstructionCard extends Card {
    ReconstructionCard(ReconstructionViewModel reconstruction, ModelViewModel model, StudioActions actions) {
        super("Reconstruction", "sequence decoder", actions.copyToPaper.iconButton());
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
    }
}
