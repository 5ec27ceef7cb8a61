package sketchatlas.studio.view.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import sketchatlas.explore.picture.Surface.Face;
import sketchatlas.explore.tree.HierarchyLayout;
import sketchatlas.explore.tree.HierarchyLayout.Direction;
import sketchatlas.explore.tree.HierarchyLayout.Kind;
import sketchatlas.explore.tree.HierarchyLayout.Node;
import sketchatlas.sketch.Bounds;
import sketchatlas.sketch.Sketch;
import sketchatlas.studio.map.MapBox;
import sketchatlas.studio.map.MapColours;
import sketchatlas.studio.map.MapPoints;
import sketchatlas.studio.map.MapViewport;
import sketchatlas.studio.view.map.FxColours;
import sketchatlas.studio.view.parts.Faces;
import sketchatlas.studio.viewmodel.tree.TreeScene;
import sketchatlas.studio.viewmodel.tree.TreeTexts;
import sketchatlas.studio.viewmodel.tree.TreeViewModel;

/** Paints a tree: edges as wide as they weigh, squares with sketches, names below them. */
final class TreePainter {
    private static final double SKETCH_FROM = 13; // screen units; smaller squares are filled with their colour
    private static final double LABEL_FROM = 24;
    private static final double KNOT = 3;
    private static final double FONT_SIZE = 12;
    private static final double SMALLEST_FONT = 9; // names become smaller with the room below their squares before they are left out
    private static final double LINE = 1.25; // height of a line of text, of the font's size
    private static final double MOST_LABEL = 110; // units of the layout
    private static final double CORNER = 0.12; // of a square's side
    private static final double MARGIN = 0.13;
    private static final double WIDEST_EDGE = 16; // units of the layout, for the whole weight
    private static final double HALO = 4; // screen units around what is selected

    private final TreeViewModel tree;

    /** What stays the same while one picture is painted. */
    private record Picture(GraphicsContext graphics, TreeScene scene, MapViewport view, MapColours colours, double width, double height) {
        Color ink() {
            return FxColours.of(colours.text());
        }

        Color trace() {
            return FxColours.of(colours.trace());
        }

        Color of(Node node) {
            return node.kind() == Kind.ROOT ? FxColours.of(colours.of(MapPoints.NONE)) : FxColours.of(colours.of(scene.colour(node)));
        }

        double x(double treeX) {
            return view.toScreenX(treeX);
        }

        double y(double treeY) {
            return view.toScreenY(treeY);
        }

        double scale() {
            return view.scale();
        }

        boolean isSeen(Node node) {
            double reach = (node.size() / 2 + HierarchyLayout.LABEL) * scale() + HALO;
            return Math.abs(x(node.x()) - width / 2) < width / 2 + reach && Math.abs(y(node.y()) - height / 2) < height / 2 + reach;
        }
    }

    TreePainter(TreeViewModel tree) {
        this.tree = tree;
    }

    void paint(GraphicsContext graphics, double width, double height) {
        MapColours colours = new MapColours(tree.darkProperty().get());
        graphics.setFill(FxColours.of(colours.ground()));
        graphics.fillRect(0, 0, width, height);
        Optional<TreeScene> scene = tree.scene();
        if (scene.isEmpty()) {
            return;
        }
        Picture p = new Picture(graphics, scene.get(), tree.camera().viewport(), colours, width, height);
        List<Node> nodes = p.scene().layout().nodes();
        List<Integer> path = path(nodes, tree.selectedNode());
        for (int i = 1; i < nodes.size(); i++) {
            if (nodes.get(i).kind() == Kind.EXAMPLE && nodes.get(i - 1).kind() == Kind.EXAMPLE) {
                continue; // one line leads to a row of examples
            }
            paintEdge(p, nodes.get(nodes.get(i).parent()), nodes.get(i), path.contains(i));
        }
        for (int i = 0; i < nodes.size(); i++) {
            if (p.isSeen(nodes.get(i))) {
                paintNode(p, nodes.get(i), i == tree.selectedNode(), i == tree.hoveredProperty().get());
            }
        }
        List<MapBox> taken = new ArrayList<>();
        nodes.stream().filter(p::isSeen).forEach(node -> taken.add(box(p, node)));
        for (Node node : nodes) {
            if (p.isSeen(node)) {
                paintLabel(p, node, taken);
            }
        }
    }

