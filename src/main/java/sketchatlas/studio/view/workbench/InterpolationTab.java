package sketchatlas.studio.view.workbench;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import sketchatlas.explore.workbench.Interpolation;
import sketchatlas.explore.workbench.InterpolationJob.Place;
import sketchatlas.explore.workbench.Slot;
import sketchatlas.explore.workbench.WorkbenchCommand;
import sketchatlas.studio.viewmodel.workbench.InterpolationViewModel;
import sketchatlas.studio.viewmodel.workbench.WorkbenchViewModel;

/** Between two sketches, or among four: the corners, the place between them, what is there, and all of it as a strip or grid. */
final class InterpolationTab {
    private static final double PAD = 120;
    private static final double SIDE_BY_SIDE = 850; // screen units
    private static final double WIDEST = 490;
    private static final double GRID = InterpolationViewModel.GRID * (BenchViews.GRID + 18);

    private final BenchViews views;
    private final WorkbenchViewModel workbench;

    InterpolationTab(BenchViews views) {
        this.views = views;
        workbench = views.workbench();
    }

    /** All of it; a grid stands beside the corners where there is room. */
    Region create() {
        InterpolationViewModel interpolation = workbench.interpolation();
        PlacePad pad = new PlacePad(workbench, PAD);
        Node way = way();
        Label among = BenchViews.sentence("Fill all four corners for a grid, or the upper two for a strip.");
        among.setMaxWidth(PAD);
        GridPane corners = new GridPane();
        corners.getStyleClass().add("bench-corners");
        corners.add(views.slot(Slot.TOP_LEFT, "from, or top left"), 0, 0);
        corners.add(views.slot(Slot.TOP_RIGHT, "to, or top right"), 2, 0);
        corners.add(views.slot(Slot.BOTTOM_LEFT, "bottom left"), 0, 1);
        corners.add(views.slot(Slot.BOTTOM_RIGHT, "bottom right"), 2, 1);
        StackPane middle = new StackPane(among, pad);
        corners.add(middle, 1, 0, 1, 2);
        TokenTile result = views.result(interpolation.result(), "interpolation-result", "What lies between");
        FlowPane top = new FlowPane(corners, new VBox(result, kind())); // below the result there is room that the corners take anyway
        top.getStyleClass().add("bench-formula");
        top.setAlignment(Pos.TOP_LEFT);
        workbench.stateProperty().subscribe(state -> {
            int n = state.corners().size();
            pad.setVisible(n == 4);
            among.setVisible(n != 4);
            way.setVisible(n != 4);
            way.setManaged(n != 4);
            way.setDisable(n != 2);
        });
        FlowPane sheet = new FlowPane();
        views.strip("between", interpolation.sheetProperty(), sheet, null, count -> InterpolationViewModel.indexOf(workbench.state().place(), count), i -> {
                    workbench.execute(new WorkbenchCommand.MoveTo(InterpolationViewModel.place(i, interpolation.sheetProperty().get().size())));
                    workbench.settle();
                });
        interpolation.sheetProperty().subscribe(tokens -> sheet.setMaxWidth(InterpolationViewModel.isGrid(tokens.size()) ? GRID : Double.MAX_VALUE));
        VBox all = BenchViews.section("All the way", sheet);
        all.visibleProperty().bind(interpolation.sheetProperty().map(s -> !s.isEmpty()));
        all.managedProperty().bind(all.visibleProperty());
        VBox main = new VBox(top, way, BenchViews.hint(interpolation.result(), "interpolation-inside", result.frame()));
        main.getStyleClass().add("bench-column");
        TwoColumns columns = new TwoColumns(main, all, SIDE_BY_SIDE, WIDEST, GRID);
        interpolation.sheetProperty().subscribe(tokens -> columns.allow(InterpolationViewModel.isGrid(tokens.size())));
        return columns;
    }

    private Node way() {
        Slider slider = views.slider("way", "Place between the two", 0, 1,
                u -> workbench.execute(new WorkbenchCommand.MoveTo(new Place(u, workbench.state().place().v()))));
        slider.setBlockIncrement(0.05);
        Label value = new Label();
        value.getStyleClass().add("number");
        workbench.stateProperty().subscribe(state -> {
            value.setText(String.format(Locale.ENGLISH, "%.0f%%", 100 * state.place().u()));
            if (!slider.isValueChanging() && Math.abs(slider.getValue() - state.place().u()) > 1e-6) {
                slider.setValue(state.place().u());
            }
        });
        Label name = new Label("Way");
        name.setMinWidth(Region.USE_PREF_SIZE);
        return BenchViews.line(name, slider, value);
    }

    private Node kind() {
        ToggleButton linear = kind(Interpolation.LINEAR, "Linear", "Along the straight line", "left-pill");
        ToggleButton spherical = kind(Interpolation.SPHERICAL, "Spherical", "Along the great circle, so that codes keep their length", "right-pill");
        return new HBox(linear, spherical);
    }

    private ToggleButton kind(Interpolation kind, String name, String tip, String pill) {
        ToggleButton button = new ToggleButton(name);
        button.setId("kind-" + kind.label());
        button.getStyleClass().add(pill);
        button.setTooltip(new Tooltip(tip));
        button.setOnAction(_ -> {
            workbench.execute(new WorkbenchCommand.Interpolate(kind));
            button.setSelected(true); // one of the two always is
        });
        workbench.stateProperty().subscribe(state -> button.setSelected(state.kind() == kind));
        return button;
    }
}
