package sketchatlas.studio.view.data;

import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import sketchatlas.studio.viewmodel.data.DownloadItem;
import sketchatlas.studio.viewmodel.data.DownloadItem.State;
import sketchatlas.studio.viewmodel.data.DownloadItem.Status;

/** A category of QuickDraw: a box to tick, where its download stands, or why it could not be had. */
final class DownloadCell extends ListCell<DownloadItem> {
    private static final double BAR_WIDTH = 48;

    private final CheckBox tick = new CheckBox();
    private final Label state = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Label problem = new Label();
    private final VBox box;
    private Subscription subscription = Subscription.EMPTY;
    private DownloadItem bound; // null while the cell is empty

    DownloadCell() {
        tick.setFocusTraversable(false); // the space bar ticks the row
        tick.setMinWidth(0);
        state.getStyleClass().add("data-note");
        state.setMinWidth(Region.USE_PREF_SIZE);
        bar.setPrefWidth(BAR_WIDTH);
        bar.setMinWidth(BAR_WIDTH);
        problem.getStyleClass().add("data-problem");
        problem.setWrapText(true);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        box = new VBox(2, DataViews.line(tick, space, bar, state), problem);
        setPrefWidth(0); // as wide as the list
        getStyleClass().add("download-cell");
    }

    @Override
    protected void updateItem(DownloadItem item, boolean empty) {
        super.updateItem(item, empty);
        if (bound != null) {
            subscription.unsubscribe();
            tick.selectedProperty().unbindBidirectional(bound.chosenProperty());
        }
        bound = empty ? null : item;
        setGraphic(bound == null ? null : box);
        if (bound != null) {
            tick.setText(bound.category());
            tick.selectedProperty().bindBidirectional(bound.chosenProperty());
            subscription = bound.statusProperty().subscribe(this::show);
        }
    }

    private void show(Status status) {
        tick.setDisable(status.state() == State.HERE || status.state() == State.LOADING);
        state.setText(status.text());
        DataViews.show(bar, status.state() == State.LOADING);
        bar.setProgress(status.share());
        problem.setText(status.problem());
        DataViews.show(problem, !status.problem().isEmpty());
        setTooltip(status.problem().isEmpty() ? null : new Tooltip(status.problem()));
    }
}
