package sketchatlas.studio.view.training;

import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import javafx.beans.value.ObservableValue;
import sketchatlas.explore.curves.ChartKind;
import sketchatlas.explore.curves.ChartLine;
import sketchatlas.explore.curves.Plot;
import sketchatlas.explore.picture.ChartDrawing;
import sketchatlas.explore.picture.ChartDrawing.Chart;
import sketchatlas.explore.picture.ChartStyle;
import sketchatlas.studio.map.MapColours;
import sketchatlas.studio.view.map.FxColours;
import sketchatlas.studio.viewmodel.training.CurvesViewModel;

/**
 * One chart under the pointer: the wheel looks closer, a drag moves along, a double click shows all. Painted with the next pulse after a change;
 * the cursor has a canvas of its own, so that moving it paints no curves.
 */
final class ChartView extends Region {
    private static final double PER_WHEEL_UNIT = 0.0045; // of the logarithm of the scale, as on the map
    private static final double STEP = 0.12; // of what is seen, by a key
    private static final double KEY_ZOOM = 1.4;
    private static final double DOT = 3.5;
    private static final double FONT = 13;
    private static final int LIGHT_GROUND = 0xffffff; // those of the panel
    private static final int DARK_GROUND = 0x0d1117;

    private final CurvesViewModel curves;
    private final ObservableValue<ChartKind> kind;
    private final ObservableValue<Boolean> dark;
    private final Canvas canvas = new Canvas();
    private final Canvas over = new Canvas();
    private final ReadoutCard card;
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            stop();
            running = false;
            paint();
        }
    };
    private Optional<Plot> plot = Optional.empty();
    private boolean running;
    private double lastX; // of a drag
    private boolean pointed; // this chart has the pointer

    ChartView(CurvesViewModel curves, ObservableValue<ChartKind> kind, ObservableValue<Boolean> dark) {
        this.curves = curves;
        this.kind = kind;
        this.dark = dark;
        card = new ReadoutCard(dark);
        getStyleClass().add("chart");
        setMinSize(0, 0);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setCursor(Cursor.CROSSHAIR);
        canvas.setMouseTransparent(true);
        over.setMouseTransparent(true);
        getChildren().addAll(canvas, over, card);
        curves.changesProperty().addListener(_ -> wake());
        dark.addListener(_ -> wake());
        kind.addListener(_ -> wake());
        curves.cursorProperty().addListener(_ -> paintCursor());
        sceneProperty().addListener(_ -> wake());
        addEventHandler(MouseEvent.ANY, this::point);
        addEventHandler(ScrollEvent.SCROLL, this::scroll);
        addEventHandler(KeyEvent.KEY_PRESSED, this::type);
    }

    private void wake() {
        if (!running && getScene() != null) {
            running = true;
            timer.start();
        }
    }

    @Override
    protected void layoutChildren() {
        for (Canvas each : new Canvas[] {canvas, over}) {
            each.setWidth(getWidth());
            each.setHeight(getHeight());
        }
        wake();
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 0;
    }

    static ChartStyle style(boolean dark) {
        MapColours colours = new MapColours(dark);
        return new ChartStyle(dark ? DARK_GROUND : LIGHT_GROUND, dark ? 0x2a2f37 : 0xe9eaec, colours.text(), dark ? 0x8b949e : 0x6e7781, dark ? 0xff7b72 : 0xb3261e,
                colours::of);
    }

    private void paint() {
        ChartStyle style = style(dark.getValue());
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.setFill(FxColours.of(style.ground()));
        graphics.fillRect(0, 0, getWidth(), getHeight());
        Chart chart = curves.chart(kind.getValue());
        if (curves.curvesProperty().get().size() == 0 && curves.otherProperty().get().isEmpty()) {
            plot = Optional.empty();
            sayThereIsNone(graphics, style);
            paintCursor();
            return;
        }
        plot = ChartDrawing.plot(chart, 0, 0, getWidth(), getHeight());
        plot.ifPresent(p -> ChartDrawing.draw(chart, p, style, new CanvasSurface(graphics)));
        setAccessibleText(kind.getValue().title() + ", " + chart.lines().size() + " curves");
        paintCursor();
    }

    /** Axes without curves would look as if there were something to read. */
    private void sayThereIsNone(GraphicsContext graphics, ChartStyle style) {
        String sentence = kind.getValue() == ChartKind.LOSSES ? "The curves begin with the 20th batch." : "";
        graphics.setFill(FxColours.of(style.faint()));
        graphics.setFont(Font.font(FONT));
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.fillText(sentence, getWidth() / 2, getHeight() / 2);
        setAccessibleText(kind.getValue().title() + ", no curves yet");
    }

    private void paintCursor() {
        GraphicsContext graphics = over.getGraphicsContext2D();
        graphics.clearRect(0, 0, getWidth(), getHeight());
        double at = curves.cursorProperty().get();
        Optional<Plot> seen = plot.filter(p -> at >= p.x0() && at <= p.x1());
        seen.ifPresent(p -> {
            ChartStyle style = style(dark.getValue());
            double x = Math.floor(p.toX(at)) + 0.5;
            graphics.setStroke(FxColours.of(style.faint()));
            graphics.setLineWidth(1);
            graphics.strokeLine(x, p.top(), x, p.top() + p.height());
            for (ChartLine line : curves.chart(kind.getValue()).lines()) {
                int i = line.nearest(at);
                if (p.has(line.y()[i]) && Math.abs(p.toX(line.x()[i]) - x) < p.width() / 10) {
                    graphics.setFill(FxColours.of(style.ofIndex().applyAsInt(ChartKind.colour(line.measure()))));
                    graphics.fillOval(p.toX(line.x()[i]) - DOT, p.toY(line.y()[i]) - DOT, 2 * DOT, 2 * DOT);
                }
            }
        });
        card.show(seen.filter(_ -> pointed).flatMap(_ -> curves.readout(kind.getValue())));
        seen.ifPresent(p -> card.place(p.toX(at), getWidth(), getHeight()));
    }

    private void point(MouseEvent event) {
        if (event.getEventType() == MouseEvent.MOUSE_MOVED || event.getEventType() == MouseEvent.MOUSE_ENTERED) {
            pointed = true;
            plot.ifPresent(p -> curves.cursorProperty().set(p.fromX(Math.clamp(event.getX(), p.left(), p.left() + p.width()))));
        } else if (event.getEventType() == MouseEvent.MOUSE_EXITED) {
            pointed = false;
            curves.cursorProperty().set(Double.NaN);
            card.show(Optional.empty());
        } else if (event.getEventType() == MouseEvent.MOUSE_PRESSED) {
            requestFocus();
            lastX = event.getX();
        } else if (event.getEventType() == MouseEvent.MOUSE_DRAGGED) {
            plot.ifPresent(p -> curves.pan((lastX - event.getX()) / p.width()));
            lastX = event.getX();
        } else if (event.getEventType() == MouseEvent.MOUSE_CLICKED && event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            curves.fit();
        }
    }

    private void scroll(ScrollEvent event) {
        plot.ifPresent(p -> {
            if (Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
                curves.pan(-event.getDeltaX() / p.width());
            } else {
                curves.zoom(Math.exp(event.getDeltaY() * PER_WHEEL_UNIT), p.fromX(event.getX()));
            }
        });
        event.consume();
    }

    private void type(KeyEvent event) {
        Chart chart = curves.chart(kind.getValue());
        double middle = (chart.x0() + chart.x1()) / 2;
        switch (event.getCode()) {
            case LEFT -> curves.pan(-STEP);
            case RIGHT -> curves.pan(STEP);
            case PLUS, ADD, EQUALS -> curves.zoom(KEY_ZOOM, middle);
            case MINUS, SUBTRACT -> curves.zoom(1 / KEY_ZOOM, middle);
            case DIGIT0, NUMPAD0, HOME -> curves.fit();
            default -> {
                return;
            }
        }
        event.consume();
    }
}
