package sketchatlas.studio.view.map;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import sketchatlas.explore.Level;
import sketchatlas.explore.picture.Surface.Face;
import sketchatlas.studio.map.LabelPlacement;
import sketchatlas.studio.map.LabelPlacement.Wish;
import sketchatlas.studio.map.MapBox;
import sketchatlas.studio.map.MapPoints;
import sketchatlas.studio.map.MapScene;
import sketchatlas.studio.map.MapViewport;
import sketchatlas.studio.map.Mark;
import sketchatlas.studio.view.parts.Faces;
import sketchatlas.studio.viewmodel.ComponentId;
import sketchatlas.studio.viewmodel.PointSet;
import sketchatlas.studio.viewmodel.map.DrawingMark;
import sketchatlas.studio.viewmodel.map.Lasso;
import sketchatlas.studio.viewmodel.map.MapViewModel;

/** What lies over the sketches: marks of components with their labels, rings, the drawing's mark, a lasso. */
final class MapOverlay extends Canvas {
    private static final double LABEL_HEIGHT = 18;
    private static final double LABEL_PADDING = 6;
    private static final int MOST_RINGS = 12; // more would hide what they go round; those selected stand out by the others being pale
    private static final double GENERAL_SIZE = 12.5; // of the letters
    private static final double SPECIFIC_SIZE = 11.5;
    private static final Map<Face, Font> FONTS = fonts();
    private static final Font DRAWING_FONT = FONTS.get(Face.BOLD);

    private final MapViewModel map;
    private final LabelPlacement placement = new LabelPlacement();
    private final Map<String, Double> widths = new HashMap<>(); // of texts, by font and text
    private Lasso lasso;

    MapOverlay(MapViewModel map) {
        this.map = map;
    }

    /** Shows the line of a lasso; null shows none. */
    void setLasso(Lasso now) {
        lasso = now;
    }

    @Override
    public boolean isResizable() {
        return true;
    }

    @Override
    public void resize(double width, double height) {
        setWidth(width);
        setHeight(height);
    }

    void paint() {
        GraphicsContext graphics = getGraphicsContext2D();
        graphics.clearRect(0, 0, getWidth(), getHeight());
        map.scene().ifPresent(scene -> {
            MapViewport viewport = map.camera().viewport();
            graphics.setLineCap(StrokeLineCap.ROUND);
            graphics.setLineJoin(StrokeLineJoin.ROUND);
            paintRings(graphics, scene, viewport);
            if (map.marksShownProperty().get()) {
                paintMarks(graphics, viewport);
            }
            map.drawing().markProperty().get().ifPresent(mark -> paintDrawing(graphics, mark, viewport));
            paintLasso(graphics);
        });
    }

    private void paintRings(GraphicsContext graphics, MapScene scene, MapViewport viewport) {
        double radius = Math.max(7, scene.size(viewport) / 2 + 3);
        PointSet selected = map.selection().points();
        if (selected.size() <= MOST_RINGS && map.selection().component().isEmpty()) {
            graphics.setStroke(accent());
            graphics.setLineWidth(2);
            selected.stream().filter(p -> scene.emphasis()[p] != MapScene.HIDDEN).forEach(p -> ring(graphics, p, radius, viewport));
        }
        int hovered = map.hoveredProperty().get();
        if (hovered != MapPoints.NONE) {
            graphics.setStroke(text());
            graphics.setLineWidth(1.5);
            ring(graphics, hovered, radius + 2, viewport);
        }
    }

    private void ring(GraphicsContext graphics, int point, double radius, MapViewport viewport) {
        double x = viewport.toScreenX(map.x(point));
        double y = viewport.toScreenY(map.y(point));
        double arc = Math.min(2 * radius, 16); // a circle round a dot, a rounded frame round a sketch
        graphics.strokeRoundRect(x - radius, y - radius, 2 * radius, 2 * radius, arc, arc);
    }

    private void paintMarks(GraphicsContext graphics, MapViewport viewport) {
        MapBox view = new MapBox(0, 0, getWidth(), getHeight());
        List<Mark> seen = map.shownMarks().stream()
                .filter(m -> view.grown(20).contains(viewport.toScreenX(m.x()), viewport.toScreenY(m.y()))).toList();
        List<Wish> wishes = new ArrayList<>();
        Optional<DrawingMark> drawing = map.drawing().markProperty().get();
        drawing.ifPresent(d -> wishes.add(new Wish(d.label(), viewport.toScreenX(d.x()), viewport.toScreenY(d.y()), 12, 0, 0)));
        List<MapBox> occupied = drawing.map(d -> labelOf(d, viewport)).stream().toList();
        for (Mark mark : seen) {
            wishes.add(new Wish(id(mark), viewport.toScreenX(mark.x()), viewport.toScreenY(mark.y()), mark.radius(),
                    width(mark) + 2 * LABEL_PADDING, LABEL_HEIGHT));
        }
        List<MapBox> boxes = placement.place(wishes, view.grown(-4), occupied);
        int first = wishes.size() - seen.size();
        for (int i = seen.size() - 1; i >= 0; i--) { // general ones last, on top
            paintMark(graphics, seen.get(i), wishes.get(first + i));
        }
        for (int i = 0; i < seen.size(); i++) {
            if (boxes.get(first + i) != null) {
                paintLabel(graphics, seen.get(i), boxes.get(first + i));
            }
        }
    }

