package sketchatlas.studio.view;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;
import sketchatlas.studio.viewmodel.ModelViewModel;

/** Stands where the reconstruction will be while there is no model: it is being loaded, or why there is none and what to do. */
final class ModelNotice extends VBox {
    ModelNotice(ModelViewModel model, Action openModel) {
        getStyleClass().add("model-notice");
        setAlignment(Pos.CENTER);
        visibleProperty().bind(model.engineProperty().map(engine -> engine.isEmpty()));

        ProgressIndicator busy = new ProgressIndicator();
        busy.setMaxSize(28, 28);
        Label loading = sentence();
        loading.textProperty().bind(model.loadingProperty()
                .map(file -> file.map(f -> "Loading " + f.getFileName() + "...").orElse("")));
        VBox whileLoading = new VBox(busy, loading);
        whileLoading.getStyleClass().add("model-notice");
        whileLoading.setAlignment(Pos.CENTER);
        whileLoading.visibleProperty().bind(model.loadingProperty().map(file -> file.isPresent()));
        whileLoading.managedProperty().bind(whileLoading.visibleProperty());

        Label problem = sentence();
        problem.setId("model-problem");
        problem.textProperty().bind(model.problemProperty());
        Button open = openModel.textButton("Open model...");
        open.getStyleClass().setAll("button", "accent");
        VBox withoutModel = new VBox(problem, open);
        withoutModel.getStyleClass().add("model-notice");
        withoutModel.setAlignment(Pos.CENTER);
        withoutModel.visibleProperty().bind(Bindings.not(whileLoading.visibleProperty()));
        withoutModel.managedProperty().bind(withoutModel.visibleProperty());
        getChildren().addAll(whileLoading, withoutModel);
    }

    private static Label sentence() {
        Label label = new Label();
        label.getStyleClass().add("paper-hint-text");
        label.setWrapText(true);
        return label;
    }
}
