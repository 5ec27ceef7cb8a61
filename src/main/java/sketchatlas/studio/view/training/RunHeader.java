package sketchatlas.studio.view.training;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import sketchatlas.studio.viewmodel.training.RunViewModel;
import sketchatlas.studio.viewmodel.training.WatchViewModel;
import sketchatlas.train.TrainingState;

/** Which training it is, where it stands, and what can be done with it. */
final class RunHeader extends VBox {
    private static final double LONGEST_TITLE = 240;

    RunHeader(WatchViewModel watch, RunViewModel run) {
        getStyleClass().add("run-header");
        Label title = new Label();
        title.setId("run-title");
        title.getStyleClass().add("panel-title");
        title.textProperty().bind(watch.titleProperty());
        Label state = new Label();
        state.setId("run-state");
        state.getStyleClass().add("run-state");
        state.textProperty().bind(watch.stateProperty());
        state.setMinWidth(Region.USE_PREF_SIZE);
        HBox first = new HBox(title, state);
        first.getStyleClass().add("run-line");
        first.setAlignment(Pos.CENTER_LEFT);
        title.setMaxWidth(LONGEST_TITLE);
        Label facts = new Label();
        facts.setId("run-facts");
        facts.getStyleClass().add("panel-caption");
        facts.setWrapText(true);
        facts.textProperty().bind(watch.factsProperty());
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.getStyleClass().add(Styles.SMALL);
        bar.progressProperty().bind(watch.shareProperty().map(share -> share.orElse(0.0)));
        shown(bar, watch.shareProperty().map(Optional::isPresent));
        Label problem = new Label();
        problem.setId("run-problem");
        problem.getStyleClass().add("watch-problem");
        problem.setWrapText(true);
        problem.textProperty().bind(watch.problemProperty());
        shown(problem, watch.problemProperty().isNotEmpty());
        FlowPane top = new FlowPane(first, buttons(watch, run)); // beside each other where there is room
        top.getStyleClass().add("run-top");
        top.setRowValignment(VPos.CENTER);
        getChildren().addAll(top, facts, bar, problem);
    }

    private static Node buttons(WatchViewModel watch, RunViewModel run) {
        ObservableValue<Boolean> paused = run.stateProperty().map(state -> state.filter(s -> s == TrainingState.PAUSED).isPresent());
        Button pause = button("run-pause", "Pause", Feather.PAUSE, "Let the training wait after the step that it is in", run::pause);
        pause.disableProperty().bind(run.askedProperty().map(Optional::isPresent));
        shown(pause, watch.liveProperty().flatMap(live -> paused.map(p -> live && !p)));
        Button goOn = button("run-go-on", "Go on", Feather.PLAY, "End the pause", run::goOn);
        ObservableValue<Boolean> stopping = run.askedProperty().map(asked -> asked.filter(s -> s == TrainingState.STOPPED).isPresent());
        goOn.disableProperty().bind(stopping);
        shown(goOn, watch.liveProperty().flatMap(live -> paused.map(p -> live && p)));
        Button again = button("run-again", "Go on", Feather.PLAY, "Go on with the training from its last checkpoint", watch::goOn);
        shown(again, watch.canGoOnProperty());
        Button stop = button("run-stop", "Stop", Feather.SQUARE, "End the training with a checkpoint, to go on another time", run::stop);
        stop.disableProperty().bind(stopping);
        shown(stop, watch.liveProperty());
        Button open = button("run-open-model", "Open model", Feather.BOX, "Open the best model so far in the studio", watch::openModel);
        open.disableProperty().bind(watch.hasModelProperty().not());
        HBox buttons = new HBox(pause, goOn, again, stop, open);
        buttons.getStyleClass().add("run-buttons");
        return buttons;
    }

    private static Button button(String id, String text, Ikon icon, String tip, Runnable run) {
        Button button = new Button(text, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().add(Styles.SMALL);
        button.setTooltip(new Tooltip(tip));
        button.setOnAction(_ -> run.run());
        return button;
    }

    private static void shown(Node node, ObservableValue<Boolean> when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(node.visibleProperty());
    }
}
