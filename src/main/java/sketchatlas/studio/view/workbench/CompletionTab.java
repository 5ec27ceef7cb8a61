package sketchatlas.studio.view.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sketchatlas.explore.workbench.SketchToken;
import sketchatlas.explore.workbench.Slot;
import sketchatlas.explore.workbench.WorkbenchCommand;
import sketchatlas.studio.view.parts.Parts;
import sketchatlas.studio.viewmodel.DrawingViewModel;
import sketchatlas.studio.viewmodel.workbench.CompletionViewModel;
import sketchatlas.studio.viewmodel.workbench.WorkbenchViewModel;

/** The drawing on the paper, finished in several ways; one of them may take its place. */
final class CompletionTab extends VBox {
    private static final double SIDE = 96;
    private static final double LEAST_SHARE = 0.2;
    private static final double SIDE_BY_SIDE = 480; // screen units
    private static final double SHARE_WIDTH = 74;
    private static final double WIDEST = 640;

    private final BenchViews views;
    private final WorkbenchViewModel workbench;

    CompletionTab(BenchViews views, DrawingViewModel drawing) {
        this.views = views;
        workbench = views.workbench();
        getStyleClass().add("bench-tab");
        CompletionViewModel completion = workbench.completion();
        Button go = Parts.button("complete", "Finish the drawing", "The model goes on from the strokes on the paper", Feather.EDIT_2, workbench::complete);
        go.getStyleClass().add("accent");
        Runnable enable = () -> go.setDisable(drawing.paper().drawing().isEmpty() || workbench.benchProperty().get().isEmpty());
        drawing.paperProperty().subscribe(_ -> enable.run());
        workbench.benchProperty().addListener(_ -> enable.run());
        Label note = BenchViews.sentence("");
        Runnable tell = () -> note.setText(drawing.paper().drawing().isEmpty() ? "Draw the beginning of something on the paper first."
                : completion.staleProperty().get() ? "The drawing has changed: finish it again." : "");
        drawing.paperProperty().subscribe(_ -> tell.run());
        completion.staleProperty().addListener(_ -> tell.run());
        Label explained = BenchViews.sentence("While this is empty the drawing is finished towards its likeliest pattern.");
        getChildren().addAll(settings(views.slot(Slot.GUIDE, "Finish it as: drop a sketch or component"), explained, share(), BenchViews.line(go, note)),
                variants(completion));
    }

    /** The slot, with all that can be set beside it where there is room, so that what comes of it is seen without scrolling; else below it. */
    private GridPane settings(Node slot, Node explained, Node share, Node go) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("bench-settings");
        GridPane.setValignment(slot, VPos.TOP);
        GridPane.setValignment(explained, VPos.TOP);
        GridPane.setHgrow(explained, Priority.ALWAYS);
        grid.getChildren().addAll(slot, explained, share, go);
        RowConstraints rest = new RowConstraints();
        rest.setVgrow(Priority.ALWAYS); // takes what the slot is higher
        grid.getRowConstraints().addAll(new RowConstraints(), new RowConstraints(), new RowConstraints(), rest);
        grid.setMaxWidth(WIDEST);
        widthProperty().map(width -> width.doubleValue() >= SIDE_BY_SIDE).subscribe(beside -> {
            GridPane.setConstraints(slot, 0, 0, 1, beside ? 4 : 1);
            GridPane.setConstraints(explained, 1, 0);
            GridPane.setConstraints(share, beside ? 1 : 0, 1, beside ? 1 : 2, 1);
            GridPane.setConstraints(go, beside ? 1 : 0, 2, beside ? 1 : 2, 1);
        });
        return grid;
    }

    private Node share() {
        Slider slider = views.slider("share", "How much of the finished sketch the drawing spans", LEAST_SHARE, 1,
                share -> workbench.execute(new WorkbenchCommand.Span(Math.round(share * 100) / 100.0)));
        slider.setBlockIncrement(0.05);
        slider.setTooltip(new Tooltip("100% where your strokes reach from end to end of what it is to become, less where it is to grow beyond them"));
        Label value = new Label();
        value.setAlignment(Pos.CENTER_RIGHT);
        value.setMinWidth(SHARE_WIDTH); // the slider keeps its place
        workbench.stateProperty().subscribe(state -> {
            value.setText(String.format(Locale.ENGLISH, "%.0f%% of it", 100 * state.share()));
            if (!slider.isValueChanging() && Math.abs(slider.getValue() - state.share()) > 0.005) {
                slider.setValue(state.share());
            }
        });
        Label name = new Label("Your strokes span");
        name.setMinWidth(USE_PREF_SIZE);
        return BenchViews.line(name, slider, value);
    }

    private Node variants(CompletionViewModel completion) {
        FlowPane pane = new FlowPane();
        pane.getStyleClass().add("token-strip");
        List<VBox> cards = new ArrayList<>();
        List<TokenTile> tiles = new ArrayList<>();
        completion.variantsProperty().subscribe(tokens -> {
            while (cards.size() < tokens.size()) {
                TokenTile tile = views.tile(SIDE, "");
                tile.withoutCaption();
                tile.frame().setId("variant-" + cards.size());
                Runnable accept = () -> tile.token().ifPresent(completion::accept);
                Button button = Parts.button("accept-" + cards.size(), "Take it", "Adds what the model drew to the drawing on the paper", Feather.CHECK, accept);
                button.getStyleClass().add("small");
                tiles.add(tile);
                VBox card = new VBox(4, tile, button);
                card.setAlignment(Pos.TOP_CENTER);
                cards.add(card);
            }
            show(tiles, tokens);
            if (pane.getChildren().size() != tokens.size()) {
                pane.getChildren().setAll(cards.subList(0, tokens.size()));
            }
        });
        return pane;
    }

    private static void show(List<TokenTile> tiles, List<SketchToken> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            tiles.get(i).show(Optional.of(tokens.get(i)));
        }
    }
}
