package sketchatlas.studio.view.tree;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import sketchatlas.explore.Level;
import sketchatlas.explore.atlas.AtlasPoint;
import sketchatlas.explore.tree.HierarchyLayout;
import sketchatlas.explore.tree.HierarchyLayout.Kind;
import sketchatlas.explore.tree.HierarchyLayout.Node;
import sketchatlas.studio.map.MapBox;
import sketchatlas.studio.map.MapColours;
import sketchatlas.studio.map.MapViewport;
import sketchatlas.studio.view.map.FxColours;
import sketchatlas.studio.view.map.SketchPicture;
import sketchatlas.studio.viewmodel.ComponentId;
import sketchatlas.studio.viewmodel.map.CardPlacement;
import sketchatlas.studio.viewmodel.tree.TreeScene;
import sketchatlas.studio.viewmodel.tree.TreeTexts;
import sketchatlas.studio.viewmodel.tree.TreeViewModel;

/** The node that is pointed at, large, with its weights and counts; stands beside it where there is room. */
final class NodeCard extends VBox {
    private static final double PICTURE = 132;
    private static final double CLEAR = 10; // screen units between the node and the card

    private final TreeViewModel tree;
    private final Region surface;
    private final SketchPicture picture = new SketchPicture(PICTURE);
    private final Label title = new Label();
    private final Label text = new Label();

    NodeCard(TreeViewModel tree, Region surface) {
        this.tree = tree;
        this.surface = surface;
        setId("node-card");
        getStyleClass().add("map-card");
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
        title.getStyleClass().add("panel-title");
        title.setMaxWidth(PICTURE * 1.4);
        text.getStyleClass().add("panel-caption");
        getChildren().addAll(picture, title, text);
        tree.hoveredProperty().addListener(_ -> update());
        tree.camera().viewportProperty().addListener(_ -> update());
    }

    private void update() {
        int hovered = tree.hoveredProperty().get();
        setVisible(hovered != HierarchyLayout.NO_NODE);
        if (isVisible()) {
            TreeScene scene = tree.scene().orElseThrow();
            Node node = scene.layout().nodes().get(hovered);
            fill(scene, node);
            place(node);
        }
    }

    private void fill(TreeScene scene, Node node) {
        boolean root = node.kind() == Kind.ROOT;
        picture.setVisible(!root);
        picture.setManaged(!root);
        scene.sketch(node).ifPresent(s -> picture.show(s, FxColours.of(new MapColours(tree.darkProperty().get()).text())));
        Optional<ComponentId> component = scene.component(node);
        title.setText(component.map(c -> TreeTexts.title(scene.names(), c)).orElse(root ? "All sketches" : "Example"));
        text.setText(component.map(c -> about(scene, node, c)).orElseGet(() -> root
                ? TreeTexts.sketches(scene.atlas().points().size()) + "\n" + tree.describe().replace("Tree of ", "") : example(scene, node)));
    }

    private static String about(TreeScene scene, Node node, ComponentId id) {
        int won = scene.componentOf(id).map(c -> c.won()).orElse(0);
        String q = TreeTexts.weight(node.weight()) + ", q(" + id.level().letter() + ")";
        Node parent = scene.layout().nodes().get(node.parent());
        String edge = id.level() == Level.K && parent.kind() == Kind.GENERAL
                ? "\n" + TreeTexts.percent(node.edge()) + " of " + scene.label(parent) + ", q(k|l)" : "";
        return TreeTexts.kind(id.level()) + "\n" + TreeTexts.sketches(won) + "\n" + q + edge;
    }

    private static String example(TreeScene scene, Node node) {
        AtlasPoint point = scene.atlas().points().get(node.index());
        String of = "A typical sketch of " + scene.label(scene.layout().nodes().get(node.parent()));
        return point.category() == AtlasPoint.NO_CATEGORY ? of : of + "\n" + scene.atlas().description().categories().get(point.category());
    }

    private void place(Node node) {
        MapViewport view = tree.camera().viewport();
        double reach = node.size() / 2 * view.scale() + CLEAR;
        double x = view.toScreenX(node.x());
        double y = view.toScreenY(node.y());
        autosize();
        MapBox box = CardPlacement.place(new MapBox(x, y, x, y).grown(reach), getWidth(), getHeight(), surface.getWidth(), surface.getHeight());
        relocate(Math.round(box.left()), Math.round(box.top()));
    }
}
