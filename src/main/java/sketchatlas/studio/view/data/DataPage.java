package sketchatlas.studio.view.data;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import sketchatlas.studio.view.parts.Parts;
import sketchatlas.studio.viewmodel.data.DataSetsViewModel;
import sketchatlas.studio.viewmodel.data.DataSource;

/**
 * Where a person chooses the sketches to train with: a source on top, its categories below, and beside them what can be downloaded. Files and
 * folders can be dropped anywhere on it.
 */
public final class DataPage extends VBox {
    private final DataSetsViewModel data;
    private final DataDialogs dialogs;

    public DataPage(DataSetsViewModel data, DataDialogs dialogs) {
        this.data = data;
        this.dialogs = dialogs;
        setId("data-page");
        getStyleClass().add("data-page");
        Node downloads = new DownloadChooser(data.downloads());
        Node categories = new CategoryList(data.categories());
        HBox lists = new HBox(categories, downloads);
        lists.getStyleClass().add("data-lists");
        lists.setFillHeight(true);
        HBox.setHgrow(categories, Priority.ALWAYS);
        HBox.setHgrow(downloads, Priority.SOMETIMES);
        VBox.setVgrow(lists, Priority.ALWAYS);
        data.sourceProperty().subscribe(source -> DataViews.show(downloads, source == DataSource.QUICKDRAW));
        getChildren().addAll(sources(), place(), lists, DataViews.sentence(data.totalsProperty(), "data-note"),
                problem());
        setOnDragOver(this::over);
        setOnDragExited(_ -> getStyleClass().remove("data-target"));
        setOnDragDropped(this::drop);
    }

    /** What is wrong; what is still to be done stands at the foot of the dialog. */
    private Label problem() {
        Label problem = DataViews.sentence(data.categories().problemProperty(), "data-note");
        problem.getStyleClass().add("data-problem");
        return problem;
    }

    private HBox sources() {
        ToggleGroup group = new ToggleGroup();
        HBox buttons = new HBox(source(group, DataSource.FOLDER, "Folder", "Data files of yours: .npz, .ndjson or .bin", Feather.FOLDER, Styles.LEFT_PILL),
                source(group, DataSource.OWN, "My sketches", "What you have drawn and kept", Feather.EDIT_3, Styles.CENTER_PILL),
                source(group, DataSource.QUICKDRAW, "Quick, Draw!", "Drawings of Google's game, from the web", Feather.DOWNLOAD_CLOUD, Styles.RIGHT_PILL));
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                before.setSelected(true); // one is always chosen
            }
        });
        return buttons;
    }

    private ToggleButton source(ToggleGroup group, DataSource source, String text, String tip, Ikon icon, String pill) {
        ToggleButton button = new ToggleButton(text, new FontIcon(icon));
        button.setId("data-source-" + source.name().toLowerCase(Locale.ROOT));
        button.setTooltip(new Tooltip(tip));
        button.getStyleClass().add(pill);
        button.setToggleGroup(group);
        button.setOnAction(_ -> data.sourceProperty().set(source));
        data.sourceProperty().subscribe(now -> button.setSelected(now == source));
        return button;
    }

    /** Where the source is, and what can be done with it. */
    private HBox place() {
        Label path = new Label();
        path.getStyleClass().add("data-note");
        path.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        path.setMinWidth(0);
        path.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(path, Priority.ALWAYS);
        data.categories().folderProperty().subscribe(folder -> {
            path.setText(folder.map(Path::toString).orElse("Choose a folder, or drop files here."));
            path.setTooltip(folder.map(f -> new Tooltip(f.toString())).orElse(null));
        });
        Button folder = Parts.button("data-folder", "Choose folder...", "Chooses the folder that holds your data files", Feather.FOLDER,
                () -> dialogs.openDataFolder().ifPresent(data::openFolder));
        Button add = Parts.button("data-add", "Add files...", "Adds files of sketches to this data set: .npz, .ndjson, .bin or .svg", Feather.PLUS,
                () -> take(dialogs.openDataFiles()));
        Button again = Parts.button("data-refresh", null, "Look again what is there", Feather.REFRESH_CW, data::refresh);
        again.setAccessibleText("Look again what is there");
        again.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        data.sourceProperty().subscribe(source -> DataViews.show(folder, source == DataSource.FOLDER));
        HBox line = DataViews.line(path, again, folder, add);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void over(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            if (!getStyleClass().contains("data-target")) {
                getStyleClass().add("data-target");
            }
        }
        event.consume();
    }

    private void drop(DragEvent event) {
        List<Path> files = event.getDragboard().getFiles().stream().map(File::toPath).toList();
        event.setDropCompleted(!files.isEmpty());
        event.consume();
        take(files);
    }

    private void take(List<Path> files) {
        if (!data.needsLabel(files)) {
            data.take(files, Optional.empty());
            return;
        }
        data.own().refresh(); // its labels are offered
        dialogs.askLabel(data.own(), "What do the pictures show?").ifPresent(label -> data.take(files, Optional.of(label)));
    }
}
