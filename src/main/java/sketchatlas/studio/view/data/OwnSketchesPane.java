package sketchatlas.studio.view.data;

import atlantafx.base.theme.Styles;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sketchatlas.data.collection.SketchCollection.Entry;
import sketchatlas.sketch.Sketch;
import sketchatlas.studio.view.parts.Parts;
import sketchatlas.studio.viewmodel.data.OwnSketchesViewModel;
import sketchatlas.studio.viewmodel.data.OwnSketchesViewModel.Kept;

/** The person's own sketches, label by label: looked through, relabelled, removed. Every change can be taken back, so nothing is asked twice. */
public final class OwnSketchesPane extends BorderPane {
    private static final double SKETCH = 72; // screen units

    private final OwnSketchesViewModel own;
    private final DataDialogs dialogs;
    private final BiConsumer<String, List<Sketch>> pin;
    private final ListView<Entry> labels = new ListView<>();
    private final FlowPane tiles = new FlowPane();
    private final Set<Integer> selected = new HashSet<>(); // places among those of the label
    private final ReadOnlyIntegerWrapper selectedCount = new ReadOnlyIntegerWrapper();
    private boolean filling;

    /** @param pin takes a label and sketches of it to the workbench */
    public OwnSketchesPane(OwnSketchesViewModel own, DataDialogs dialogs, BiConsumer<String, List<Sketch>> pin) {
        this.pin = pin;
        this.own = own;
        this.dialogs = dialogs;
        setId("own-sketches");
        getStyleClass().add("own-sketches");
        ScrollPane scroll = new ScrollPane(tiles);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("own-scroll");
        tiles.getStyleClass().add("own-tiles");
        VBox right = new VBox(sketchTools(), scroll);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        right.getStyleClass().add("data-box");
        VBox left = new VBox(labelTools(), labels());
        left.getStyleClass().add("data-box");
        SplitPane.setResizableWithParent(left, false);
        SplitPane split = new SplitPane(left, right);
        split.setDividerPositions(0.3);
        setCenter(split);
        setBottom(undo());
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        own.keptProperty().subscribe(this::show);
    }

    private ListView<Entry> labels() {
        labels.setId("own-labels");
        labels.setAccessibleText("Labels");
        labels.getStyleClass().add("data-list");
        Label empty = sentence("You have no sketches yet: draw something and add it to your sketches (Ctrl+K on the paper).");
        empty.getStyleClass().add("data-empty");
        labels.setPlaceholder(empty);
        labels.setCellFactory(_ -> new EntryCell());
        labels.getSelectionModel().selectedItemProperty().addListener((_, _, entry) -> {
            if (!filling && entry != null) {
                own.selectedProperty().set(Optional.of(entry.label()));
            }
        });
        own.entriesProperty().subscribe(_ -> fill());
        own.selectedProperty().subscribe(_ -> fill());
        VBox.setVgrow(labels, Priority.ALWAYS);
        return labels;
    }

    private void fill() {
        filling = true;
        List<Entry> entries = own.entriesProperty().get();
        if (!labels.getItems().equals(entries)) {
            labels.getItems().setAll(entries);
        }
        own.selectedProperty().get().ifPresent(label -> entries.stream().filter(e -> e.label().equals(label)).findFirst()
                .ifPresent(labels.getSelectionModel()::select));
        filling = false;
    }

    private HBox labelTools() {
        Label title = new Label("Labels");
        title.getStyleClass().add("data-title");
        Button rename = icon(Parts.button("own-rename", null, "Give this label another name", Feather.EDIT_2, () -> own.selectedProperty().get()
                .ifPresent(label -> dialogs.askLabel(own, "What shall \"" + label + "\" be called?").ifPresent(to -> own.rename(label, to)))));
        Button delete = icon(Parts.button("own-delete", null, "Delete this label with all its sketches", Feather.TRASH_2,
                () -> own.selectedProperty().get().ifPresent(own::delete)));
        own.selectedProperty().subscribe(label -> {
            rename.setDisable(label.isEmpty());
            delete.setDisable(label.isEmpty());
        });
        return DataViews.line(title, space(), rename, delete);
    }

