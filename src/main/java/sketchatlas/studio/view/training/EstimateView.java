package sketchatlas.studio.view.training;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import sketchatlas.studio.view.parts.Parts;
import sketchatlas.studio.viewmodel.training.Estimate;
import sketchatlas.studio.viewmodel.training.EstimateViewModel;

/** Time and memory of the training that is being put together, and whether they are being measured. */
final class EstimateView extends VBox {
    EstimateView(EstimateViewModel estimate) {
        getStyleClass().add("form-lines");
        Label time = Parts.wrapped("", "estimate-time");
        Label space = Parts.wrapped("", "form-note");
        Label problem = FormParts.problem();
        ProgressIndicator busy = new ProgressIndicator();
        busy.setMaxSize(14, 14);
        busy.setMinSize(14, 14);
        Label measuring = FormParts.note("Measuring the time by a short trial...");
        HBox trial = new HBox(8, busy, measuring);
        trial.setAlignment(Pos.CENTER_LEFT);
        Label busyNow = FormParts.note("");
        busyNow.setId("estimate-busy");
        Label tight = Parts.wrapped("", "form-note");
        tight.setId("estimate-tight");
        Hyperlink again = new Hyperlink("Measure again");
        again.setId("estimate-again");
        again.setOnAction(_ -> estimate.measureAgain());
        trial.visibleProperty().bind(estimate.measuringProperty());
        trial.managedProperty().bind(trial.visibleProperty());
        estimate.estimateProperty().subscribe(now -> {
            time.setText(now.map(Estimate::time).orElse("Not known before data is chosen and all options are possible."));
            busyNow.setText(now.flatMap(Estimate::busy).orElse(""));
            shown(busyNow, !busyNow.getText().isEmpty());
            tight.setText(now.flatMap(Estimate::tight).orElse(""));
            shown(tight, !tight.getText().isEmpty());
            shown(again, now.filter(e -> e.secondsPerStep().isPresent()).isPresent());
            space.setText(now.map(e -> upper(e.space()) + "; " + e.besides()).orElse(""));
        });
        Runnable tell = () -> problem.setText(estimate.estimateProperty().get().flatMap(Estimate::refusal).orElse(estimate.problemProperty().get()));
        estimate.estimateProperty().subscribe(_ -> tell.run());
        estimate.problemProperty().subscribe(_ -> tell.run());
        getChildren().setAll(time, busyNow, space, tight, trial, again, problem);
    }

    private static void shown(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }

    private static String upper(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
