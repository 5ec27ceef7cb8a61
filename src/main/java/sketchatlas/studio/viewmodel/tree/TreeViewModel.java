package sketchatlas.studio.viewmodel.tree;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import sketchatlas.explore.Level;
import sketchatlas.explore.atlas.Atlas;
import sketchatlas.explore.atlas.AtlasPoint;
import sketchatlas.explore.atlas.ComponentSketches;
import sketchatlas.explore.tree.ComponentNames;
import sketchatlas.explore.tree.HierarchyLayout;
import sketchatlas.explore.tree.HierarchyLayout.Direction;
import sketchatlas.explore.tree.HierarchyLayout.Kind;
import sketchatlas.explore.tree.HierarchyLayout.Node;
import sketchatlas.explore.tree.HierarchyTree;
import sketchatlas.sketch.Sketch;
import sketchatlas.studio.map.MapBox;
import sketchatlas.studio.map.MapViewport;
import sketchatlas.studio.viewmodel.ComponentId;
import sketchatlas.studio.viewmodel.PointSet;
import sketchatlas.studio.viewmodel.Selection;
import sketchatlas.studio.viewmodel.map.Camera;

/** The patterns of a model as a tree: drawn under a camera, or as an outline. What is selected in it is selected everywhere. */
public final class TreeViewModel {
    private static final int EXAMPLES = 3;
    private static final double SPACING = 96; // about that of nodes, in units of the layout

    /** The two ways to look at the tree. */
    public enum Look {
        DRAWN, OUTLINE
    }

    private final Selection selection;
    private final Camera camera = new Camera();
    private final ReadOnlyObjectWrapper<Optional<TreeScene>> scene = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Look> look = new SimpleObjectProperty<>(Look.DRAWN);
    private final BooleanProperty dark = new SimpleBooleanProperty();
    private final ReadOnlyIntegerWrapper hovered = new ReadOnlyIntegerWrapper(HierarchyLayout.NO_NODE);
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private Consumer<Sketch> opener = _ -> {
    };
    private final Map<ComponentId, Double> shares = new HashMap<>();
    private final Map<Integer, List<Integer>> examples = new HashMap<>(); // of each live level-k component
    private double width;
    private double height;

    /** @param selection the studio's one */
    public TreeViewModel(Selection selection) {
        this.selection = selection;
        selection.selectedProperty().addListener(_ -> {
            countShares();
            changed();
        });
        hovered.addListener(_ -> changed());
        dark.addListener(_ -> changed());
        scene.addListener(_ -> changed());
        camera.viewportProperty().addListener(_ -> changed());
    }

    /** Who takes a sketch that is to be opened on the paper. */
    public void setOpener(Consumer<Sketch> newOpener) {
        opener = newOpener;
    }

    /** Shows another model's tree. */
    public void show(Atlas atlas, HierarchyTree tree, ComponentNames names) {
        hoverNothing();
        examples.clear();
        tree.live(Level.K).forEach(k -> examples.put(k, ComponentSketches.typical(atlas, Level.K, k, EXAMPLES)));
        scene.set(Optional.of(new TreeScene(atlas, tree, names, layout(tree))));
        showWhole();
    }

    /** Shows nothing. */
    public void clear() {
        hoverNothing();
        scene.set(Optional.empty());
    }

    /** Names the components anew. */
    public void rename(ComponentNames names) {
        scene.get().ifPresent(s -> scene.set(Optional.of(new TreeScene(s.atlas(), s.tree(), names, s.layout()))));
    }

    /** The tree, if there is one. */
    public ReadOnlyObjectProperty<Optional<TreeScene>> sceneProperty() {
        return scene.getReadOnlyProperty();
    }

    public Optional<TreeScene> scene() {
        return scene.get();
    }

    /** Drawn or outline. */
    public ObjectProperty<Look> lookProperty() {
        return look;
    }

    /** Whether the ground is dark. */
    public BooleanProperty darkProperty() {
        return dark;
    }

