package sketchatlas.studio.view.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import sketchatlas.explore.workbench.SketchToken;
import sketchatlas.explore.workbench.Slot;
import sketchatlas.explore.workbench.WorkbenchCommand;
import sketchatlas.studio.viewmodel.workbench.Outcome;
import sketchatlas.studio.viewmodel.workbench.ResultViewModel;
import sketchatlas.studio.viewmodel.workbench.WorkbenchViewModel;

/** The pieces that the workbench's tabs are made of. */
final class BenchViews {
    static final double SLOT = 84; // screen units
    static final double RESULT = 132;
    static final double SMALL = 52;
    static final double GRID = 44; // of a grid, whose five rows are to be seen in a low window
    private static final double SMALLEST = 28; // of a strip
    private static final double LARGEST = 64;
    private static final double AROUND = 10; // of a tile's frame
    private static final double GAP = 6;
    private static final int LONGEST_ROW = 12;
    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");

    private final WorkbenchViewModel workbench;
    private final TokenHand hand;
    private final TokenDeeds deeds;
    private final ObservableValue<Boolean> dark;

    /** @param dark whether the ground is dark */
    BenchViews(WorkbenchViewModel workbench, TokenHand hand, TokenDeeds deeds, ObservableValue<Boolean> dark) {
        this.workbench = workbench;
        this.hand = hand;
        this.deeds = deeds;
        this.dark = dark;
    }

    WorkbenchViewModel workbench() {
        return workbench;
    }

    TokenHand hand() {
        return hand;
    }

    TokenDeeds deeds() {
        return deeds;
    }

    /** A tile that tokens are dragged from and calculators are dropped on. */
    TokenTile tile(double side, String emptyText) {
        TokenTile tile = new TokenTile(side, dark, emptyText);
        deeds.install(tile.frame(), tile::token);
        return tile;
    }

    /** A slot: tokens are dropped on it and dragged from it; a calculator that is dropped on one of the analogy's takes the place of b - c. */
    TokenTile slot(Slot slot, String emptyText) {
        boolean analogy = slot == Slot.A || slot == Slot.B || slot == Slot.C;
        TokenTile tile = analogy ? new TokenTile(SLOT, dark, emptyText) : tile(SLOT, emptyText);
        if (analogy) {
            deeds.source(tile.frame(), _ -> tile.token(), tile::token);
            hand.landing(tile.frame(), workbench::use);
        }
        tile.describe();
        tile.isPlace("Slot " + slot.label());
        tile.frame().setId("slot-" + slot.name().toLowerCase(Locale.ROOT));
        hand.landing(tile.frame(), _ -> true, token -> workbench.put(slot, token));
        tile.removable("Empty slot " + slot.label(), () -> workbench.execute(new WorkbenchCommand.Empty(slot)));
        onTokens(() -> tile.show(workbench.state().in(slot).map(workbench.whole()::of), workbench.state().in(slot).map(BenchViews::below).orElse("")));
        return tile;
    }

    /** What stands below a slot: the name, and what it is where that is more than one sketch. */
    private static String below(SketchToken token) {
        return switch (token.provenance().kind()) {
            case AVERAGE, COMPONENT_MEAN -> token.describe();
            default -> token.name();
        };
    }

    /** Does something now and whenever what lies on the bench, or what is known of it, has changed. */
    void onTokens(Runnable update) {
        workbench.stateProperty().subscribe(_ -> update.run());
        workbench.whole().knownProperty().addListener(_ -> update.run());
    }

    /** The result, large, with what has to be said about it. */
    TokenTile result(ResultViewModel result, String id, String emptyText) {
        TokenTile tile = tile(RESULT, emptyText);
        tile.frame().setId(id);
        result.outcomeProperty().subscribe(outcome -> tile.show(outcome.map(Outcome::token)));
        return tile;
    }

    /**
     * The honest word on a result, with the way to the nearest usual code. It keeps its room while there is a result, so that nothing jumps while a
     * slider goes from usual codes to unusual ones.
     *
     * @param next gets the keyboard when the button that had it goes away
     */
    static HBox hint(ResultViewModel result, String id, Node next) {
        Label text = new Label();
        text.setWrapText(true);
        text.textProperty().bind(Bindings.when(result.hintProperty().isNotEmpty()).then(result.hintProperty()).otherwise(result.comfortProperty()));
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        Button inside = new Button("Nearest usual one");
        inside.setId(id);
        inside.setMinWidth(Region.USE_PREF_SIZE);
        inside.setTooltip(new Tooltip("Shows what the nearest code looks like that is as likely as those of real sketches"));
        inside.setOnAction(_ -> {
            next.requestFocus();
            result.moveInside();
        });
        HBox box = new HBox(text, inside);
        box.getStyleClass().add("bench-hint");
        box.setAlignment(Pos.CENTER_LEFT);
        result.hintProperty().subscribe(hint -> box.pseudoClassStateChanged(WARNING, !hint.isEmpty()));
        box.visibleProperty().bind(text.textProperty().isNotEmpty());
        box.managedProperty().bind(box.visibleProperty());
        result.outcomeProperty().subscribe(_ -> {
            inside.setVisible(result.canMoveInside());
            inside.setManaged(result.outcome().filter(o -> o.percentile().isPresent()).isPresent()); // its room stays
        });
        return box;
    }

