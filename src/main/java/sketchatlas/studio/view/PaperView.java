package sketchatlas.studio.view;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseDragEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import javafx.scene.shape.StrokeLineCap;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import sketchatlas.studio.viewmodel.Drawing;
import sketchatlas.studio.viewmodel.DrawingViewModel;
import sketchatlas.studio.viewmodel.Paper;
import sketchatlas.studio.viewmodel.Stroke;

/** The sheet that a person draws on. While the pen moves only the new piece of line is painted. */
final class PaperView extends StackPane {
    private static final double LINE_WIDTH = 6; // paper units
    private static final double CORNER = 9; // paper units
    private static final double DOT_DISTANCE = 24; // pixels
    private static final double DOT_SIZE = 1.6;
    private static final Color DOTS = InkCanvas.INK.deriveColor(0, 1, 1, 0.2);
    private static final double EDGE = 5; // pixels that the pen keeps from the border, clear of its round corners

    private final DrawingViewModel drawing;
    private final InkCanvas ink = new InkCanvas();
    private final Line tip = new Line(); // from the settled line to the pen, which later points bend
    private final VBox hint;
    private final Label grip;
    private PaperTransform transform = PaperTransform.fit(1, 1, Drawing.EMPTY.bounds());
    private CurvePath growing; // null while the pen is up

    /** @param hintText the smaller line of the hint on an empty paper */
    PaperView(DrawingViewModel drawing, Label hintText) {
        this.drawing = drawing;
        setId("paper");
        getStyleClass().add("paper");
        setCursor(Cursor.CROSSHAIR);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        setMinSize(0, 0);

        Label hintTitle = new Label("Draw here");
        hintTitle.getStyleClass().add("paper-hint-title");
        hintText.getStyleClass().add("paper-hint-text");
        hintText.setWrapText(true);
        hint = new VBox(hintTitle, hintText);
        hint.getStyleClass().add("paper-hint");
        hint.setMouseTransparent(true);

        tip.setManaged(false);
        tip.setMouseTransparent(true);
        tip.setStroke(InkCanvas.INK);
        tip.setStrokeLineCap(StrokeLineCap.ROUND);
        ink.setMouseTransparent(true);
        grip = newGrip();
        getChildren().addAll(ink, tip, hint, grip);

        PenGesture.install(this, new PenOnPaper());
        drawing.paperProperty().addListener((_, before, now) -> show(before, now));
        repaint();
    }

    /** What the drawing is dragged by; everywhere else a drag draws. */
    Label grip() {
        return grip;
    }

    private static Label newGrip() {
        Label handle = new Label(null, new FontIcon(Feather.MOVE));
        handle.setId("paper-grip");
        handle.getStyleClass().add("paper-grip");
        handle.setTooltip(new Tooltip("Drag the drawing from here, for instance to the workbench or onto the map"));
        handle.setAccessibleText("Drag the drawing from here");
        handle.addEventHandler(MouseEvent.ANY, event -> {
            if (!(event instanceof MouseDragEvent)) {
                event.consume(); // the pen stays up
            }
        });
        StackPane.setAlignment(handle, Pos.TOP_RIGHT);
        return handle;
    }

    @Override
    protected void layoutChildren() {
        boolean resized = ink.getWidth() != getWidth() || ink.getHeight() != getHeight();
        super.layoutChildren();
        if (resized) {
            repaint();
        }
    }

    private void show(Paper before, Paper now) {
        if (now.drawing() == before.drawing() && now.penIsDown()) {
            now.unfinished().ifPresent(this::grow);
        } else if (finishes(before, now)) {
            growing.finish();
            endGrowing();
        } else {
            repaint();
        }
        describe(now);
    }

    private void describe(Paper paper) {
        hint.setVisible(paper.isEmpty());
        grip.setVisible(!paper.drawing().isEmpty());
        int strokes = paper.drawing().strokes().size();
        setAccessibleText("Drawing paper with " + strokes + (strokes == 1 ? " stroke" : " strokes"));
    }

    /** Whether the growing stroke has just become the drawing's last one. */
    private boolean finishes(Paper before, Paper now) {
        List<Stroke> strokes = now.drawing().strokes();
        return growing != null && !now.penIsDown() && strokes.size() == before.drawing().strokes().size() + 1
                && before.unfinished().filter(stroke -> stroke == strokes.getLast()).isPresent();
    }

    private void grow(Stroke stroke) {
        if (growing == null) {
            growing = curve();
        }
        addPoints(growing, stroke);
        growing.paint();
        tip.setStartX(growing.settledX());
        tip.setStartY(growing.settledY());
        tip.setEndX(growing.lastX());
        tip.setEndY(growing.lastY());
        tip.setVisible(true);
    }

    private void endGrowing() {
        growing = null;
        tip.setVisible(false);
    }

    private void repaint() {
        endGrowing();
        Paper paper = drawing.paper();
        transform = PaperTransform.fit(getWidth(), getHeight(), paper.drawing().bounds());
        tip.setStrokeWidth(lineWidth());
        ink.erase();
        paintDots();
        for (Stroke stroke : paper.drawing().strokes()) {
            CurvePath curve = curve();
            addPoints(curve, stroke);
            curve.finish();
        }
        paper.unfinished().ifPresent(this::grow);
        describe(paper);
    }

    private void addPoints(CurvePath curve, Stroke stroke) {
        for (int i = curve.points(); i < stroke.size(); i++) {
            curve.add(transform.toViewX(stroke.x(i)), transform.toViewY(stroke.y(i)));
        }
    }

    private CurvePath curve() {
        return new CurvePath(ink.pen(InkCanvas.INK, lineWidth()), CORNER * transform.scale());
    }

    private double lineWidth() {
        return Math.max(1.5, LINE_WIDTH * transform.scale());
    }

    /** A grid of dots that starts from the middle, as the drawing does. */
    private void paintDots() {
        GraphicsContext graphics = ink.getGraphicsContext2D();
        graphics.setFill(DOTS);
        for (double y = getHeight() / 2 % DOT_DISTANCE; y < getHeight(); y += DOT_DISTANCE) {
            for (double x = getWidth() / 2 % DOT_DISTANCE; x < getWidth(); x += DOT_DISTANCE) {
                graphics.fillOval(x - DOT_SIZE / 2, y - DOT_SIZE / 2, DOT_SIZE, DOT_SIZE);
            }
        }
    }

    private final class PenOnPaper implements PenGesture.Pen {
        @Override
        public void down(double x, double y) {
            requestFocus(); // away from a text field, so that keys mean the drawing again
            drawing.penDown(paperX(x), paperY(y));
        }

        @Override
        public void move(double x, double y) {
            drawing.penMove(paperX(x), paperY(y));
        }

        @Override
        public void up() {
            drawing.penUp();
        }

        private double paperX(double x) {
            return transform.toPaperX(Math.clamp(x, EDGE, Math.max(EDGE, getWidth() - EDGE)));
        }

        private double paperY(double y) {
            return transform.toPaperY(Math.clamp(y, EDGE, Math.max(EDGE, getHeight() - EDGE)));
        }
    }
}