    /** Number of the node that is pointed at, or {@link HierarchyLayout#NO_NODE}. */
    public ReadOnlyIntegerProperty hoveredProperty() {
        return hovered.getReadOnlyProperty();
    }

    /** Counts up whenever the drawn tree looks different from before. */
    public ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    public Camera camera() {
        return camera;
    }

    public Selection selection() {
        return selection;
    }

    /** Tells the size of the view, in screen units; the tree grows in the direction that shows it larger, and fills the view. */
    public void resize(double newWidth, double newHeight) {
        if (newWidth == width && newHeight == height) {
            return;
        }
        width = newWidth;
        height = newHeight;
        camera.resize(newWidth, newHeight);
        scene.get().ifPresent(s -> {
            HierarchyLayout layout = layout(s.tree());
            if (layout.direction() != s.layout().direction()) {
                hoverNothing();
                camera.fit();
            }
            scene.set(Optional.of(new TreeScene(s.atlas(), s.tree(), s.names(), layout)));
            camera.setMap(scene.get().orElseThrow().box(), SPACING);
        });
    }

    /** The node of what is selected, or {@link HierarchyLayout#NO_NODE}. */
    public int selectedNode() {
        return scene.get().map(s -> selection.component().map(s::nodeOf).orElseGet(() -> exampleNode(s))).orElse(HierarchyLayout.NO_NODE);
    }

    /** What part of the selected sketches belongs to a component, 0..1; 0 where the component itself, or only one sketch, is selected. */
    public double selectedShare(Node node) {
        return scene.get().flatMap(s -> s.component(node)).map(id -> shares.getOrDefault(id, 0.0)).orElse(0.0);
    }

    private void countShares() {
        shares.clear();
        PointSet points = selection.points();
        if (points.size() > 1 && selection.component().isEmpty() && scene.get().isPresent()) {
            List<AtlasPoint> all = scene.get().get().atlas().points();
            double part = 1.0 / points.size();
            points.stream().forEach(i -> {
                shares.merge(new ComponentId(Level.K, all.get(i).winner(Level.K)), part, Double::sum);
                shares.merge(new ComponentId(Level.L, all.get(i).winner(Level.L)), part, Double::sum);
            });
        }
    }

    /** The tree in a sentence. */
    public String describe() {
        return scene.get().map(s -> {
            String selected = selection.component().map(c -> "; selected " + TreeTexts.title(s.names(), c)).orElse("");
            return "Tree of " + s.tree().general().size() + " general and " + s.tree().specific().size() + " specific patterns"
                    + selected;
        }).orElse("Tree, empty");
    }

    /** Points at the node at a point of the screen, if there is one. */
    public void hover(double screenX, double screenY) {
        hovered.set(at(screenX, screenY));
    }

    /** Points at nothing. */
    public void hoverNothing() {
        hovered.set(HierarchyLayout.NO_NODE);
    }

    /** Selects what is at a point of the screen; nothing stays selected where there is nothing. */
    public void click(double screenX, double screenY) {
        select(at(screenX, screenY));
    }

    /** Opens the sketch at a point of the screen on the paper. */
    public void openAt(double screenX, double screenY) {
        open(at(screenX, screenY));
    }

    /** Opens the sketch of what is selected on the paper. */
    public void openSelected() {
        open(selectedNode());
    }

    /** Shows the part of the tree that is selected, or all of it. */
    public void zoomToSelected() {
        int node = selectedNode();
        if (node == HierarchyLayout.NO_NODE) {
            camera.fit();
        } else {
            camera.show(branch(node));
        }
    }

    /**
     * Selects the next node from the selected one: up and down the tree or along a level, as the tree stands on the screen.
     *
     * @param directionX -1, 0 or 1
     * @param directionY -1, 0 or 1
     */
    public void step(int directionX, int directionY) {
        scene.get().ifPresent(s -> {
            int next = TreeSteps.next(s.layout(), selectedNode(), directionX, directionY);
            select(next);
            Node node = s.layout().nodes().get(next);
            camera.reveal(node.x(), node.y());
        });
    }

