package sketchatlas.studio.view;

import atlantafx.base.controls.Spacer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import sketchatlas.studio.viewmodel.AtlasViewModel;
import sketchatlas.studio.viewmodel.AtlasViewModel.Making;
import sketchatlas.studio.viewmodel.ModelViewModel;
import sketchatlas.studio.viewmodel.StatusViewModel;

/** The line at the bottom: the model, what computes it, how long it took. */
final class StatusBar extends HBox {
    StatusBar(StatusViewModel status, ModelViewModel model, AtlasViewModel atlas, StudioActions actions) {
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(
                label("status-model", Feather.BOX, status.model(), "The model in use"),
                label("status-backend", Feather.CPU, status.backend(), "What computes it"),
                loading(model),
                making(atlas, actions),
                new Spacer(),
                label("status-encode", null, status.encodeTime(), "From your drawing to its code and components"),
                label("status-decode", null, status.decodeTime(), "From the code to the picture and the strokes, of all drawings where the nearest is shown"));
    }

    private static Label label(String id, Ikon icon, ObservableValue<String> text, String tip) {
        Label label = new Label(null, icon == null ? null : new FontIcon(icon));
        label.setId(id);
        label.setMinWidth(USE_PREF_SIZE);
        label.textProperty().bind(text);
        label.setTooltip(new Tooltip(tip));
        hideWhen(label, text.map(String::isEmpty));
        return label;
    }

    private static Node loading(ModelViewModel model) {
        ProgressBar bar = new ProgressBar();
        bar.setPrefWidth(70);
        Label label = new Label(null, bar);
        label.setId("status-loading");
        label.textProperty().bind(model.loadingProperty()
                .map(file -> file.map(f -> "Loading " + f.getFileName() + "...").orElse("")));
        hideWhen(label, model.loadingProperty().map(file -> file.isEmpty()));
        return label;
    }

    /** How an atlas in the making goes on. */
    private static Node making(AtlasViewModel atlas, StudioActions actions) {
        ProgressBar bar = new ProgressBar();
        bar.setPrefWidth(70);
        bar.progressProperty().bind(atlas.makingProperty().map(m -> m.map(Making::share).orElse(0.0)));
        Label label = new Label(null, bar);
        label.setId("status-making");
        label.setMinWidth(USE_PREF_SIZE);
        label.textProperty().bind(atlas.makingProperty().map(m -> m.map(now -> now.what() + (now.paused() ? ", paused" : "...")).orElse("")));
        Button pause = actions.pauseAtlas.iconButton();
        atlas.makingProperty().subscribe(m -> pause.setGraphic(new FontIcon(m.filter(Making::paused).isPresent() ? Feather.PLAY : Feather.PAUSE)));
        HBox box = new HBox(label, pause, actions.cancelAtlas.iconButton());
        box.getStyleClass().add("status-making");
        box.setAlignment(Pos.CENTER_LEFT);
        hideWhen(box, atlas.makingProperty().map(m -> m.isEmpty()));
        return box;
    }

    private static void hideWhen(Node node, ObservableValue<Boolean> hidden) {
        node.visibleProperty().bind(hidden.map(h -> !h));
        node.managedProperty().bind(node.visibleProperty());
    }
}
