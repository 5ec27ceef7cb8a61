package sketchatlas.studio.view.map;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import sketchatlas.sketch.Bounds;
import sketchatlas.sketch.Sketch;

/** One sketch, fitted into a square. */
public final class SketchPicture extends Canvas {
    private static final double LINES_ACROSS = 60;

    /** @param side in screen units */
    public SketchPicture(double side) {
        super(side, side);
    }

    public void show(Sketch sketch, Color ink) {
        show(sketch, 0, ink, ink);
    }

    /** Shows the first strokes in a colour of their own. */
    public void show(Sketch sketch, int first, Color firstInk, Color ink) {
        GraphicsContext graphics = getGraphicsContext2D();
        graphics.clearRect(0, 0, getWidth(), getHeight());
        double lineWidth = Math.max(1.2, getWidth() / LINES_ACROSS);
        graphics.setLineWidth(lineWidth);
        graphics.setLineCap(StrokeLineCap.ROUND);
        graphics.setLineJoin(StrokeLineJoin.ROUND);
        Bounds bounds = Bounds.of(sketch.polylines());
        double longer = Math.max(bounds.width(), bounds.height());
        double scale = longer > 0 ? (getWidth() - 3 * lineWidth) / longer : 1;
        int drawn = 0;
        for (float[] line : sketch.polylines()) {
            Color its = drawn++ < first ? firstInk : ink;
            graphics.setStroke(its);
            graphics.setFill(its);
            double[] xs = new double[line.length / 2];
            double[] ys = new double[line.length / 2];
            for (int i = 0; i < xs.length; i++) {
                xs[i] = (line[2 * i] - bounds.centreX()) * scale + getWidth() / 2;
                ys[i] = (line[2 * i + 1] - bounds.centreY()) * scale + getHeight() / 2;
            }
            if (xs.length == 1) {
                graphics.fillOval(xs[0] - lineWidth / 2, ys[0] - lineWidth / 2, lineWidth, lineWidth);
            } else {
                graphics.strokePolyline(xs, ys, xs.length);
            }
        }
    }
}
