package sketchatlas.studio.view.workbench;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import sketchatlas.explore.calculators.CalculatorScore;
import sketchatlas.explore.calculators.CalculatorStore.Entry;
import sketchatlas.explore.calculators.CalculatorTest.Trial;
import sketchatlas.explore.calculators.LatentCalculator;
import sketchatlas.studio.view.parts.Parts;
import sketchatlas.studio.viewmodel.workbench.CalculatorsViewModel;
import sketchatlas.studio.viewmodel.workbench.CalculatorsViewModel.Tested;
import sketchatlas.studio.viewmodel.workbench.CalculatorsViewModel.Testing;
import sketchatlas.studio.viewmodel.workbench.WorkbenchViewModel;

/** The latent calculators of the model, each with its score and what can be done with it; and what the last test showed. */
final class CalculatorList extends VBox {
    private final BenchViews views;
    private final WorkbenchViewModel workbench;
    private final CalculatorsViewModel calculators;
    private final BenchDialogs dialogs;
    private final VBox rows = new VBox();
    private final Map<String, HBox> rowOf = new HashMap<>(); // by the calculator's name
    private final TextField name = new TextField();
    private final Node test;
    private final Node examples;
    private Optional<String> renamed = Optional.empty(); // what the calculator whose name was typed last is to be called

    CalculatorList(BenchViews views, BenchDialogs dialogs) {
        this.views = views;
        this.dialogs = dialogs;
        workbench = views.workbench();
        calculators = workbench.calculators();
        setId("calculators");
        getStyleClass().add("bench-box");
        rows.getStyleClass().add("calculator-rows");
        test = test();
        examples = examples();
        getChildren().addAll(head(), save(), rows);
        calculators.entriesProperty().subscribe(_ -> fill());
        calculators.testingProperty().map(testing -> testing.map(Testing::name)).subscribe(_ -> {
            place();
            BenchViews.bringIntoView(test);
        });
        calculators.testedProperty().subscribe(_ -> {
            place();
            BenchViews.bringIntoView(examples);
        });
    }

    private Node head() {
        Label title = new Label("Latent calculators: a kept b - c");
        title.getStyleClass().add("bench-section");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Button load = Parts.button("import-calculators", null, "Import calculators: keeps those of a file", Feather.UPLOAD,
                () -> dialogs.importCalculators().ifPresent(calculators::importFrom));
        load.getStyleClass().addAll("button-icon", "flat");
        load.setAccessibleText("Import calculators");
        workbench.benchProperty().subscribe(bench -> load.setDisable(bench.isEmpty()));
        return BenchViews.line(title, load);
    }

    private Node save() {
        name.setId("calculator-name");
        name.setPromptText("Name for b - c");
        name.setAccessibleText("Name for b - c");
        HBox.setHgrow(name, Priority.ALWAYS);
        Button save = Parts.button("save-calculator", "Keep b - c", "Keeps the difference of b and c under this name", Feather.SAVE,
                () -> workbench.save(name.getText()));
        Runnable update = () -> save.setDisable(!workbench.canSave() || name.getText().isBlank());
        workbench.stateProperty().subscribe(_ -> update.run());
        name.textProperty().addListener(_ -> update.run());
        name.setOnAction(_ -> save.fire());
        save.setMinWidth(USE_PREF_SIZE);
        return BenchViews.line(name, save);
    }

    /** Makes the rows anew; the keyboard stays with the calculator that had it. */
    private void fill() {
        Optional<String> held = rowOf.entrySet().stream().filter(row -> row.getValue().isFocusWithin()).map(Map.Entry::getKey).findFirst();
        Set<String> before = Set.copyOf(rowOf.keySet());
        rowOf.clear();
        rows.getChildren().setAll(calculators.entriesProperty().get().stream().map(entry -> {
            HBox row = row(entry);
            rowOf.putIfAbsent(entry.calculator().name(), row);
            return row;
        }).toList());
        if (rows.getChildren().isEmpty()) {
            rows.getChildren().setAll(BenchViews.sentence("There are none for this model yet: put sketches in b and c, and keep the difference."));
        }
        place();
        held.ifPresent(had -> Optional.ofNullable(rowOf.get(had)).or(() -> renamed.map(rowOf::get)).map(row -> row.getChildren().getLast()).orElse(name).requestFocus());
        if (rowOf.containsKey(name.getText().strip()) && !before.contains(name.getText().strip())) {
            name.clear(); // it is kept; where it could not be, the name is there to be mended
        }
    }

    /** Puts what is known of a test below the calculator that it is about. */
    private void place() {
        rows.getChildren().removeAll(test, examples);
        below(test, calculators.testingProperty().get().map(Testing::name));
        below(examples, calculators.testedProperty().get().map(Tested::name));
    }

    private void below(Node node, Optional<String> calculator) {
        calculator.map(rowOf::get).ifPresent(row -> rows.getChildren().add(rows.getChildren().indexOf(row) + 1, node));
    }

    private void rename(LatentCalculator calculator, String to) {
        renamed = Optional.of(to.strip());
        calculators.rename(calculator.name(), to);
    }

