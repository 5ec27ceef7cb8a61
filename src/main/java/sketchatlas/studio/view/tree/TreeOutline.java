package sketchatlas.studio.view.tree;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import sketchatlas.studio.viewmodel.ComponentId;
import sketchatlas.studio.viewmodel.Selection;
import sketchatlas.studio.viewmodel.tree.OutlineEntry;
import sketchatlas.studio.viewmodel.tree.TreeScene;
import sketchatlas.studio.viewmodel.tree.TreeTexts;
import sketchatlas.studio.viewmodel.tree.TreeViewModel;

/** The tree as lines with numbers. A name is edited in its line, also with F2. */
final class TreeOutline extends TreeTableView<OutlineEntry> {
    private static final double NUMBER_WIDTH = 92;

    private final TreeViewModel tree;
    private boolean following; // while the selection comes from elsewhere

    /** @param rename gets a component and what was typed */
    TreeOutline(TreeViewModel tree, BiConsumer<ComponentId, String> rename) {
        this.tree = tree;
        setId("outline");
        getStyleClass().add("outline");
        setShowRoot(false);
        setEditable(true);
        setPlaceholder(new Label());
        TreeTableColumn<OutlineEntry, OutlineEntry> component = new TreeTableColumn<>("Pattern");
        component.setCellValueFactory(line -> new ReadOnlyObjectWrapper<>(line.getValue().getValue()));
        component.setCellFactory(_ -> new OutlineCell(tree, rename));
        component.setSortable(false);
        component.setReorderable(false);
        component.setPrefWidth(190);
        component.setMinWidth(140);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        getColumns().add(component);
        getColumns().add(numbers("Sketches", "How many sketches of the atlas it wins", e -> e.component().isPresent() && e.sketch().isEmpty() ? ""
                : TreeTexts.number(e.won())));
        getColumns().add(numbers("Weight", "q(l) or q(k): its part of all that the model has learned", e -> percent(e.weight())));
        getColumns().add(numbers("Of parent", "q(k|l): how much of the general pattern above it is", e -> percent(e.edge())));
        tree.sceneProperty().subscribe(scene -> show(scene));
        tree.selection().selectedProperty().subscribe(_ -> follow());
        tree.darkProperty().addListener(_ -> refresh()); // cells are painted in the theme's colours
        getSelectionModel().selectedItemProperty().addListener((_, _, item) -> select(item));
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                tree.openSelected();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && getEditingCell() == null) {
                tree.openSelected();
                event.consume();
            }
        });
    }

    private static String percent(OptionalDouble share) {
        return share.isPresent() ? TreeTexts.percent(share.getAsDouble()) : "";
    }

    private static TreeTableColumn<OutlineEntry, String> numbers(String title, String tip, Function<OutlineEntry, String> text) {
        TreeTableColumn<OutlineEntry, String> column = new TreeTableColumn<>();
        Label header = new Label(title);
        header.setTooltip(new Tooltip(tip));
        column.setGraphic(header);
        column.setCellValueFactory(line -> new ReadOnlyStringWrapper(text.apply(line.getValue().getValue())));
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(NUMBER_WIDTH);
        column.setMinWidth(NUMBER_WIDTH);
        column.setMaxWidth(NUMBER_WIDTH * 1.3);
        column.getStyleClass().add("outline-number");
        return column;
    }

    private void show(Optional<TreeScene> scene) {
        following = true;
        setRoot(scene.map(OutlineEntry::of).map(TreeOutline::item).orElse(null));
        following = false;
        follow();
    }

    private static TreeItem<OutlineEntry> item(OutlineEntry entry) {
        TreeItem<OutlineEntry> item = new TreeItem<>(entry);
        item.setExpanded(true);
        entry.children().forEach(child -> item.getChildren().add(item(child)));
        return item;
    }

    private void select(TreeItem<OutlineEntry> item) {
        if (!following && item != null && item.getValue() != null) {
            item.getValue().component().ifPresentOrElse(tree.selection()::select, tree.selection()::clear);
        }
    }

    /** Shows what is selected elsewhere. */
    private void follow() {
        if (following || getRoot() == null) {
            return;
        }
        following = true;
        Selection selection = tree.selection();
        Optional<TreeItem<OutlineEntry>> item = selection.component().flatMap(id -> find(getRoot(), id));
        if (item.isEmpty()) {
            getSelectionModel().clearSelection();
        } else if (getSelectionModel().getSelectedItem() != item.get()) {
            getSelectionModel().select(item.get());
            scrollTo(Math.max(0, getRow(item.get()) - 3));
        }
        following = false;
    }

    private static Optional<TreeItem<OutlineEntry>> find(TreeItem<OutlineEntry> from, ComponentId id) {
        if (from.getValue().component().filter(id::equals).isPresent()) {
            return Optional.of(from);
        }
        return from.getChildren().stream().flatMap(child -> find(child, id).stream()).findFirst();
    }
}
