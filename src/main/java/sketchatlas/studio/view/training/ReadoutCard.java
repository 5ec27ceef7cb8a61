package sketchatlas.studio.view.training;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import sketchatlas.explore.curves.ChartKind;
import sketchatlas.explore.picture.ChartStyle;
import sketchatlas.studio.view.map.FxColours;
import sketchatlas.studio.viewmodel.training.Readout;

/** The values at the pointer, beside it. */
final class ReadoutCard extends VBox {
    private static final double BESIDE = 14; // screen units from the pointer
    private static final double EVENT_WIDTH = 210;

    private final ObservableValue<Boolean> dark;
    private final GridPane values = new GridPane();

    ReadoutCard(ObservableValue<Boolean> dark) {
        this.dark = dark;
        getStyleClass().add("chart-card");
        values.getStyleClass().add("chart-values");
        setMouseTransparent(true);
        setManaged(false);
        setVisible(false);
    }

    void show(Optional<Readout> readout) {
        setVisible(readout.isPresent());
        readout.ifPresent(this::fill);
    }

    private void fill(Readout readout) {
        ChartStyle style = ChartView.style(dark.getValue());
        Label place = new Label(readout.place());
        place.getStyleClass().add("chart-place");
        values.getChildren().clear();
        if (readout.columns().size() > 1) {
            for (int c = 0; c < readout.columns().size(); c++) {
                values.add(value(readout.columns().get(c), "chart-event"), c + 2, 0);
            }
        }
        for (int i = 0; i < readout.rows().size(); i++) {
            Readout.Row row = readout.rows().get(i);
            Circle dot = new Circle(4, FxColours.of(style.ofIndex().applyAsInt(ChartKind.colour(row.measure()))));
            values.addRow(i + 1, dot, new Label(ChartKind.name(row.measure())));
            for (int c = 0; c < row.values().size(); c++) {
                values.add(value(row.values().get(c), "chart-value"), c + 2, i + 1);
            }
        }
        getChildren().setAll(place, values);
        for (String event : readout.events()) {
            Label label = new Label(event);
            label.getStyleClass().add("chart-event");
            label.setWrapText(true);
            label.setMaxWidth(EVENT_WIDTH);
            getChildren().add(label);
        }
    }

    private static Label value(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        GridPane.setHalignment(label, HPos.RIGHT);
        return label;
    }

    /** Stands right of a place, or left of it where there is no room, within a chart of a size. */
    void place(double x, double width, double height) {
        if (isVisible()) {
            applyCss();
            double across = Math.ceil(prefWidth(-1));
            double down = Math.ceil(prefHeight(across));
            double left = x + BESIDE + across <= width ? x + BESIDE : Math.max(0, x - BESIDE - across);
            resizeRelocate(left, Math.max(0, Math.min(BESIDE, height - down)), across, down);
        }
    }
}
