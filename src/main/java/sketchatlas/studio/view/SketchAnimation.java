package sketchatlas.studio.view;

import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import sketchatlas.explore.DrawnSketch;
import sketchatlas.sketch.Bounds;
import sketchatlas.sketch.Sketch;

/**
 * Shows a sketch while the model draws it. As long as the person's pen moves each new reconstruction is shown whole; after that it
 * is drawn stroke by stroke at a hand's pace, over a pale trace of the one before. Paints at most once a pulse, and only while
 * something moves.
 */
final class SketchAnimation extends StackPane {
    private static final double MARGIN = 18; // pixels
    private static final double LINE_WIDTH = 2.6; // pixels
    private static final double CORNER = 2.2; // sketch units
    private static final double TIP = 4; // radius in pixels
    private static final Color TIP_COLOUR = Color.web("#d55e00");

    private final InkCanvas ink = new InkCanvas();
    private final Viewport viewport = new Viewport();
    private final Reveal reveal = new Reveal();
    private final Timer timer = new Timer();
    private DrawnSketch drawn; // null when there is nothing to show
    private Sketch before; // what was shown last, null after a clean start

    SketchAnimation() {
        setId("reconstruction");
        getStyleClass().add("paper");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(0, 0);
        getChildren().add(ink);
        show(null);
    }

    /** Shows a reconstruction, or nothing when null; a further state of the one that is shown goes on where it is. */
    void show(DrawnSketch next) {
        if (next == null) {
            before = null;
            viewport.reset();
        } else if (drawn == null || !isSameDrawing(drawn, next)) {
            before = drawn == null || !drawn.finished() && before != null ? before : drawn.sketch(); // the last whole one
            if (next.request().live() || Platform.getPreferences().isReducedMotion()) {
                reveal.skip();
            } else {
                reveal.restart();
            }
        }
        drawn = next;
        setAccessibleText(next == null ? "No reconstruction yet" : "Reconstruction of " + next.sketch().polylines().size() + " strokes");
        if (next != null) {
            viewport.aim(bounds());
        }
        timer.wake();
    }

    private static boolean isSameDrawing(DrawnSketch one, DrawnSketch other) {
        return one.request().number() == other.request().number() && one.seed() == other.seed();
    }

    /** How many points of the reconstruction can be seen now. */
    int shownPoints() {
        return drawn == null ? 0 : reveal.shown(drawn.sketch().size());
    }

    @Override
    protected void layoutChildren() {
        boolean resized = ink.getWidth() != getWidth() || ink.getHeight() != getHeight();
        super.layoutChildren();
        if (resized) {
            timer.wake();
        }
    }

    /** Around the sketch, and around the one before until this one's final size is known. */
    private Bounds bounds() {
        List<float[]> lines = drawn.sketch().polylines();
        if (!drawn.finished() && before != null) {
            lines.addAll(before.polylines());
        }
        return Bounds.of(lines);
    }

    private boolean isStill() {
        return drawn == null || reveal.isDone(drawn.sketch().size()) && viewport.isSettled();
    }

    private void paint() {
        ink.erase();
        if (drawn == null) {
            return;
        }
        int points = drawn.sketch().size();
        boolean drawing = !drawn.finished() || !reveal.isDone(points);
        if (drawing && before != null) {
            paint(before, before.size(), InkCanvas.PALE_INK);
        }
        CurvePath last = paint(drawn.sketch(), reveal.shown(points), InkCanvas.INK);
        if (drawing && !drawn.request().live() && last != null) {
            GraphicsContext graphics = ink.getGraphicsContext2D();
            graphics.setFill(TIP_COLOUR);
            graphics.fillOval(last.lastX() - TIP, last.lastY() - TIP, 2 * TIP, 2 * TIP);
        }
    }

    /** Paints the first points of a sketch; returns the last line, or null without any. */
    private CurvePath paint(Sketch sketch, int points, Color colour) {
        double scale = viewport.scale(getWidth(), getHeight(), MARGIN);
        GraphicsContext graphics = ink.pen(colour, LINE_WIDTH);
        CurvePath curve = null;
        boolean lifted = true;
        double x = 0;
        double y = 0;
        for (int i = 0; i < points; i++) {
            if (lifted) {
                curve = new CurvePath(graphics, CORNER * scale);
            }
            x += sketch.dx(i);
            y += sketch.dy(i);
            curve.add(getWidth() / 2 + (x - viewport.centreX()) * scale, getHeight() / 2 + (y - viewport.centreY()) * scale);
            lifted = sketch.lifted(i);
            if (lifted || i == points - 1) {
                curve.finish();
            }
        }
        return curve;
    }

    private final class Timer extends AnimationTimer {
        private static final double LONGEST_STEP = 0.1; // seconds; a hiccup does not skip strokes
        private long last;
        private boolean running;

        /** Paints with the next pulse, and on until nothing moves. */
        void wake() {
            if (!running) {
                running = true;
                last = 0;
                start();
            }
        }

        @Override
        public void handle(long now) {
            double seconds = last == 0 ? 0 : Math.min(LONGEST_STEP, (now - last) / 1e9);
            last = now;
            if (drawn != null) {
                reveal.advance(seconds, drawn.sketch().size());
                viewport.advance(seconds);
            }
            paint();
            if (isStill()) {
                running = false;
                stop();
            }
        }
    }
}
