package sketchatlas.studio.view.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sketchatlas.explore.workbench.Analogy;
import sketchatlas.explore.workbench.SketchToken;
import sketchatlas.explore.workbench.Slot;
import sketchatlas.explore.workbench.WorkbenchCommand;
import sketchatlas.explore.workbench.WorkbenchState;
import sketchatlas.studio.view.parts.Parts;
import sketchatlas.studio.viewmodel.workbench.AnalogyViewModel;
import sketchatlas.studio.viewmodel.workbench.WorkbenchViewModel;

/** a + s (b - c): three slots, the strength, the result, the results over s and for a row of starts; and the latent calculators. */
final class AnalogyTab {
    private static final double SIDE_BY_SIDE = 850; // screen units
    private static final double WIDEST = 760;
    private static final double CALCULATORS = 290;

    private final BenchViews views;
    private final WorkbenchViewModel workbench;

    AnalogyTab(BenchViews views) {
        this.views = views;
        workbench = views.workbench();
    }

    /** All of it; the calculators stand beside the analogy where there is room. */
    Region create(BenchDialogs dialogs) {
        AnalogyViewModel analogy = workbench.analogy();
        TokenTile result = views.result(analogy.result(), "analogy-result", "The result");
        FlowPane formula = new FlowPane(together(views.slot(Slot.A, "a: drop a sketch"), sign("+ s")),
                together(sign("("), side(Slot.B, "b: more of this"), sign("-"), side(Slot.C, "c: less of this"), sign(")")),
                together(sign("="), result)); // a line ends only before "(" or "="
        formula.getStyleClass().add("bench-formula");
        FlowPane strip = new FlowPane();
        views.strip("strip", analogy.stripProperty(), strip,
                i -> String.format(Locale.ENGLISH, "%.1f", AnalogyViewModel.STRENGTHS.get(i)),
                _ -> AnalogyViewModel.STRENGTHS.indexOf(workbench.state().strength()), i -> {
                    workbench.execute(new WorkbenchCommand.Strengthen(AnalogyViewModel.STRENGTHS.get(i)));
                    workbench.settle();
                });
        VBox over = BenchViews.section("From s = -2 to 2", strip);
        over.visibleProperty().bind(analogy.stripProperty().map(s -> !s.isEmpty()));
        over.managedProperty().bind(over.visibleProperty());
        VBox main = new VBox(chosen(), formula, strength(), BenchViews.hint(analogy.result(), "analogy-inside", result.frame()), over, row());
        main.getStyleClass().add("bench-column");
        return new TwoColumns(main, new CalculatorList(views, dialogs), SIDE_BY_SIDE, WIDEST, CALCULATORS);
    }

    /** A side of the difference: pale, and asking for nothing, while a calculator takes its place. */
    private TokenTile side(Slot slot, String prompt) {
        TokenTile tile = views.slot(slot, prompt);
        workbench.stateProperty().subscribe(state -> {
            boolean calculator = state.calculator().isPresent();
            tile.prompt(calculator ? "from the calculator" : prompt, calculator);
        });
        return tile;
    }

    private static HBox together(Node... nodes) {
        HBox part = new HBox(nodes);
        part.getStyleClass().add("bench-part");
        return part;
    }

    private static Label sign(String text) {
        Label sign = new Label(text);
        sign.getStyleClass().add("bench-sign");
        sign.setPrefHeight(BenchViews.SLOT);
        sign.setMinWidth(Region.USE_PREF_SIZE);
        sign.setAlignment(Pos.CENTER);
        return sign;
    }

    /** What b and c are, or which calculator stands for their difference; what is still to be done; and the ways to do it. */
    private Node chosen() {
        Label name = BenchViews.sentence("");
        name.setId("chosen-calculator");
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Button swap = Parts.button("swap", null, "Swap b and c", Feather.REPEAT, () -> workbench.execute(new WorkbenchCommand.Swap(Slot.B, Slot.C)));
        swap.getStyleClass().addAll("button-icon", "flat");
        swap.setAccessibleText("Swap b and c");
        Button away = Parts.button("put-calculator-away", "Put away", "Back to what is in b and c", Feather.X,
                () -> {
            name.getScene().lookup("#slot-b").requestFocus(); // the button goes away
            workbench.execute(new WorkbenchCommand.Choose(Optional.empty()));
        });
        Button example = Parts.button("bench-example", "Example", "Lays out a calculator and four sketches", Feather.PLAY, workbench::showExample);
        MenuButton use = new MenuButton("Calculators");
        use.setId("choose-calculator");
        use.setTooltip(new Tooltip("Kept differences, to be used in place of b - c"));
        Runnable update = () -> {
            WorkbenchState state = workbench.state();
            boolean calculator = state.calculator().isPresent();
            boolean some = !workbench.calculators().entriesProperty().get().isEmpty();
            name.setText(AnalogyViewModel.explain(state));
            show(swap, !calculator && (state.in(Slot.B).isPresent() || state.in(Slot.C).isPresent()));
            show(away, calculator);
            show(example, some && state.starts().isEmpty() && state.difference().isEmpty());
            show(use, some);
        };
        workbench.stateProperty().subscribe(_ -> update.run());
        workbench.calculators().entriesProperty().subscribe(entries -> {
            use.getItems().setAll(entries.stream().map(entry -> {
                MenuItem item = new MenuItem(entry.calculator().name());
                item.setMnemonicParsing(false);
                item.setOnAction(_ -> workbench.use(entry.calculator()));
                return item;
            }).toList());
            update.run();
        });
        HBox line = BenchViews.line(name, example, use, swap, away);
        for (Node button : List.of(example, use, swap, away)) {
            ((Region) button).setMinWidth(Region.USE_PREF_SIZE);
        }
        line.getStyleClass().add("bench-chosen");
        return line;
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
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
        name.setMinWidth(Region.USE_PREF_SIZE);
        return BenchViews.line(name, slider, value);
    }

    /** Further starts, each with its result below. */
    private Node row() {
        FlowPane pane = new FlowPane();
        pane.setId("row");
        pane.getStyleClass().addAll("token-strip", "bench-landing");
        Label prompt = BenchViews.sentence("Drop further sketches here: the same is done to each of them.");
        views.hand().landing(pane, _ -> true, token -> workbench.execute(new WorkbenchCommand.AddStarts(List.of(token))));
        views.hand().landing(pane, workbench::use);
        List<VBox> columns = new ArrayList<>();
        List<TokenTile> starts = new ArrayList<>();
        List<TokenTile> results = new ArrayList<>();
        Runnable update = () -> {
            WorkbenchState state = workbench.state();
            while (columns.size() < state.row().size()) {
                TokenTile start = views.tile(BenchViews.SMALL, "");
                int index = columns.size();
                start.describe();
                start.removable("Take away from the row", () -> workbench.execute(new WorkbenchCommand.RemoveStart(index)));
                TokenTile result = views.tile(BenchViews.SMALL, "");
                result.withoutCaption();
                start.frame().setId("row-start-" + index);
                result.frame().setId("row-result-" + index);
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
        Button all = Parts.button("row-from-tray", "Add what is in the tray", "Every pinned sketch becomes a start of the row", Feather.PLUS,
                () -> workbench.execute(new WorkbenchCommand.AddStarts(workbench.state().tray())));
        workbench.stateProperty().subscribe(state -> all.setDisable(state.tray().isEmpty()));
        return all;
    }
}