    /**
     * Shows tokens side by side in tiles that are made once and used again; those of one row are as large as it has room for.
     *
     * @param id what the tiles are called, with their places
     * @param caption of a tile by its place; null where there is nothing to say
     * @param current which of so many is the one that is meant now, or -1
     * @param press what a click on a tile does
     */
    void strip(String id, ObservableValue<List<SketchToken>> tokens, FlowPane pane, IntFunction<String> caption, IntUnaryOperator current, Consumer<Integer> press) {
        pane.getStyleClass().add("token-strip");
        List<TokenTile> tiles = new ArrayList<>();
        Runnable fit = () -> {
            int count = tokens.getValue().size();
            double room = Math.floor((pane.getWidth() - pane.getInsets().getLeft() - pane.getInsets().getRight() + GAP) / Math.max(1, count)) - GAP - AROUND;
            tiles.forEach(tile -> tile.resizeTo(count > LONGEST_ROW ? GRID : Math.clamp(room, SMALLEST, LARGEST)));
        };
        pane.widthProperty().addListener(_ -> fit.run());
        Runnable mark = () -> {
            int meant = current.applyAsInt(tokens.getValue().size());
            for (int i = 0; i < tiles.size(); i++) {
                tiles.get(i).mark(i == meant);
            }
        };
        workbench.stateProperty().addListener(_ -> mark.run());
        tokens.subscribe(now -> {
            while (tiles.size() < now.size()) {
                int index = tiles.size();
                TokenTile tile = tile(SMALL, "");
                tile.onPress(() -> press.accept(index));
                tile.frame().setId(id + "-" + index);
                if (caption == null) {
                    tile.withoutCaption();
                }
                tiles.add(tile);
            }
            for (int i = 0; i < now.size(); i++) {
                tiles.get(i).show(Optional.of(now.get(i)), caption == null ? "" : caption.apply(i));
            }
            fit.run();
            mark.run();
            if (pane.getChildren().size() != now.size()) {
                pane.getChildren().setAll(tiles.subList(0, now.size()));
            }
        });
    }

    /** A slider that shows results while it moves, and more once it is let go. */
    Slider slider(String id, String name, double min, double max, Consumer<Double> moved) {
        Slider slider = new Slider(min, max, min);
        slider.setId(id);
        slider.setAccessibleText(name);
        HBox.setHgrow(slider, Priority.ALWAYS);
        slider.setMinWidth(60);
        slider.valueProperty().addListener((_, _, value) -> {
            moved.accept(Math.clamp(value.doubleValue(), min, max));
            if (!slider.isValueChanging()) {
                workbench.settle();
            }
        });
        slider.valueChangingProperty().addListener((_, _, changing) -> {
            if (!changing) {
                workbench.settle();
            }
        });
        return slider;
    }

    /** Scrolls so far that a node is seen, where it is in something that scrolls. */
    static void bringIntoView(Node node) {
        for (Node around = node.getParent(); around != null; around = around.getParent()) {
            if (around instanceof ScrollPane scroll && scroll.getScene() != null) {
                bringIntoView(node, scroll);
                return;
            }
        }
    }

    private static void bringIntoView(Node node, ScrollPane scroll) {
        scroll.applyCss();
        scroll.layout();
        Bounds bounds = scroll.getContent().sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double view = scroll.getViewportBounds().getHeight();
        double hidden = scroll.getContent().getLayoutBounds().getHeight() - view;
        double top = scroll.getVvalue() * hidden;
        if (hidden > 0) {
            scroll.setVvalue(Math.clamp(Math.min(Math.max(top, bounds.getMaxY() - view), bounds.getMinY()) / hidden, 0, 1));
        }
    }

    static VBox section(String title, Node... nodes) {
        Label label = new Label(title);
        label.getStyleClass().add("bench-section");
        VBox box = new VBox(label);
        box.getChildren().addAll(nodes);
        box.getStyleClass().add("bench-box");
        return box;
    }

    static Label sentence(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("bench-note");
        label.setWrapText(true);
        return label;
    }

    static HBox line(Node... nodes) {
        HBox line = new HBox(nodes);
        line.getStyleClass().add("sampling-row");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