    private static MapBox box(Picture p, Node node) {
        double reach = node.size() / 2 * p.scale();
        return new MapBox(p.x(node.x()) - reach, p.y(node.y()) - reach, p.x(node.x()) + reach, p.y(node.y()) + reach);
    }

    /** A node and those above it. */
    private static List<Integer> path(List<Node> nodes, int node) {
        List<Integer> path = new ArrayList<>();
        for (int i = node; i != HierarchyLayout.NO_NODE; i = nodes.get(i).parent()) {
            path.add(i);
        }
        return path;
    }

    private void paintEdge(Picture p, Node from, Node to, boolean selected) {
        GraphicsContext g = p.graphics();
        boolean down = p.scene().layout().direction() == Direction.DOWN;
        double scale = p.scale();
        double startX = p.x(down ? from.x() : from.x() + from.size() / 2);
        double startY = p.y(down ? from.y() + from.size() / 2 : from.y());
        double endX = p.x(down ? to.x() : to.x() - to.size() / 2);
        double endY = p.y(down ? to.y() - to.size() / 2 : to.y());
        if (to.kind() == Kind.EXAMPLE) {
            g.setStroke(p.trace());
            g.setLineWidth(1);
        } else {
            g.setStroke(selected ? p.of(to) : p.of(to).interpolate(FxColours.of(p.colours().ground()), 0.45));
            g.setLineWidth(Math.max(1, WIDEST_EDGE * to.edge() * Math.min(1, scale)));
        }
        g.setLineCap(StrokeLineCap.BUTT);
        g.beginPath();
        g.moveTo(startX, startY);
        if (down) {
            double middle = (startY + endY) / 2;
            g.bezierCurveTo(startX, middle, endX, middle, endX, endY);
        } else {
            double middle = (startX + endX) / 2;
            g.bezierCurveTo(middle, startY, middle, endY, endX, endY);
        }
        g.stroke();
    }

    private void paintNode(Picture p, Node node, boolean selected, boolean hovered) {
        GraphicsContext g = p.graphics();
        double side = node.size() * p.scale();
        double left = p.x(node.x()) - side / 2;
        double top = p.y(node.y()) - side / 2;
        double corner = side * CORNER * 2;
        if (selected) {
            g.setFill(FxColours.of(p.colours().accent()));
            g.fillRoundRect(left - HALO, top - HALO, side + 2 * HALO, side + 2 * HALO, corner + HALO, corner + HALO);
        }
        if (node.kind() == Kind.ROOT) {
            paintRoot(p, node, left, top, side);
            return;
        }
        boolean dot = side < SKETCH_FROM && node.kind() != Kind.EXAMPLE;
        g.setFill(dot ? p.of(node) : FxColours.of(p.colours().paper()));
        g.fillRoundRect(left, top, side, side, corner, corner);
        if (!dot) {
            g.setStroke(node.kind() == Kind.EXAMPLE && !hovered ? p.trace() : p.of(node));
            double border = node.kind() == Kind.EXAMPLE ? 1 : Math.clamp(side / 28, 1.2, 4) + (hovered ? 1 : 0);
            g.setLineWidth(border);
            g.strokeRoundRect(left + border / 2, top + border / 2, side - border, side - border, corner, corner);
            p.scene().sketch(node).ifPresent(sketch -> paintSketch(p, node, sketch, side));
        }
        paintShare(p, node, left, top, side);
    }

    /** How many sketches there are, in a frame; where that has no room, the knot that all branches hang from. */
    private static void paintRoot(Picture p, Node root, double left, double top, double side) {
        GraphicsContext g = p.graphics();
        if (isKnot(p, side)) {
            boolean down = p.scene().layout().direction() == Direction.DOWN;
            double x = down ? p.x(root.x()) : left + side;
            double y = down ? top + side : p.y(root.y());
            g.setFill(p.of(root));
            g.fillOval(x - KNOT, y - KNOT, 2 * KNOT, 2 * KNOT);
            return;
        }
        g.setFill(FxColours.of(p.colours().paper()));
        g.fillRoundRect(left, top, side, side, side * CORNER * 2, side * CORNER * 2);
        g.setStroke(p.trace());
        g.setLineWidth(1);
        g.strokeRoundRect(left + 0.5, top + 0.5, side - 1, side - 1, side * CORNER * 2, side * CORNER * 2);
        g.setFont(countFont(side));
        write(p, count(p), p.x(root.x()), p.y(root.y()), VPos.CENTER);
    }

