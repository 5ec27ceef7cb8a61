package sketchatlas.studio.view.tree;

import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeTableCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import sketchatlas.explore.tree.ComponentNames;
import sketchatlas.studio.map.MapColours;
import sketchatlas.studio.view.map.FxColours;
import sketchatlas.studio.view.map.SketchPicture;
import sketchatlas.studio.viewmodel.ComponentId;
import sketchatlas.studio.viewmodel.tree.OutlineEntry;
import sketchatlas.studio.viewmodel.tree.TreeViewModel;

/** A component in the outline: its sketch, its number on its colour, its name, which can be edited. */
final class OutlineCell extends TreeTableCell<OutlineEntry, OutlineEntry> {
    private static final double PICTURE = 34;

    private final TreeViewModel tree;
    private final BiConsumer<ComponentId, String> rename;
    private final SketchPicture picture = new SketchPicture(PICTURE);
    private final StackPane frame = new StackPane(picture);
    private final ComponentChip chip = new ComponentChip();
    private final Label name = new Label();
    private final TextField field = new TextField();
    private final HBox line = new HBox(frame, chip, name);

    OutlineCell(TreeViewModel tree, BiConsumer<ComponentId, String> rename) {
        this.tree = tree;
        this.rename = rename;
        line.getStyleClass().add("outline-line");
        line.setAlignment(Pos.CENTER_LEFT);
        frame.getStyleClass().add("outline-picture");
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox.setHgrow(field, Priority.ALWAYS);
        field.setPromptText("Name");
        field.setOnAction(_ -> commit());
        field.focusedProperty().addListener((_, _, focused) -> {
            if (!focused && isEditing()) {
                commit();
            }
        });
        field.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                cancelEdit();
                event.consume();
            }
        });
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(OutlineEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (empty || entry == null || tree.scene().isEmpty()) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        setGraphic(line);
        MapColours colours = new MapColours(tree.darkProperty().get());
        Color ink = FxColours.of(colours.text());
        boolean hasSketch = entry.sketch().isPresent();
        frame.setVisible(hasSketch);
        frame.setManaged(hasSketch);
        entry.sketch().ifPresent(sketch -> picture.show(sketch, ink));
        chip.setVisible(entry.component().isPresent());
        chip.setManaged(chip.isVisible());
        entry.component().ifPresent(id -> chip.show(id, colours));
        name.setText(entry.component().flatMap(this::given).orElse(entry.title()));
        name.getStyleClass().removeAll("panel-caption", "panel-title");
        name.getStyleClass().add(entry.component().isEmpty() ? "panel-title" : given(entry) ? "outline-name" : "panel-caption");
        setAccessibleText(entry.component().map(id -> "Component " + id.level().letter() + id.index() + " ").orElse("") + name.getText());
    }

    private boolean given(OutlineEntry entry) {
        return entry.component().flatMap(this::given).isPresent();
    }

    private java.util.Optional<String> given(ComponentId id) {
        ComponentNames names = tree.scene().orElseThrow().names();
        return names.name(id.level(), id.index());
    }

    @Override
    public void startEdit() {
        if (getItem() == null || getItem().component().isEmpty()) {
            return;
        }
        super.startEdit();
        if (isEditing()) {
            field.setText(getItem().component().flatMap(this::given).orElse(""));
            line.getChildren().set(2, field);
            field.selectAll();
            field.requestFocus();
        }
    }

    @Override
    public void cancelEdit() {
        super.cancelEdit();
        line.getChildren().set(2, name);
    }

    private void commit() {
        OutlineEntry entry = getItem();
        cancelEdit();
        entry.component().ifPresent(id -> rename.accept(id, field.getText()));
        getTreeTableView().requestFocus();
    }
}
