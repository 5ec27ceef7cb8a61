package sketchatlas.studio.view.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sketchatlas.explore.workbench.Analogy;
import sketchatlas.explore.workbench.Difference;
import sketchatlas.explore.workbench.SketchToken;
import sketchatlas.explore.workbench.Slot;
import sketchatlas.explore.workbench.WorkbenchCommand;
import sketchatlas.explore.workbench.WorkbenchState;
import sketchatlas.studio.viewmodel.workbench.AnalogyViewModel;
import sketchatlas.studio.viewmodel.workbench.WorkbenchViewModel;

/** a + s (b - c): three slots, the strength, the result, the results over s and for a row of starts; and the latent calculators. */
final class AnalogyTab extends VBox {
    private final BenchViews views;
    private final WorkbenchViewModel workbench;

    AnalogyTab(BenchViews views, BenchDialogs dialogs) {
        this.views = views;
        workbench = views.workbench();
        getStyleClass().add("bench-tab");
        AnalogyViewModel analogy = workbench.analogy();
        TokenTile result = views.result(analogy.result(), "analogy-result", "The result");
        FlowPane formula = new FlowPane(views.slot(Slot.A, "a: drop a sketch"), sign("+ s ("), views.slot(Slot.B, "b: more of this"), sign("-"),
                views.slot(Slot.C, "c: less of this"), sign(") ="), result);
        formula.getStyleClass().add("bench-formula");
        FlowPane strip = new FlowPane();
        views.strip(analogy.stripProperty(), strip, BenchViews.SMALL,
                i -> String.format(Locale.ENGLISH, "%.1f", AnalogyViewModel.STRENGTHS.get(i)), i -> {
                    workbench.execute(new WorkbenchCommand.Strengthen(AnalogyViewModel.STRENGTHS.get(i)));
                    workbench.settle();
                });
        VBox over = BenchViews.section("From s = -2 to 2", strip);
        over.visibleProperty().bind(analogy.stripProperty().map(s -> !s.isEmpty()));
        over.managedProperty().bind(over.visibleProperty());
        getChildren().addAll(formula, chosen(), strength(), BenchViews.hint(analogy.result(), "analogy-inside"), over, row(),
                new CalculatorList(views, dialogs));
    }

    private static Label sign(String text) {
        Label sign = new Label(text);
        sign.getStyleClass().add("bench-sign");
        sign.setPrefHeight(BenchViews.SLOT);
        sign.setAlignment(Pos.CENTER);
        return sign;
    }

    /** Which calculator stands for b - c, if one does. */
    private Node chosen() {
        Label name = new Label();
        name.setId("chosen-calculator");
        Button away = BenchViews.button("put-calculator-away", "Put away", "Back to what is in b and c", Feather.X,
                () -> workbench.execute(new WorkbenchCommand.Choose(Optional.empty())));
        var line = BenchViews.line(name, away);
        line.getStyleClass().add("bench-chosen");
        workbench.stateProperty().subscribe(state -> {
            Optional<Difference.Named> calculator = state.calculator();
            name.setText(calculator.map(c -> "b - c is \"" + c.name() + "\"").orElse(""));
            line.setVisible(calculator.isPresent());
            line.setManaged(calculator.isPresent());
        });
        return line;
    }

    private Node strength() {
        Slider slider = views.slider("strength", "Strength s", -Analogy.STRONGEST, Analogy.STRONGEST,
                s -> workbench.execute(new WorkbenchCommand.Strengthen(Math.round(s * 100) / 100.0)));
        slider.setMajorTickUnit(1);
        slider.setBlockIncrement(0.1);
        slider.setShowTickMarks(true);
        slider.setShowTickLabels(true);
        Label value = new Label();
        value.getStyleClass().add("number");
        workbench.stateProperty().subscribe(state -> {
            value.setText(String.format(Locale.ENGLISH, "%.2f", state.strength()));
            if (!slider.isValueChanging() && Math.abs(slider.getValue() - state.strength()) > 0.005) {
                slider.setValue(state.strength());
            }
        });
        Label name = new Label("Strength s");
        name.setMinWidth(USE_PREF_SIZE);
        return BenchViews.line(name, slider, value);
    }

    /** Further starts, each with its result below. */
    private Node row() {
        FlowPane pane = new FlowPane();
        pane.setId("row");
        pane.getStyleClass().addAll("token-strip", "bench-landing");
        Label prompt = BenchViews.sentence("Drop sketches here to see the same done to each of them.");
        views.hand().landing(pane, _ -> true, token -> workbench.execute(new WorkbenchCommand.AddStart(token)));
        views.hand().landing(pane, workbench::use);
        List<VBox> columns = new ArrayList<>();
        List<TokenTile> starts = new ArrayList<>();
        List<TokenTile> results = new ArrayList<>();
        Runnable update = () -> {
            WorkbenchState state = workbench.state();
            while (columns.size() < state.row().size()) {
                TokenTile start = views.tile(BenchViews.SMALL, "");
                int index = columns.size();
                start.removable("Take away from the row", () -> workbench.execute(new WorkbenchCommand.RemoveStart(index)));
                TokenTile result = views.tile(BenchViews.SMALL, "");
                starts.add(start);
                results.add(result);
                columns.add(new VBox(4, start, result));
            }
            List<SketchToken> drawn = workbench.analogy().rowProperty().get();
            for (int i = 0; i < state.row().size(); i++) {
                starts.get(i).show(Optional.of(workbench.whole().of(state.row().get(i))));
                results.get(i).show(drawn.size() == state.row().size() ? Optional.of(drawn.get(i)) : Optional.empty(), "");
            }
            pane.getChildren().setAll(columns.subList(0, state.row().size()));
            if (state.row().isEmpty()) {
                pane.getChildren().setAll(prompt);
            }
        };
        views.onTokens(update);
        workbench.analogy().rowProperty().addListener(_ -> update.run());
        return BenchViews.section("The same for a row of starts", pane, fromTray());
    }

    private Button fromTray() {
        Button all = BenchViews.button("row-from-tray", "Add what is in the tray", "Every pinned sketch becomes a start of the row", Feather.PLUS,
                () -> workbench.state().tray().forEach(token -> workbench.execute(new WorkbenchCommand.AddStart(token))));
        workbench.stateProperty().subscribe(state -> all.setDisable(state.tray().isEmpty()));
        return all;
    }
}
