package sketchatlas.studio.view.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import sketchatlas.explore.calculators.CalculatorStore.Entry;
import sketchatlas.explore.calculators.LatentCalculator;
import sketchatlas.explore.workbench.SketchToken;
import sketchatlas.explore.workbench.Slot;
import sketchatlas.explore.workbench.WorkbenchCommand;
import sketchatlas.studio.viewmodel.workbench.WorkbenchViewModel;

/** What can be done with a token without dragging it: by its context menu and by keys. Each drag has its like here. */
public final class TokenDeeds {
    /** What lies beyond the workbench. */
    public interface Beyond {
        /** Puts a sketch on the paper. */
        void paper(SketchToken token);

        /** Places a sketch on the map. */
        void map(SketchToken token);

        /** For other programs, and to be pasted. */
        void copy(SketchToken token);

        /** Asks for a file and writes it. */
        void save(SketchToken token);

        /** Makes sure that the workbench is seen. */
        void showWorkbench();

        /** Says why something cannot be done. */
        void tell(String sentence);
    }

    /** @param sketchNeeded whether it needs strokes, not only a code */
    private record Deed(String name, KeyCombination keys, boolean sketchNeeded, Consumer<SketchToken> run) {
    }

    private static final KeyCombination APPLY = new KeyCodeCombination(KeyCode.K, KeyCombination.ALT_DOWN);

    private final List<List<Deed>> groups;
    private final WorkbenchViewModel workbench;
    private final TokenHand hand;
    private final Beyond beyond;

