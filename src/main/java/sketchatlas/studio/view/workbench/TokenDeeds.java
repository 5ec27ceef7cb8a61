package sketchatlas.studio.view.workbench;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
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
    }

    /** @param sketchNeeded whether it needs strokes, not only a code */
    private record Deed(String name, KeyCombination keys, boolean sketchNeeded, Consumer<SketchToken> run) {
    }

    private final List<List<Deed>> groups;
    private final WorkbenchViewModel workbench;
    private final TokenHand hand;

    public TokenDeeds(WorkbenchViewModel workbench, TokenHand hand, Beyond beyond) {
        this.workbench = workbench;
        this.hand = hand;
        groups = List.of(
                List.of(put("Put in slot a", KeyCode.A, Slot.A, beyond), put("Put in slot b", KeyCode.B, Slot.B, beyond),
                        put("Put in slot c", KeyCode.C, Slot.C, beyond),
                        deed("Add to the row of starts", KeyCode.W, false, token -> {
                            beyond.showWorkbench();
                            workbench.tabProperty().set(WorkbenchViewModel.Tab.ANALOGY);
                            workbench.execute(new WorkbenchCommand.AddStart(token));
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

    /** Makes a node the source of a token: to be dragged, with its context menu and keys. */
    public void install(Node node, Supplier<Optional<SketchToken>> token) {
        install(node, _ -> token.get(), token);
    }

    /**
     * Makes a surface the source of tokens.
     *
     * @param at what can be dragged from a place of the surface
     * @param selected what menu and keys are about
     */
    public void install(Node node, Function<MouseEvent, Optional<SketchToken>> at, Supplier<Optional<SketchToken>> selected) {
        GraspGesture.install(node, event -> at.apply(event).map(workbench.whole()::of), hand);
        withoutDrag(node, selected);
    }

    /** Gives a node the context menu and the keys only, where a drag means something else. */
    public void withoutDrag(Node node, Supplier<Optional<SketchToken>> selected) {
        node.addEventHandler(KeyEvent.KEY_PRESSED, event -> type(event, selected));
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

    private void type(KeyEvent event, Supplier<Optional<SketchToken>> selected) {
        groups.stream().flatMap(List::stream).filter(deed -> deed.keys().match(event)).findFirst()
                .ifPresent(deed -> selected.get().map(workbench.whole()::of).filter(token -> can(deed, token)).ifPresent(token -> {
                    deed.run().accept(token);
                    event.consume();
                }));
    }

    private static boolean can(Deed deed, SketchToken token) {
        return !deed.sketchNeeded() || token.sketch().isPresent();
    }

    private ContextMenu menu(SketchToken token) {
        ContextMenu menu = new ContextMenu();
        for (List<Deed> group : groups) {
            if (!menu.getItems().isEmpty()) {
                menu.getItems().add(new SeparatorMenuItem());
            }
            for (Deed deed : group) {
                MenuItem item = new MenuItem(deed.name());
                item.setAccelerator(deed.keys());
                item.setDisable(!can(deed, token));
                item.setOnAction(_ -> deed.run().accept(token));
                menu.getItems().add(item);
            }
        }
        menu.setAutoHide(true);
        return menu;
    }
}
