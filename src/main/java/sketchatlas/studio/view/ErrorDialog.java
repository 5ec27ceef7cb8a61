package sketchatlas.studio.view;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.event.ActionEvent;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import sketchatlas.studio.viewmodel.ErrorReports;
import sketchatlas.studio.viewmodel.ErrorReports.Report;

/** Says that something went wrong that nobody foresaw, with a report to send; the studio goes on beside it. */
final class ErrorDialog {
    private static final int COLUMNS = 84;
    private static final int ROWS = 16;

    private final Window owner;
    private final ErrorReports reports;
    private Alert open; // null while none is

    private ErrorDialog(Window owner, ErrorReports reports) {
        this.owner = owner;
        this.reports = reports;
    }

    /** Shows one whenever there is something to report. */
    static void attach(Window owner, ErrorReports reports) {
        ErrorDialog dialog = new ErrorDialog(owner, reports);
        reports.reportProperty().addListener((_, _, now) -> {
            if (now.isPresent() && dialog.open == null) {
                dialog.show();
            }
        });
    }

    private void show() {
        open = new Alert(Alert.AlertType.ERROR);
        open.initOwner(owner);
        open.initModality(Modality.NONE);
        open.setTitle("Sketch Atlas");
        FontIcon icon = new FontIcon(Feather.ALERT_OCTAGON);
        icon.getStyleClass().add("error-icon");
        open.setGraphic(icon);
        ObservableValue<Report> report = reports.reportProperty().map(now -> now.orElse(new Report(1, "", "")));
        open.headerTextProperty().bind(report.map(r -> r.count() == 1 ? r.sentence() : r.sentence() + "\n(" + r.count() + " errors)"));
        open.setContentText("Your work is kept and you can go on. If it happens again, please send the report; it holds no sketches of yours.");
        TextArea text = new TextArea();
        text.setId("error-report");
        text.setEditable(false);
        text.setPrefColumnCount(COLUMNS);
        text.setPrefRowCount(ROWS);
        text.getStyleClass().add("error-report");
        text.textProperty().bind(Bindings.createStringBinding(() -> report.getValue().text(), report));
        VBox details = new VBox(text);
        details.getStyleClass().add("error-details");
        open.getDialogPane().setExpandableContent(details);
        ButtonType copy = new ButtonType("Copy the report", ButtonBar.ButtonData.LEFT);
        open.getButtonTypes().setAll(copy, ButtonType.CLOSE);
        Button copyButton = (Button) open.getDialogPane().lookupButton(copy);
        copyButton.setId("copy-report");
        copyButton.addEventFilter(ActionEvent.ACTION, event -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text.getText());
            Clipboard.getSystemClipboard().setContent(content);
            copyButton.setText("Copied");
            event.consume(); // stays open
        });
        open.setOnHidden(_ -> {
            open = null;
            reports.seen();
        });
        open.show();
    }
}