    /** A mark with a rim round it; filled twice, for the software pipeline strokes slowly. */
    private void paintMark(GraphicsContext graphics, Mark mark, Wish at) {
        boolean selected = isSelected(mark);
        fillOutline(graphics, mark, at, selected ? 1.75 : 1.35, ground());
        if (selected) {
            fillOutline(graphics, mark, at, 1.5, accent());
        }
        fillOutline(graphics, mark, at, 1, colour(mark));
    }

    private static void fillOutline(GraphicsContext graphics, Mark mark, Wish at, double larger, Color colour) {
        double[] outline = mark.outline();
        double[] xs = new double[outline.length / 2];
        double[] ys = new double[xs.length];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = at.x() + larger * outline[2 * i];
            ys[i] = at.y() + larger * outline[2 * i + 1];
        }
        graphics.setFill(colour);
        graphics.fillPolygon(xs, ys, xs.length);
    }

    /** Words on a patch of ground; its corners are square and on whole pixels, which is painted much faster. */
    private void paintLabel(GraphicsContext graphics, Mark mark, MapBox box) {
        graphics.setFill(ground().deriveColor(0, 1, 1, 0.86));
        graphics.fillRect(Math.round(box.left()), Math.round(box.top()), Math.round(box.width()), LABEL_HEIGHT);
        graphics.setFill(isSelected(mark) ? accent() : text());
        graphics.setFont(font(mark));
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.fillText(mark.label(), box.centreX(), box.centreY());
    }

    private void paintDrawing(GraphicsContext graphics, DrawingMark mark, MapViewport viewport) {
        double x = viewport.toScreenX(mark.x());
        double y = viewport.toScreenY(mark.y());
        graphics.setStroke(ground());
        graphics.setLineWidth(6);
        graphics.strokeOval(x - 9, y - 9, 18, 18);
        graphics.setStroke(accent());
        graphics.setLineWidth(3);
        graphics.strokeOval(x - 9, y - 9, 18, 18);
        graphics.setFill(accent());
        graphics.fillOval(x - 3.5, y - 3.5, 7, 7);
        MapBox label = labelOf(mark, viewport);
        graphics.fillRoundRect(label.left(), label.top(), label.width(), LABEL_HEIGHT, 8, 8);
        graphics.setFill(ground());
        graphics.setFont(DRAWING_FONT);
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.fillText(mark.label(), label.centreX(), label.centreY());
    }

    /** Where there stands on the map what the mark of the drawing means: above it, or below where there is no room. */
    private MapBox labelOf(DrawingMark mark, MapViewport viewport) {
        double x = viewport.toScreenX(mark.x());
        double y = viewport.toScreenY(mark.y());
        double width = width(mark.label(), DRAWING_FONT) + 2 * LABEL_PADDING;
        double left = Math.clamp(x - width / 2, 4, Math.max(4, getWidth() - width - 4));
        double top = y - 14 - LABEL_HEIGHT >= 4 ? y - 14 - LABEL_HEIGHT : y + 14;
        return new MapBox(left, top, left + width, top + LABEL_HEIGHT);
    }

    private void paintLasso(GraphicsContext graphics) {
        if (lasso == null || lasso.size() < 2) {
            return;
        }
        graphics.beginPath();
        graphics.moveTo(lasso.x(0), lasso.y(0));
        for (int i = 1; i < lasso.size(); i++) {
            graphics.lineTo(lasso.x(i), lasso.y(i));
        }
        graphics.closePath();
        graphics.setFill(accent().deriveColor(0, 1, 1, 0.12));
        graphics.fill();
        graphics.setStroke(accent());
        graphics.setLineWidth(1.5);
        graphics.setLineDashes(6, 4);
        graphics.stroke();
        graphics.setLineDashes();
    }

    private boolean isSelected(Mark mark) {
        return map.selection().component().filter(id(mark)::equals).isPresent();
    }

    private static ComponentId id(Mark mark) {
        return new ComponentId(mark.level(), mark.index());
    }

    private Color colour(Mark mark) {
        return FxColours.of(mark.colour(map.colourByProperty().get(), map.colours()));
    }

    private Color ground() {
        return FxColours.of(map.colours().ground());
    }

    private Color text() {
        return FxColours.of(map.colours().text());
    }

    private Color accent() {
        return FxColours.of(map.colours().accent());
    }

    private double width(Mark mark) {
        return width(mark.label(), font(mark));
    }

    private double width(String label, Font font) {
        return widths.computeIfAbsent(font.getName() + font.getSize() + label, _ -> {
            Text text = new Text(label);
            text.setFont(font);
            return text.getLayoutBounds().getWidth();
        });
    }

    private static Font font(Mark mark) {
        return FONTS.get(Face.ofLabel(mark.isNumber(), mark.level() == Level.L));
    }

    /** General components' are bold. */
    private static Map<Face, Font> fonts() {
        Map<Face, Font> fonts = new EnumMap<>(Face.class);
        for (Face face : Face.values()) {
            fonts.put(face, Faces.font(face, face.bold() ? GENERAL_SIZE : SPECIFIC_SIZE));
        }
        return fonts;
    }
}
