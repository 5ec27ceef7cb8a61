package sketchatlas.studio.view;

import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import sketchatlas.studio.view.StudioPanel.Body;
import sketchatlas.studio.view.training.WatchPanel;
import sketchatlas.studio.viewmodel.PanelsViewModel;
import sketchatlas.studio.viewmodel.StudioViewModel;
import sketchatlas.studio.viewmodel.training.WatchViewModel;

/** A training and all that is seen of it. */
final class TrainStudioPanel {
    private static final double OPEN_FROM = Double.POSITIVE_INFINITY; // whoever trains opens it

    private TrainStudioPanel() {
    }

    static StudioPanel<WatchPanel> create(StudioViewModel studio, FileDialogs dialogs, Themes themes, Action newTraining) {
        studio.training().runFolderProperty().addListener((_, _, now) -> now.ifPresent(_ -> studio.panels().show(PanelsViewModel.TRAIN)));
        return new StudioPanel<>(PanelsViewModel.TRAIN, "Train", "Watch a model learn", Feather.ACTIVITY, OPEN_FROM,
                () -> body(studio, dialogs, themes, newTraining));
    }

    private static Body<WatchPanel> body(StudioViewModel studio, FileDialogs dialogs, Themes themes, Action newTraining) {
        WatchViewModel watch = studio.watch();
        Runnable open = () -> dialogs.openTraining().ifPresent(watch::open);
        WatchPanel panel = new WatchPanel(watch, studio.training(), themes.darkProperty(), new WatchPanel.Deeds() {
            @Override
            public void begin() {
                newTraining.runIfEnabled();
            }

            @Override
            public void open() {
                open.run();
            }

            @Override
            public void compare() {
                dialogs.openTraining().ifPresent(watch::compare);
            }
        });
        ObservableValue<Boolean> always = new SimpleStringProperty("").map(_ -> true);
        List<Node> tools = List.of(newTraining.iconButton(),
                action("open-training", "Open an earlier training...", Feather.FOLDER, always, open).iconButton(),
                action("export-history", "Export the history...", Feather.DOWNLOAD, watch.curves().curvesProperty().map(curves -> curves.size() > 0),
                        () -> dialogs.exportHistory().ifPresent(watch::export)).iconButton());
        return new Body<>(panel, panel.focusTarget(), tools);
    }

    private static Action action(String id, String name, Ikon icon, ObservableValue<Boolean> enabled, Runnable run) {
        return new Action(id, new SimpleStringProperty(name), icon, null, enabled, run);
    }
}
