package sketchatlas.studio.view.data;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sketchatlas.data.download.QuickDrawCatalog;
import sketchatlas.data.download.QuickDrawCatalog.Form;
import sketchatlas.studio.view.parts.Parts;
import sketchatlas.studio.viewmodel.data.DownloadItem;
import sketchatlas.studio.viewmodel.data.DownloadsViewModel;

/** QuickDraw's categories, to search, tick and download. */
final class DownloadChooser extends VBox {
    private static final double LEAST_WIDTH = 180;

    private final DownloadsViewModel downloads;

    DownloadChooser(DownloadsViewModel downloads) {
        this.downloads = downloads;
        getStyleClass().add("data-box");
        setId("downloads");
        ListView<DownloadItem> list = list();
        VBox.setVgrow(list, Priority.ALWAYS);
        Label credit = new Label(QuickDrawCatalog.ATTRIBUTION + ".");
        credit.getStyleClass().add("data-note");
        credit.setWrapText(true);
        credit.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(top(), list, form(), summary(), buttons(), progress(), DataViews.sentence(downloads.problemProperty(), "data-problem"), credit);
    }

    private HBox top() {
        Label title = new Label("Download");
        title.getStyleClass().add("data-title");
        title.setMinWidth(USE_PREF_SIZE);
        TextField search = new TextField();
        search.setId("download-search");
        search.setPromptText("Search " + QuickDrawCatalog.categories().size() + " categories");
        search.setAccessibleText("Search the categories of QuickDraw");
        search.textProperty().bindBidirectional(downloads.searchProperty());
        search.setMinWidth(60);
        HBox.setHgrow(search, Priority.ALWAYS);
        return DataViews.line(title, search);
    }

    private ListView<DownloadItem> list() {
        ListView<DownloadItem> list = new ListView<>(downloads.items());
        list.setId("download-categories");
        list.setAccessibleText("Categories of QuickDraw");
        list.setCellFactory(_ -> new DownloadCell());
        list.getStyleClass().add("data-list");
        list.setPlaceholder(new Label("No category has such a name."));
        list.setMinHeight(90);
        list.setMinWidth(LEAST_WIDTH);
        downloads.currentProperty().subscribe(current -> current.map(list.getItems()::indexOf).filter(i -> i >= 0)
                .ifPresent(i -> list.scrollTo(Math.max(0, i - 1)))); // with one before it: its own height is about to change
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            DownloadItem item = list.getFocusModel().getFocusedItem();
            if (event.getCode() == KeyCode.SPACE && item != null) {
                item.chosenProperty().set(!item.chosen());
                event.consume();
            }
        });
        return list;
    }

    private FlowPane form() {
        ToggleGroup group = new ToggleGroup();
        RadioButton npz = new RadioButton("75,000 of each");
        npz.setTooltip(new Tooltip("The .npz files made for sketch-rnn, with their splits: 70,000 to train, 2,500 to validate, 2,500 to test"));
        RadioButton ndjson = new RadioButton("all drawings");
        ndjson.setTooltip(new Tooltip("The simplified .ndjson files: more than 100,000 drawings of most categories, several times as many bytes"));
        npz.setToggleGroup(group);
        ndjson.setToggleGroup(group);
        npz.setOnAction(_ -> downloads.formProperty().set(Form.NPZ));
        ndjson.setOnAction(_ -> downloads.formProperty().set(Form.NDJSON));
        downloads.formProperty().subscribe(form -> (form == Form.NPZ ? npz : ndjson).setSelected(true));
        downloads.loadingProperty().subscribe(now -> {
            npz.setDisable(now.isPresent());
            ndjson.setDisable(now.isPresent());
        });
        npz.setMinWidth(USE_PREF_SIZE);
        ndjson.setMinWidth(USE_PREF_SIZE);
        return new FlowPane(8, 4, npz, ndjson); // below each other where there is little room
    }

    private Label summary() {
        Label summary = new Label();
        summary.textProperty().bind(downloads.summaryProperty());
        summary.getStyleClass().add("data-note");
        return summary;
    }

    private HBox buttons() {
        Button sizes = Parts.button("download-sizes", "Sizes", "Asks the server how large the ticked categories are", null, downloads::askSizes);
        Button start = Parts.button("download-start", "Download", "Downloads the ticked categories, and goes on with what was begun", Feather.DOWNLOAD,
                downloads::start);
        start.getStyleClass().add("accent");
        Runnable update = () -> {
            start.setDisable(!downloads.canStart());
            sizes.setDisable(!downloads.canStart());
        };
        downloads.summaryProperty().subscribe(_ -> update.run());
        HBox line = DataViews.line(sizes, start);
        line.setAlignment(Pos.CENTER_RIGHT);
        downloads.loadingProperty().subscribe(now -> {
            update.run();
            DataViews.show(line, now.isEmpty());
        });
        return line;
    }

    private HBox progress() {
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        Label what = new Label();
        what.getStyleClass().add("data-note");
        Button stop = Parts.button("download-stop", "Stop", "Stops downloading; what has come is kept, to go on from there", Feather.X,
                downloads::cancel);
        HBox line = DataViews.line(what, bar, stop);
        line.setAlignment(Pos.CENTER_LEFT);
        downloads.loadingProperty().subscribe(now -> {
            DataViews.show(line, now.isPresent());
            now.ifPresent(l -> {
                what.setText(l.what());
                bar.setProgress(l.share());
            });
        });
        return line;
    }
}