    private HBox row(Entry entry) {
        LatentCalculator calculator = entry.calculator();
        Button use = new Button(calculator.name(), new FontIcon(entry.own() ? Feather.USER : Feather.PACKAGE));
        use.getStyleClass().addAll("flat", "calculator-name");
        use.setMaxWidth(Double.MAX_VALUE);
        use.setMinWidth(0);
        use.setWrapText(true);
        use.setTooltip(new Tooltip(calculator.name() + "\nUse it in place of b - c, or drag it onto a sketch\nTowards: " + calculator.plus().description()
                + "\nAway from: " + calculator.minus().description() + (entry.own() ? "" : "\nCame with the model")));
        use.setId("use-calculator-" + calculator.name());
        use.setOnAction(_ -> workbench.use(calculator));
        HBox.setHgrow(use, Priority.ALWAYS);
        views.deeds().install(use, calculator);
        Label score = new Label(calculator.score().map(s -> s.points() + "/100").orElse("-"));
        score.getStyleClass().addAll("number", "calculator-score");
        score.setTooltip(new Tooltip(calculator.score().map(CalculatorList::explain).orElse("Not tested yet")));
        HBox row = BenchViews.line(use, score);
        MenuButton more = new MenuButton(null, new FontIcon(Feather.MORE_HORIZONTAL));
        more.getStyleClass().addAll("button-icon", "flat", "no-arrow");
        more.setId("more-" + calculator.name());
        more.setAccessibleText("More about " + calculator.name());
        more.getItems().addAll(views.deeds().applyTo(calculator));
        more.getItems().add(new SeparatorMenuItem());
        more.getItems().add(item("Test it", () -> calculators.test(calculator)));
        if (entry.own()) {
            more.getItems().add(item("Rename", () -> edit(row, calculator)));
        }
        more.getItems().add(item("Export...", () -> dialogs.exportCalculator().ifPresent(file -> calculators.exportTo(file, calculator))));
        if (entry.own()) {
            more.getItems().add(item("Delete...", () -> confirm(row, calculator)));
        }
        row.getChildren().add(more);
        return row;
    }

    private static MenuItem item(String name, Runnable run) {
        MenuItem item = new MenuItem(name);
        item.setOnAction(_ -> run.run());
        return item;
    }

    private static String explain(CalculatorScore score) {
        return String.format(Locale.ENGLISH, "%d of 100 on %d starts: changes point its way with a cosine of %.2f, and %.0f%% land where they should",
                score.points(), score.starts(), score.direction(), 100 * score.landed());
    }

    /** The name in place, until Enter keeps it or Escape does not. */
    private void edit(HBox row, LatentCalculator calculator) {
        TextField other = new TextField(calculator.name());
        other.setAccessibleText("New name");
        HBox.setHgrow(other, Priority.ALWAYS);
        other.setOnAction(_ -> rename(calculator, other.getText()));
        other.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                fill();
                event.consume();
            }
        });
        row.getChildren().setAll(other, Parts.button("keep-name", "Keep", "Keeps the new name", null, () -> rename(calculator, other.getText())), cancel());
        other.requestFocus();
        other.selectAll();
    }

    private void confirm(HBox row, LatentCalculator calculator) {
        Label question = BenchViews.sentence("Delete \"" + calculator.name() + "\"? This cannot be undone.");
        HBox.setHgrow(question, Priority.ALWAYS);
        question.setMaxWidth(Double.MAX_VALUE);
        Button delete = Parts.button("delete-calculator", "Delete", "Forgets the calculator", null, () -> calculators.delete(calculator.name()));
        delete.getStyleClass().add("danger");
        row.getChildren().setAll(question, delete, cancel());
        delete.requestFocus();
    }

    private Button cancel() {
        return Parts.button("leave-calculator", "Cancel", "Leaves the calculator as it is", null, this::fill);
    }

    private Node test() {
        Label what = BenchViews.sentence("");
        ProgressBar bar = new ProgressBar(0);
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        Button cancel = Parts.button("cancel-test", "Cancel", "Gives up the test", Feather.X, calculators::cancelTest);
        VBox box = new VBox(what, BenchViews.line(bar, cancel));
        calculators.testingProperty().subscribe(testing -> {
            what.setText(testing.map(t -> "Testing \"" + t.name() + "\" on " + CalculatorsViewModel.STARTS + " starts...").orElse(""));
            bar.setProgress(testing.map(Testing::share).orElse(0.0));
        });
        return box;
    }

    private Node examples() {
        Label what = BenchViews.sentence("");
        FlowPane pairs = new FlowPane();
        pairs.getStyleClass().add("token-strip");
        VBox box = new VBox(6, what, pairs);
        box.setId("calculator-examples");
        calculators.testedProperty().subscribe(tested -> {
            what.setText(tested.map(CalculatorList::explain).orElse(""));
            pairs.getChildren().setAll(tested.stream().flatMap(t -> t.examples().stream()).map(this::pair).toList());
        });
        return box;
    }

    private static String explain(Tested tested) {
        return "\"" + tested.name() + "\" scored " + explain(tested.score()) + ". From the best to the worst:";
    }

    private Node pair(Trial trial) {
        TokenTile before = views.tile(BenchViews.SMALL, "");
        before.show(Optional.of(trial.before().token("start", "of a test")), String.format(Locale.ENGLISH, "%.2f", trial.cosine()));
        TokenTile after = views.tile(BenchViews.SMALL, "");
        after.show(Optional.of(trial.after().token("changed", "of a test")), trial.landed() ? "landed" : "astray");
        HBox pair = new HBox(2, before, after);
        pair.getStyleClass().add("trial-pair");
        return pair;
    }
}