    private HBox sketchTools() {
        Label count = new Label();
        count.getStyleClass().add("data-note");
        Button relabel = Parts.button("own-relabel", "Relabel...", "Gives the selected sketches another label", Feather.TAG, () -> {
            Set<Integer> which = Set.copyOf(selected);
            dialogs.askLabel(own, which.size() == 1 ? "What does this sketch show?" : "What do these " + which.size() + " sketches show?")
                    .ifPresent(to -> own.relabel(which, to));
        });
        Button remove = Parts.button("own-remove", "Remove", "Removes the selected sketches", Feather.TRASH_2, this::removeSelected);
        Button toBench = Parts.button("own-pin", "Pin", "Puts the selected sketches into the tray of the workbench", Feather.TOOL,
                () -> pin.accept(own.selectedProperty().get().orElse("my sketches"),
                        own.keptProperty().get().stream().filter(kept -> selected.contains(kept.index())).map(Kept::sketch).toList()));
        selectedCount.subscribe(n -> {
            toBench.setDisable(n.intValue() <= 0);
            int shown = tiles.getChildren().size();
            count.setText(n.intValue() > 0 ? n + " of " + shown + " selected" : shown == 0 ? "" : "Click sketches to select them");
            relabel.setDisable(n.intValue() == 0);
            remove.setDisable(n.intValue() == 0);
        });
        return DataViews.line(count, space(), toBench, relabel, remove);
    }

    private HBox undo() {
        Label what = new Label();
        what.getStyleClass().add("data-note");
        what.textProperty().bind(own.undoNameProperty().map(name -> name.isEmpty() ? "" : "Last change: " + name + "."));
        what.setMinWidth(0);
        Button undo = Parts.button("own-undo", "Undo", "Takes the last change back", Feather.CORNER_UP_LEFT, own::undo);
        undo.disableProperty().bind(own.undoNameProperty().isEmpty());
        HBox line = DataViews.line(what, space(), undo);
        line.getStyleClass().add("own-bottom");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void show(List<Kept> kept) {
        selected.clear();
        tiles.getChildren().setAll(kept.stream().map(this::tile).toList());
        selectedCount.set(-1); // the text counts what is shown, too
        selectedCount.set(0);
    }

    private ToggleButton tile(Kept kept) {
        SketchShape shape = new SketchShape(SKETCH);
        shape.show(kept.sketch());
        ToggleButton tile = new ToggleButton(null, shape);
        tile.getStyleClass().add("own-tile");
        tile.setAccessibleText("Sketch " + (kept.index() + 1));
        tile.selectedProperty().addListener((_, _, now) -> {
            if (now) {
                selected.add(kept.index());
            } else {
                selected.remove(kept.index());
            }
            selectedCount.set(selected.size());
        });
        return tile;
    }

    private void removeSelected() {
        own.remove(new TreeSet<>(selected));
    }

    private void key(KeyEvent event) {
        if ((event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) && !selected.isEmpty()) {
            removeSelected();
            event.consume();
        } else if (event.getCode() == KeyCode.Z && event.isShortcutDown() && !own.undoNameProperty().get().isEmpty()) {
            own.undo();
            event.consume();
        }
    }

    private static Button icon(Button button) {
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.setAccessibleText(button.getTooltip().getText());
        return button;
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private static Label sentence(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add("data-note");
        return label;
    }

    /** A label and its count. */
    private static final class EntryCell extends ListCell<Entry> {
        private final Label name = new Label();
        private final Label count = new Label();
        private final HBox row = DataViews.line(name, space(), count);

        EntryCell() {
            count.getStyleClass().add("data-note");
            name.setMinWidth(0);
            setPrefWidth(0); // as wide as the list
        }

        @Override
        protected void updateItem(Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            setGraphic(empty ? null : row);
            if (!empty) {
                name.setText(entry.label());
                count.setText(Long.toString(entry.sketches()));
            }
        }
    }
}
