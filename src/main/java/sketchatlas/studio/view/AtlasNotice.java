package sketchatlas.studio.view;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import sketchatlas.studio.viewmodel.AtlasViewModel;
import sketchatlas.studio.viewmodel.AtlasViewModel.Making;
import sketchatlas.studio.viewmodel.ModelViewModel;
import sketchatlas.studio.viewmodel.StudioViewModel;

/** Stands where a map or tree will be while there is no atlas: it is on its way, or why there is none and what to do. */
final class AtlasNotice extends VBox {
    /**
     * @param icon of the panel
     * @param name of the panel
     * @param purpose what will be seen here, in a sentence
     */
    AtlasNotice(Ikon icon, String name, String purpose, StudioViewModel studio, StudioActions actions) {
        AtlasViewModel atlas = studio.atlas();
        getStyleClass().add("atlas-notice");
        setAlignment(Pos.CENTER);
        Label title = new Label(name, new FontIcon(icon));
        title.getStyleClass().add("atlas-notice-title");
        Label what = sentence();
        what.setText(purpose);
        ObservableValue<Boolean> making = atlas.makingProperty().map(m -> m.isPresent());
        getChildren().addAll(title, what, whileMaking(atlas, actions, making), otherwise(atlas, studio.model(), actions, making));
    }

    private static Node whileMaking(AtlasViewModel atlas, StudioActions actions, ObservableValue<Boolean> making) {
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(240);
        bar.progressProperty().bind(atlas.makingProperty().map(m -> m.map(Making::share).orElse(0.0)));
        Label step = sentence();
        step.textProperty().bind(atlas.makingProperty().map(m -> m.map(now -> now.what() + "...").orElse("")));
        Button cancel = actions.cancelAtlas.textButton("Cancel");
        VBox box = new VBox(step, bar, cancel);
        box.getStyleClass().add("model-notice");
        box.setAlignment(Pos.CENTER);
        showWhen(box, making);
        return box;
    }

    private static Node otherwise(AtlasViewModel atlas, ModelViewModel model, StudioActions actions, ObservableValue<Boolean> making) {
        Label why = sentence();
        why.textProperty().bind(Bindings.createStringBinding(() -> model.engineProperty().get().isEmpty() ? "There is one as soon as there is a model."
                : atlas.problemProperty().get().isEmpty() ? "There is no atlas of this model yet." : atlas.problemProperty().get(),
                model.engineProperty(), atlas.problemProperty()));
        Button make = actions.makeAtlas.textButton("Make an atlas");
        make.getStyleClass().setAll("button", "accent");
        FlowPane buttons = new FlowPane(make, actions.openAtlas.textButton("Open one...")); // below each other in a narrow panel
        buttons.getStyleClass().add("map-empty-buttons");
        buttons.setAlignment(Pos.CENTER);
        buttons.visibleProperty().bind(model.engineProperty().map(engine -> engine.isPresent()));
        VBox box = new VBox(why, buttons);
        box.getStyleClass().add("model-notice");
        box.setAlignment(Pos.CENTER);
        showWhen(box, making.map(m -> !m));
        return box;
    }

    private static Label sentence() {
        Label label = new Label();
        label.getStyleClass().add("map-empty-text");
        label.setWrapText(true);
        label.setMaxWidth(380);
        label.setAlignment(Pos.CENTER);
        return label;
    }

    private static void showWhen(Node node, ObservableValue<Boolean> shown) {
        node.visibleProperty().bind(shown);
        node.managedProperty().bind(shown);
    }
}
