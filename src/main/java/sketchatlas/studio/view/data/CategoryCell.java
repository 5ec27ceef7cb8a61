package sketchatlas.studio.view.data;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import sketchatlas.data.CategoryContents;
import sketchatlas.sketch.Sketch;
import sketchatlas.studio.viewmodel.data.CategoriesViewModel;
import sketchatlas.studio.viewmodel.data.CategoryItem;

/** A category in the list: a box to tick, a few sketches, how many there are, or what is wrong. */
final class CategoryCell extends ListCell<CategoryItem> {
    private static final double THUMB = 34; // screen units
    private static final double NAME_WIDTH = 148;
    private static final double LEAST_NAME = 60;

    private final CheckBox tick = new CheckBox();
    private final Label counts = new Label();
    private final Label problem = new Label();
    private final List<SketchShape> thumbs = IntStream.range(0, CategoriesViewModel.SAMPLES).mapToObj(_ -> new SketchShape(THUMB)).toList();
    private final Tooltip tip = new Tooltip();
    private final HBox row;
    private Subscription subscription = Subscription.EMPTY;
    private CategoryItem bound; // null while the cell is empty

    CategoryCell() {
        tick.setMinWidth(LEAST_NAME);
        tick.setPrefWidth(NAME_WIDTH);
        tick.setMaxWidth(NAME_WIDTH);
        tick.setFocusTraversable(false); // the space bar ticks the row
        counts.getStyleClass().add("data-counts");
        counts.setMinWidth(Region.USE_PREF_SIZE);
        problem.getStyleClass().add("data-problem");
        problem.setWrapText(true);
        HBox shapes = new Thumbs(thumbs);
        HBox.setHgrow(shapes, Priority.ALWAYS);
        HBox.setHgrow(problem, Priority.ALWAYS);
        problem.setMaxWidth(Double.MAX_VALUE);
        row = DataViews.line(tick, shapes, problem, counts);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinHeight(THUMB + 4);
        setPrefWidth(0); // as wide as the list
        getStyleClass().add("category-cell");
    }

    @Override
    protected void updateItem(CategoryItem item, boolean empty) {
        super.updateItem(item, empty);
        if (bound != null) {
            subscription.unsubscribe();
            tick.selectedProperty().unbindBidirectional(bound.chosenProperty());
        }
        bound = empty ? null : item;
        setGraphic(bound == null ? null : row);
        setTooltip(bound == null ? null : tip);
        if (bound != null) {
            tick.setText(bound.name());
            tick.selectedProperty().bindBidirectional(bound.chosenProperty());
            subscription = bound.contentsProperty().subscribe(this::show);
        }
    }

    private void show(Optional<CategoryContents> contents) {
        boolean usable = contents.map(CategoryContents::usable).orElse(true);
        tick.setDisable(!usable);
        counts.setText(contents.isEmpty() ? "..." : bound.counts());
        problem.setText(contents.filter(c -> !c.usable()).map(c -> shortened(c)).orElse(""));
        DataViews.show(problem, !usable);
        tip.setText(bound.details());
        List<Sketch> samples = contents.map(CategoryContents::samples).orElse(List.of());
        for (int i = 0; i < thumbs.size(); i++) {
            DataViews.show(thumbs.get(i), usable || i < samples.size() && i < 1);
            if (i < samples.size()) {
                thumbs.get(i).show(samples.get(i));
            } else {
                thumbs.get(i).clear();
            }
        }
    }

    /** As many pictures as there is room for: half of one says nothing, and what stands beside them can be read. */
    private static final class Thumbs extends HBox {
        Thumbs(List<SketchShape> shapes) {
            super(2);
            getChildren().addAll(shapes);
            setMinWidth(0);
            setMaxWidth(Double.MAX_VALUE);
        }

        @Override
        protected double computePrefWidth(double height) {
            return 0; // what the others leave
        }

        @Override
        protected void layoutChildren() {
            super.layoutChildren();
            getChildren().forEach(shape -> shape.setOpacity(shape.getBoundsInParent().getMaxX() <= getWidth() + 1 ? 1 : 0));
        }
    }

    /** In the list, where the file's name is known, without its folder. */
    private static String shortened(CategoryContents contents) {
        return contents.problem().replace(contents.source().file().toString(), contents.source().file().getFileName().toString());
    }
}
