package sketchatlas.studio.view.library;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import sketchatlas.explore.library.ModelComparison;
import sketchatlas.explore.library.ModelComparison.Row;

/** Models beside each other: measures first, then the options in which they differ. */
final class ComparisonTable extends TableView<Row> {
    private static final double NAME_WIDTH = 210; // screen units
    private static final double VALUE_WIDTH = 150;
    private static final double ROW_HEIGHT = 28;

    ComparisonTable() {
        setId("model-comparison");
        getStyleClass().add("model-comparison");
        setFixedCellSize(ROW_HEIGHT);
        setPlaceholder(new Label("Nothing is known about these models."));
    }

    void show(ModelComparison comparison) {
        List<TableColumn<Row, String>> columns = new ArrayList<>();
        columns.add(column("", NAME_WIDTH, -1));
        for (int i = 0; i < comparison.models().size(); i++) {
            columns.add(column(comparison.models().get(i), VALUE_WIDTH, i));
        }
        getColumns().setAll(columns);
        List<Row> rows = new ArrayList<>(comparison.measures());
        rows.addAll(comparison.options());
        getItems().setAll(rows);
    }

    /** @param model its values; -1: the names of the rows */
    private static TableColumn<Row, String> column(String title, double width, int model) {
        TableColumn<Row, String> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(model < 0 ? row.getValue().name() : row.getValue().values().get(model)));
        column.setCellFactory(_ -> new TextCell());
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(width);
        return column;
    }

    /** A text that can be read whole when it is too long for its cell, such as a list of categories. */
    private static final class TextCell extends TableCell<Row, String> {
        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? null : text == null || text.isEmpty() ? "-" : text);
            setTooltip(empty || text == null || text.length() < 16 ? null : new Tooltip(text.replace(",", ", ")));
        }
    }
}
