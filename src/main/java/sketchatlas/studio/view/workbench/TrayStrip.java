package sketchatlas.studio.view.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sketchatlas.explore.workbench.SketchToken;
import sketchatlas.explore.workbench.WorkbenchCommand;
import sketchatlas.studio.view.parts.Parts;
import sketchatlas.studio.viewmodel.workbench.WorkbenchViewModel;

/** What is at hand: the drawing, its reconstruction, what is selected on the map or in the tree, and what was pinned. */
final class TrayStrip extends VBox {
    private static final double SCROLL_BAR = 14; // screen units
    private static final double ROOM_FOR_WORDS = 110;
    private static final double NARROW = 400; // there what is pinned would have no room beside the others
    private static final double GAP = 8;

    private final BenchViews views;
    private final WorkbenchViewModel workbench;

    /**
     * @param drawn change with the drawing
     * @param selected change with the selection
     * @param dialogs ask for a file of sketches
     */
    TrayStrip(BenchViews views, List<Observable> drawn, List<Observable> selected, BenchDialogs dialogs) {
        this.views = views;
        workbench = views.workbench();
        setId("tray");
        getStyleClass().addAll("bench-tray", "bench-landing");
        HBox sources = new HBox(source("source-drawing", "Your drawing", workbench.tokens()::drawing, drawn, _ -> "Your drawing"),
                source("source-reconstruction", "Model's drawing", workbench.tokens()::reconstruction, drawn, _ -> "Model's drawing"),
                source("source-selected", "What is selected", workbench.tokens()::selected, selected, SketchToken::name));
        sources.getStyleClass().add("tray-tiles");
        HBox pinned = new HBox();
        pinned.getStyleClass().add("tray-tiles");
        HBox scrolled = new HBox(GAP, pinned);
        HBox.setHgrow(pinned, Priority.ALWAYS);
        ScrollPane scroll = new ScrollPane(scrolled);
        scroll.getStyleClass().add("tray-scroll");
        scroll.setFitToHeight(true);
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.setMinWidth(0);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        views.hand().landing(this, _ -> true, token -> workbench.execute(new WorkbenchCommand.Pin(token)));
        ObservableValue<Boolean> narrow = widthProperty().map(width -> width.doubleValue() < NARROW);
        fill(pinned, scroll, narrow);
        // A scroll bar lies over what is scrolled, so room is made for it.
        scroll.minHeightProperty().bind(Bindings.createDoubleBinding(() -> scrolled.prefHeight(-1)
                + (scrolled.getWidth() > scroll.getViewportBounds().getWidth() + 1 ? SCROLL_BAR : 0), scrolled.widthProperty(), scrolled.heightProperty(),
                scroll.viewportBoundsProperty()));
        Button open = Parts.button("pin-file", null, "Pin sketches of a file: .ndjson, .svg, .npz or .bin", Feather.FOLDER_PLUS,
                () -> dialogs.openSketch().ifPresent(workbench::pin));
        open.getStyleClass().addAll("button-icon", "flat");
        open.setAccessibleText("Pin sketches of a file");
        Separator between = new Separator(Orientation.VERTICAL);
        between.setMouseTransparent(true); // or it would swallow what is let go over it
        HBox all = new HBox(GAP);
        getChildren().add(all);
        narrow.subscribe(now -> {
            all.getChildren().clear();
            scrolled.getChildren().setAll(now ? List.of(sources, pinned) : List.of(pinned)); // in a narrow panel all of them scroll
            all.getChildren().setAll(now ? List.of(scroll, open) : List.of(sources, between, scroll, open));
        });
    }

    private TokenTile source(String id, String emptyText, Supplier<Optional<SketchToken>> token, List<Observable> changes,
            Function<SketchToken, String> caption) {
        TokenTile tile = views.tile(BenchViews.SMALL, emptyText);
        tile.frame().setId(id);
        tile.describe();
        Runnable update = () -> {
            Optional<SketchToken> now = token.get();
            tile.show(now.map(workbench.whole()::of), now.map(caption).orElse(""));
            now.ifPresent(workbench::lookAt);
        };
        changes.forEach(change -> change.addListener(_ -> update.run()));
        workbench.benchProperty().addListener(_ -> update.run());
        workbench.whole().knownProperty().addListener(_ -> tile.show(tile.token().map(workbench.whole()::of), tile.token().map(caption).orElse("")));
        update.run();
        return tile;
    }

    private void fill(HBox pane, ScrollPane scroll, ObservableValue<Boolean> narrow) {
        List<TokenTile> tiles = new ArrayList<>();
        Label words = BenchViews.sentence("Drag sketches here to keep them at hand, or take some of a file.");
        words.visibleProperty().bind(Bindings.createBooleanBinding(() -> !narrow.getValue() && scroll.getWidth() > ROOM_FOR_WORDS,
                narrow, scroll.widthProperty())); // else they would be one below the other
        words.managedProperty().bind(words.visibleProperty());
        views.onTokens(() -> {
            List<SketchToken> tray = workbench.state().tray();
            while (tiles.size() < tray.size()) {
                TokenTile tile = views.tile(BenchViews.SMALL, "");
                int index = tiles.size();
                tile.frame().setId("pinned-" + index);
                tile.describe();
                tile.removable("Take out of the tray", () -> workbench.execute(new WorkbenchCommand.Unpin(index)));
                tiles.add(tile);
            }
            for (int i = 0; i < tray.size(); i++) {
                tiles.get(i).show(Optional.of(workbench.whole().of(tray.get(i))), tray.get(i).name());
            }
            scroll.setFitToWidth(tray.isEmpty()); // the sentence breaks its lines
            if (tray.isEmpty()) {
                pane.getChildren().setAll(words);
            } else {
                pane.getChildren().setAll(tiles.subList(0, tray.size()));
            }
        });
    }
}