    public TokenDeeds(WorkbenchViewModel workbench, TokenHand hand, Beyond beyond) {
        this.workbench = workbench;
        this.hand = hand;
        this.beyond = beyond;
        groups = List.of(
                List.of(put("Put in slot a", KeyCode.A, Slot.A, beyond), put("Put in slot b", KeyCode.B, Slot.B, beyond),
                        put("Put in slot c", KeyCode.C, Slot.C, beyond),
                        deed("Add to the row of starts", KeyCode.W, false, token -> {
                            beyond.showWorkbench();
                            workbench.tabProperty().set(WorkbenchViewModel.Tab.ANALOGY);
                            workbench.execute(new WorkbenchCommand.AddStarts(List.of(token)));
                        })),
                List.of(put("Interpolate: top left, or from", KeyCode.DIGIT1, Slot.TOP_LEFT, beyond),
                        put("Interpolate: top right, or to", KeyCode.DIGIT2, Slot.TOP_RIGHT, beyond),
                        put("Interpolate: bottom left", KeyCode.DIGIT3, Slot.BOTTOM_LEFT, beyond),
                        put("Interpolate: bottom right", KeyCode.DIGIT4, Slot.BOTTOM_RIGHT, beyond),
                        put("Finish the drawing as this", KeyCode.G, Slot.GUIDE, beyond)),
                List.of(deed("Pin to the tray", KeyCode.P, false, token -> {
                    beyond.showWorkbench();
                    workbench.execute(new WorkbenchCommand.Pin(token));
                }), deed("Put on the paper", KeyCode.ENTER, true, beyond::paper), deed("Place on the map", KeyCode.M, false, beyond::map)),
                List.of(new Deed("Copy", new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN), true, beyond::copy),
                        deed("Save...", KeyCode.S, true, beyond::save)));
    }

    private Deed put(String name, KeyCode key, Slot slot, Beyond beyond) {
        return deed(name, key, false, token -> {
            beyond.showWorkbench();
            workbench.put(slot, token);
        });
    }

    private static Deed deed(String name, KeyCode key, boolean sketchNeeded, Consumer<SketchToken> run) {
        return new Deed(name, new KeyCodeCombination(key, new Modifier[] {KeyCombination.ALT_DOWN}), sketchNeeded, run);
    }

    /** Makes a node the source of a token: to be dragged, with its context menu and keys; and calculators can be dropped on it. */
    public void install(Node node, Supplier<Optional<SketchToken>> token) {
        source(node, _ -> token.get(), token);
        target(node, () -> token.get().isPresent(), _ -> token.get());
    }

    /**
     * Makes a surface the source of tokens.
     *
     * @param at what can be dragged from a place of the surface
     * @param selected what menu and keys are about
     */
    public void source(Node node, Function<MouseEvent, Optional<SketchToken>> at, Supplier<Optional<SketchToken>> selected) {
        GraspGesture.install(node, event -> at.apply(event).map(workbench.whole()::of).map(Held.OfSketch::new), hand);
        withoutDrag(node, selected);
    }

    /**
     * Lets calculators be dropped on the sketches of a surface, to be applied to them.
     *
     * @param any whether there are any
     * @param at which one is at a place of the surface
     */
    public void target(Node node, BooleanSupplier any, Function<MouseEvent, Optional<SketchToken>> at) {
        hand.applying(node, any, at, this::apply);
    }

    private void apply(LatentCalculator calculator, SketchToken token) {
        beyond.showWorkbench();
        workbench.apply(calculator, workbench.whole().of(token));
    }

    /** Makes a node the source of a calculator: to be dragged, and applied by a menu to what other panels show. */
    void install(Node node, LatentCalculator calculator) {
        GraspGesture.install(node, _ -> Optional.of(new Held.OfCalculator(calculator)), hand);
    }

    /** Menu items that apply a calculator to what other panels show. */
    List<MenuItem> applyTo(LatentCalculator calculator) {
        return List.of(applyTo("Apply to your drawing", calculator, workbench.tokens()::drawing),
                applyTo("Apply to what is selected", calculator, workbench.tokens()::selected));
    }

    private MenuItem applyTo(String name, LatentCalculator calculator, Supplier<Optional<SketchToken>> token) {
        MenuItem item = new MenuItem(name);
        item.setOnAction(_ -> token.get().ifPresentOrElse(t -> apply(calculator, t),
                () -> beyond.tell("There is nothing to apply it to: draw or select something first.")));
        return item;
    }

    /** Gives a node the context menu and the keys only, where a drag means something else. */
    public void withoutDrag(Node node, Supplier<Optional<SketchToken>> selected) {
        node.addEventHandler(KeyEvent.KEY_PRESSED, event -> type(event, node, selected));
        node.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> selected.get().map(workbench.whole()::of).ifPresent(token -> {
            ContextMenu menu = menu(token);
            if (event.isKeyboardTrigger()) {
                menu.show(node, Side.BOTTOM, 0, 0);
            } else {
                menu.show(node, event.getScreenX(), event.getScreenY());
            }
            event.consume();
        }));
    }

    private void type(KeyEvent event, Node node, Supplier<Optional<SketchToken>> selected) {
        if (APPLY.match(event)) {
            selected.get().map(workbench.whole()::of).ifPresent(token -> {
                event.consume();
                if (workbench.calculators().entriesProperty().get().isEmpty()) {
                    beyond.tell("There are no calculators for this model yet: keep the difference of two sketches first.");
                    return;
                }
                ContextMenu menu = new ContextMenu();
                menu.getItems().setAll(calculators(token));
                menu.show(node, Side.BOTTOM, 0, 0);
            });
        }
        groups.stream().flatMap(List::stream).filter(deed -> deed.keys().match(event)).findFirst()
                .ifPresent(deed -> selected.get().map(workbench.whole()::of).filter(token -> can(deed, token)).ifPresent(token -> {
                    deed.run().accept(token);
                    event.consume();
                }));
    }

    /**
     * All that can be done with a token, for a menu bar.
     *
     * @param name of the menu
     * @param token what it is about whenever it opens
     */
    public Menu menu(String name, Supplier<Optional<SketchToken>> token) {
        Menu menu = new Menu(name);
        MenuItem nothing = new MenuItem("There is none now");
        nothing.setDisable(true);
        menu.getItems().setAll(nothing);
        menu.setOnShowing(event -> {
            if (event.getTarget() == menu) { // not a menu in it
                menu.getItems().setAll(token.get().map(workbench.whole()::of).map(t -> items(t, false)).orElse(List.of(nothing)));
            }
        });
        return menu;
    }

    /** An item for each calculator of the model, that applies it. */
    private List<MenuItem> calculators(SketchToken token) {
        return workbench.calculators().entriesProperty().get().stream().map(Entry::calculator).map(calculator -> {
            MenuItem item = new MenuItem(calculator.name());
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> apply(calculator, token));
            return item;
        }).toList();
    }

    private static boolean can(Deed deed, SketchToken token) {
        return !deed.sketchNeeded() || token.sketch().isPresent();
    }

    private ContextMenu menu(SketchToken token) {
        ContextMenu menu = new ContextMenu();
        menu.getItems().setAll(items(token, true));
        menu.setAutoHide(true);
        return menu;
    }

    /** @param keys whether they tell their keys; in a menu bar those would mean this token wherever the keyboard is */
    private List<MenuItem> items(SketchToken token, boolean keys) {
        List<MenuItem> items = new ArrayList<>();
        for (List<Deed> group : groups) {
            if (!items.isEmpty()) {
                items.add(new SeparatorMenuItem());
            }
            for (Deed deed : group) {
                MenuItem item = new MenuItem(deed.name());
                item.setAccelerator(keys ? deed.keys() : null);
                item.setDisable(!can(deed, token));
                item.setOnAction(_ -> deed.run().accept(token));
                items.add(item);
            }
        }
        Menu apply = new Menu("Apply a calculator" + (keys ? " (" + APPLY.getDisplayText() + ")" : ""));
        apply.getItems().setAll(calculators(token));
        apply.setDisable(apply.getItems().isEmpty());
        items.addAll(List.of(new SeparatorMenuItem(), apply));
        return items;
    }
}
