package sketchatlas.studio.view;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

/** A canvas for lines of ink that follows the size its parent gives it; drawings, reconstructions and pictures share its colours. */
final class InkCanvas extends Canvas {
    /** The ink on all papers, in both themes. */
    static final Color INK = Color.web("#1f2430");
    /** Ink of something that was there before; opaque, for lines are painted in overlapping pieces. */
    static final Color PALE_INK = Color.web("#d3d2ce");

    @Override
    public boolean isResizable() {
        return true;
    }

    @Override
    public void resize(double width, double height) {
        setWidth(width);
        setHeight(height);
    }

    @Override
    public double prefWidth(double height) {
        return 0;
    }

    @Override
    public double prefHeight(double width) {
        return 0;
    }

    @Override
    public double minWidth(double height) {
        return 0;
    }

    @Override
    public double minHeight(double width) {
        return 0;
    }

    @Override
    public double maxWidth(double height) {
        return Double.MAX_VALUE;
    }

    @Override
    public double maxHeight(double width) {
        return Double.MAX_VALUE;
    }

    void erase() {
        getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
    }

    /** The graphics, set to draw round lines. */
    GraphicsContext pen(Color ink, double lineWidth) {
        GraphicsContext graphics = getGraphicsContext2D();
        graphics.setStroke(ink);
        graphics.setLineWidth(lineWidth);
        graphics.setLineCap(StrokeLineCap.ROUND);
        graphics.setLineJoin(StrokeLineJoin.ROUND);
        return graphics;
    }
}