    /** Goes where a component is seen. */
    public void reveal(ComponentId component) {
        scene.get().ifPresent(s -> {
            int node = s.nodeOf(component);
            if (node != HierarchyLayout.NO_NODE) {
                camera.reveal(s.layout().nodes().get(node).x(), s.layout().nodes().get(node).y());
            }
        });
    }

    /** The component whose node is at a point of the screen. */
    public Optional<ComponentId> componentAt(double screenX, double screenY) {
        return nodeAt(screenX, screenY).flatMap(node -> scene.get().flatMap(s -> s.component(node)));
    }

    /** The number of the sketch that is shown as an example at a point of the screen. */
    public Optional<Integer> exampleAt(double screenX, double screenY) {
        return nodeAt(screenX, screenY).filter(node -> node.kind() == Kind.EXAMPLE).map(Node::index);
    }

    private Optional<Node> nodeAt(double screenX, double screenY) {
        int number = at(screenX, screenY);
        return scene.get().filter(_ -> number != HierarchyLayout.NO_NODE).map(s -> s.layout().nodes().get(number));
    }

    private int at(double screenX, double screenY) {
        MapViewport view = camera.viewport();
        return scene.get().map(s -> s.at(view.toMapX(screenX), view.toMapY(screenY))).orElse(HierarchyLayout.NO_NODE);
    }

    private void select(int number) {
        Optional<Node> node = scene.get().filter(_ -> number != HierarchyLayout.NO_NODE).map(s -> s.layout().nodes().get(number));
        if (node.isEmpty() || node.get().kind() == Kind.ROOT) {
            selection.clear();
        } else if (node.get().kind() == Kind.EXAMPLE) {
            selection.select(PointSet.of(node.get().index()));
        } else {
            scene.get().flatMap(s -> s.component(node.get())).ifPresent(selection::select);
        }
    }

    private void open(int number) {
        if (number != HierarchyLayout.NO_NODE) {
            scene.get().flatMap(s -> s.sketch(s.layout().nodes().get(number))).ifPresent(opener);
        }
    }

    private int exampleNode(TreeScene s) {
        if (selection.points().size() == 1) {
            int point = selection.points().toArray()[0];
            for (int i = 0; i < s.layout().nodes().size(); i++) {
                Node node = s.layout().nodes().get(i);
                if (node.kind() == Kind.EXAMPLE && node.index() == point) {
                    return i;
                }
            }
        }
        return HierarchyLayout.NO_NODE;
    }

    /** Around a node and everything that hangs from it. */
    private MapBox branch(int number) {
        List<Node> nodes = scene.get().orElseThrow().layout().nodes();
        Node node = nodes.get(number);
        double reach = node.size() / 2;
        MapBox box = new MapBox(node.x() - reach, node.y() - reach, node.x() + reach, node.y() + reach + HierarchyLayout.LABEL);
        for (int i = number + 1; i < nodes.size(); i++) {
            if (nodes.get(i).parent() == number) {
                MapBox below = branch(i);
                box = new MapBox(Math.min(box.left(), below.left()), Math.min(box.top(), below.top()), Math.max(box.right(), below.right()),
                        Math.max(box.bottom(), below.bottom()));
            }
        }
        return box;
    }

    private HierarchyLayout layout(HierarchyTree tree) {
        double aspect = width > 0 && height > 0 ? width / height : 1;
        HierarchyLayout down = HierarchyLayout.of(tree, examples::get, Direction.DOWN, aspect);
        HierarchyLayout right = HierarchyLayout.of(tree, examples::get, Direction.RIGHT, aspect);
        return scale(down, aspect) >= scale(right, aspect) ? down : right;
    }

    /** How large a layout is seen in a view of an aspect. */
    private static double scale(HierarchyLayout layout, double aspect) {
        return Math.min(aspect / layout.width(), 1 / layout.height());
    }

    private void showWhole() {
        scene.get().ifPresent(s -> {
            camera.setMap(s.box(), SPACING);
            camera.fit();
        });
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }
}
