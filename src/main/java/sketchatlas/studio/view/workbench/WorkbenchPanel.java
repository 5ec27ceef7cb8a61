package sketchatlas.studio.view.workbench;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.Observable;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import sketchatlas.studio.viewmodel.StudioViewModel;
import sketchatlas.studio.viewmodel.workbench.WorkbenchViewModel;
import sketchatlas.studio.viewmodel.workbench.WorkbenchViewModel.Tab;

/** The workbench: a tab for each of the things that can be done with sketches, how they are drawn, and the tray. */
public final class WorkbenchPanel extends BorderPane {
    private static final KeyCombination UNDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination REDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    private static final KeyCombination PASTE = new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);

    private final WorkbenchViewModel workbench;
    private final Map<Tab, ToggleButton> tabs = new EnumMap<>(Tab.class);

    /**
     * @param hand carries tokens over the window
     * @param dark whether the ground is dark
     */
    public WorkbenchPanel(StudioViewModel studio, TokenHand hand, TokenDeeds deeds, ObservableValue<Boolean> dark, BenchDialogs dialogs) {
        workbench = studio.workbench();
        setId("workbench");
        getStyleClass().add("workbench");
        BenchViews views = new BenchViews(workbench, hand, deeds, dark);
        Map<Tab, ScrollPane> contents = Map.of(Tab.ANALOGY, scroll(new AnalogyTab(views).create(dialogs), hand),
                Tab.INTERPOLATION, scroll(new InterpolationTab(views).create(), hand), Tab.COMPLETION, scroll(new CompletionTab(views, studio.drawing()), hand));
        setTop(top());
        workbench.tabProperty().subscribe(tab -> setCenter(contents.get(tab)));
        workbench.stateProperty().addListener((_, before, now) -> {
            if (now.calculator().isPresent() && !now.calculator().equals(before.calculator())) {
                contents.get(Tab.ANALOGY).setVvalue(0); // whoever chose it below wants to see what it does
            }
        });
        List<Observable> drawn = List.of(studio.reconstruction().encodingProperty(), studio.reconstruction().drawnProperty());
        List<Observable> selected = List.of(studio.selection().selectedProperty(), studio.atlas().namesProperty());
        setBottom(new VBox(new SamplingRow(views), new TrayStrip(views, drawn, selected, dialogs)));
        addEventHandler(KeyEvent.KEY_PRESSED, this::type);
    }

    /** Where the keyboard goes when the workbench is shown. */
    public Node focusTarget() {
        return tabs.get(Tab.ANALOGY);
    }

    /** Pins the sketch that was copied to the tray. */
    public void paste() {
        workbench.paste(Clipboard.getSystemClipboard().hasString() ? Clipboard.getSystemClipboard().getString() : "");
    }

    /** Turns the keyboard to the name that b - c is to be kept under. */
    public void nameCalculator() {
        workbench.tabProperty().set(Tab.ANALOGY);
        applyCss(); // only then what the tab scrolls is there to be found
        lookup("#calculator-name").requestFocus();
    }

    private static ScrollPane scroll(Node tab, TokenHand hand) {
        ScrollPane scroll = new ScrollPane(tab);
        scroll.getStyleClass().add("bench-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        hand.scrolls(scroll);
        return scroll;
    }

    private Node top() {
        HBox pills = new HBox(pill(Tab.ANALOGY, "Analogy", "a + s (b - c): change sketches by the difference of others", "left-pill"),
                pill(Tab.INTERPOLATION, "Between", "What lies between two sketches, or among four", "center-pill"),
                pill(Tab.COMPLETION, "Finish", "Finish what is on the paper", "right-pill"));
        pills.setAlignment(Pos.CENTER_LEFT);
        Label problem = BenchViews.sentence("");
        problem.setId("bench-problem");
        problem.textProperty().bind(workbench.problemProperty());
        problem.visibleProperty().bind(workbench.problemProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        problem.getStyleClass().add("bench-problem");
        Label waiting = BenchViews.sentence("The workbench opens as soon as there is a model.");
        waiting.visibleProperty().bind(workbench.benchProperty().map(bench -> bench.isEmpty() && problem.getText().isEmpty()));
        waiting.managedProperty().bind(waiting.visibleProperty());
        VBox top = new VBox(pills, problem, waiting);
        top.getStyleClass().add("bench-top");
        return top;
    }

    private ToggleButton pill(Tab tab, String name, String tip, String style) {
        ToggleButton button = new ToggleButton(name);
        button.setId("bench-" + tab.name().toLowerCase(Locale.ROOT));
        button.getStyleClass().add(style);
        button.setTooltip(new Tooltip(tip));
        button.setOnAction(_ -> {
            workbench.tabProperty().set(tab);
            button.setSelected(true); // one of them always is
        });
        workbench.tabProperty().subscribe(now -> button.setSelected(now == tab));
        tabs.put(tab, button);
        return button;
    }

    private void type(KeyEvent event) {
        if (UNDO.match(event)) {
            workbench.undo();
        } else if (REDO.match(event)) {
            workbench.redo();
        } else if (PASTE.match(event)) {
            paste();
        } else {
            return;
        }
        event.consume();
    }
}
