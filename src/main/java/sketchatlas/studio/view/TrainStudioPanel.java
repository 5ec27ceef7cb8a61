package sketchatlas.studio.view;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import sketchatlas.studio.view.StudioPanel.Body;
import sketchatlas.studio.view.training.EarlierMenu;
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
        List<Node> tools = List.of(newTraining.iconButton(),
                opening(watch, open),
                action("export-history", "Export the history...", Feather.DOWNLOAD, watch.curves().curvesProperty().map(curves -> curves.size() > 0),
                        () -> dialogs.exportHistory().ifPresent(watch::export)).iconButton());
        return new Body<>(panel, panel.focusTarget(), tools);
    }

    private static Node opening(WatchViewModel watch, Runnable elsewhere) {
        EarlierMenu menu = new EarlierMenu(watch, watch::open, elsewhere);
        menu.setId("open-training");
        menu.setGraphic(new FontIcon(Feather.FOLDER));
        menu.getStyleClass().addAll(Styles.FLAT, Tweaks.NO_ARROW);
        menu.setTooltip(new Tooltip("Open an earlier training"));
        menu.setAccessibleText("Open an earlier training");
        return menu;
    }

    private static Action action(String id, String name, Ikon icon, ObservableValue<Boolean> enabled, Runnable run) {
        return new Action(id, new SimpleStringProperty(name), icon, null, enabled, run);
    }
}
