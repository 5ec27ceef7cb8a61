package sketchatlas.studio.view.data;

import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import sketchatlas.sketch.Bounds;
import sketchatlas.sketch.Sketch;

/** One small sketch, fitted into a square, in the colour of the theme's text. */
final class SketchShape extends Region {
    private static final double MARGIN = 2;
    private static final double DOT = 0.5; // a stroke of one point would not be seen

    private final double side;
    private final Path path = new Path();

    /** @param side in screen units */
    SketchShape(double side) {
        this.side = side;
        getStyleClass().add("sketch-shape");
        path.getStyleClass().add("sketch-lines");
        path.setManaged(false);
        path.setMouseTransparent(true);
        setMinSize(side, side);
        setMaxSize(side, side);
        getChildren().add(path);
    }

    void show(Sketch sketch) {
        path.getElements().clear();
        Bounds bounds = Bounds.of(sketch.polylines());
        double longer = Math.max(bounds.width(), bounds.height());
        double scale = longer > 0 ? (side - 2 * MARGIN) / longer : 1;
        for (float[] line : sketch.polylines()) {
            for (int i = 0; i < line.length; i += 2) {
                double x = (line[i] - bounds.centreX()) * scale + side / 2;
                double y = (line[i + 1] - bounds.centreY()) * scale + side / 2;
                path.getElements().add(i == 0 ? new MoveTo(x, y) : new LineTo(x, y));
                if (line.length == 2) {
                    path.getElements().add(new LineTo(x + DOT, y));
                }
            }
        }
    }

    void clear() {
        path.getElements().clear();
    }
}
