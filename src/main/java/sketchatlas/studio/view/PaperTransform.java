package sketchatlas.studio.view;

import sketchatlas.sketch.Bounds;
import sketchatlas.studio.viewmodel.Drawing;

/**
 * From paper units to pixels: the paper's middle is the view's, and the shorter side shows {@link Drawing#PAPER} units, or more
 * where a drawing made in a larger window would not be seen whole.
 *
 * @param scale pixels of a paper unit
 * @param centreX the paper's middle in pixels
 * @param centreY the paper's middle in pixels
 */
record PaperTransform(double scale, double centreX, double centreY) {
    private static final double MARGIN = 12; // paper units around a drawing that is wider than the view

    static PaperTransform fit(double width, double height, Bounds drawing) {
        double scale = Math.min(width, height) / Drawing.PAPER;
        double reachX = Math.max(-drawing.left(), drawing.right()) + MARGIN;
        double reachY = Math.max(-drawing.top(), drawing.bottom()) + MARGIN;
        scale = Math.min(scale, Math.min(width / 2 / reachX, height / 2 / reachY));
        return new PaperTransform(Math.max(scale, 1e-6), width / 2, height / 2);
    }

    double toViewX(double x) {
        return centreX + x * scale;
    }

    double toViewY(double y) {
        return centreY + y * scale;
    }

    double toPaperX(double x) {
        return (x - centreX) / scale;
    }

    double toPaperY(double y) {
        return (y - centreY) / scale;
    }
}