    private static boolean isKnot(Picture p, double side) {
        return TextMeasure.width(count(p), countFont(side)) + 4 > side;
    }

    private static String count(Picture p) {
        return TreeTexts.number(p.scene().atlas().points().size());
    }

    private static Font countFont(double side) {
        return Faces.font(Face.BOLD, Math.clamp(side / 4, SMALLEST_FONT, FONT_SIZE));
    }

    private static void paintSketch(Picture p, Node node, Sketch sketch, double side) {
        GraphicsContext g = p.graphics();
        Bounds bounds = Bounds.of(sketch.polylines());
        double longer = Math.max(bounds.width(), bounds.height());
        double scale = longer > 0 ? side * (1 - 2 * MARGIN) / longer : 1;
        g.setStroke(p.ink());
        g.setLineWidth(Math.clamp(side / 42, 0.8, 2.6));
        g.setLineCap(StrokeLineCap.ROUND);
        g.setLineJoin(StrokeLineJoin.ROUND);
        for (float[] line : sketch.polylines()) {
            double[] xs = new double[line.length / 2];
            double[] ys = new double[line.length / 2];
            for (int i = 0; i < xs.length; i++) {
                xs[i] = p.x(node.x()) + (line[2 * i] - bounds.centreX()) * scale;
                ys[i] = p.y(node.y()) + (line[2 * i + 1] - bounds.centreY()) * scale;
            }
            g.strokePolyline(xs, ys, xs.length);
        }
    }

    /** What part of the selected sketches belongs to a component, as a bar at the bottom of its square. */
    private void paintShare(Picture p, Node node, double left, double top, double side) {
        double share = tree.selectedShare(node);
        if (share > 0) {
            GraphicsContext g = p.graphics();
            double height = Math.clamp(side / 12, 3, 6);
            double room = side * (1 - 2 * CORNER);
            g.setFill(p.trace());
            g.fillRect(left + side * CORNER, top + side - height - 3, room, height);
            g.setFill(FxColours.of(p.colours().accent()));
            g.fillRect(left + side * CORNER, top + side - height - 3, Math.max(2, room * share), height);
        }
    }

    /** A name that would cover a node or another name is left out; the node's card tells it. */
    private static void paintLabel(Picture p, Node node, List<MapBox> taken) {
        double side = node.size() * p.scale();
        String label = p.scene().label(node);
        if (side < LABEL_FROM || label.isEmpty()) {
            return;
        }
        double size = Math.clamp(HierarchyLayout.LABEL * p.scale() / LINE - 1, SMALLEST_FONT, FONT_SIZE);
        Font font = Faces.font(Face.ofLabel(p.scene().isNumber(node), node.kind() != Kind.SPECIFIC), size);
        String shown = node.kind() == Kind.ROOT ? label : TextMeasure.shortened(label, font, Math.max(side, MOST_LABEL * p.scale()));
        double half = TextMeasure.width(shown, font) / 2;
        double at = p.x(node.x());
        boolean inside = at > 0 && at < p.width() && 2 * half + 2 * HALO < p.width();
        double x = inside ? Math.clamp(at, half + HALO, p.width() - half - HALO) : at; // the view cuts off no name of what is in it
        boolean underKnot = node.kind() == Kind.ROOT && p.scene().layout().direction() == Direction.DOWN && isKnot(p, side);
        double top = p.y(node.y()) + side / 2 + 1 + (underKnot ? KNOT : 0);
        MapBox box = new MapBox(x - half, top, x + half, top + LINE * size);
        if (taken.stream().noneMatch(box::overlaps)) {
            taken.add(box);
            p.graphics().setFill(FxColours.of(p.colours().ground()).deriveColor(0, 1, 1, 0.85)); // edges go on behind it
            p.graphics().fillRoundRect(box.left() - 2, box.top(), box.width() + 4, box.height() + 1, 6, 6);
            p.graphics().setFont(font);
            write(p, shown, x, top + 1, VPos.TOP);
        }
    }

    /** Writes a line around a middle. */
    private static void write(Picture p, String text, double x, double y, VPos from) {
        GraphicsContext g = p.graphics();
        g.setFill(p.ink());
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(from);
        g.fillText(text, x, y);
    }
}
