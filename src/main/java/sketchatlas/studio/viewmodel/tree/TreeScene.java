package sketchatlas.studio.viewmodel.tree;

import java.util.Optional;
import sketchatlas.explore.Level;
import sketchatlas.explore.atlas.Atlas;
import sketchatlas.explore.atlas.AtlasComponent;
import sketchatlas.explore.atlas.AtlasPoint;
import sketchatlas.explore.tree.ComponentNames;
import sketchatlas.explore.tree.HierarchyLayout;
import sketchatlas.explore.tree.HierarchyLayout.Kind;
import sketchatlas.explore.tree.HierarchyLayout.Node;
import sketchatlas.explore.tree.HierarchyTree;
import sketchatlas.sketch.Sketch;
import sketchatlas.studio.map.MapBox;
import sketchatlas.studio.viewmodel.ComponentId;
import sketchatlas.studio.viewmodel.ModelAtlas;

/**
 * The tree as it is drawn; immutable.
 *
 * @param atlas of the model whose tree it is
 * @param tree of its components
 * @param names what its components are called
 * @param layout where its nodes stand
 */
public record TreeScene(Atlas atlas, HierarchyTree tree, ComponentNames names, HierarchyLayout layout) {
    /** Around the whole tree. */
    public MapBox box() {
        return new MapBox(0, 0, layout.width(), layout.height());
    }

    /** The node that covers a place, or {@link HierarchyLayout#NO_NODE}. */
    public int at(double x, double y) {
        for (int i = layout.nodes().size() - 1; i >= 0; i--) {
            Node node = layout.nodes().get(i);
            if (Math.abs(x - node.x()) <= node.size() / 2 && Math.abs(y - node.y()) <= node.size() / 2) {
                return i;
            }
        }
        return HierarchyLayout.NO_NODE;
    }

    /** The component that a node stands for, if it does. */
    public Optional<ComponentId> component(Node node) {
        return switch (node.kind()) {
            case GENERAL -> Optional.of(new ComponentId(Level.L, node.index()));
            case SPECIFIC -> Optional.of(new ComponentId(Level.K, node.index()));
            case ROOT, EXAMPLE -> Optional.empty();
        };
    }

    /** A component as it stands in the atlas, if there is one of this level and index. */
    public Optional<AtlasComponent> componentOf(ComponentId id) {
        return ModelAtlas.component(atlas, id);
    }

    /** The node of a component, or {@link HierarchyLayout#NO_NODE}. */
    public int nodeOf(ComponentId component) {
        for (int i = 0; i < layout.nodes().size(); i++) {
            if (layout.nodes().get(i).is(component.level(), component.index())) {
                return i;
            }
        }
        return HierarchyLayout.NO_NODE;
    }

    /** What is drawn in a node; nothing in the root. */
    public Optional<Sketch> sketch(Node node) {
        if (node.kind() == Kind.EXAMPLE) {
            return Optional.of(atlas.points().get(node.index()).sketch());
        }
        return component(node).flatMap(this::componentOf).map(c -> c.sketch());
    }

    /** What stands below a node; nothing for an example. */
    public String label(Node node) {
        return switch (node.kind()) {
            case ROOT -> "All sketches";
            case EXAMPLE -> "";
            case GENERAL, SPECIFIC -> component(node).map(c -> names.label(c.level(), c.index())).orElseThrow();
        };
    }

    /** Whether the label of a node is the number of a component that nobody has given a name. */
    public boolean isNumber(Node node) {
        return component(node).filter(c -> names.name(c.level(), c.index()).isEmpty()).isPresent();
    }

    /** The index whose colour a node has: that of its component, or of the one that wins an example. */
    public int colour(Node node) {
        if (node.kind() == Kind.EXAMPLE) {
            AtlasPoint point = atlas.points().get(node.index());
            return point.winner(Level.K);
        }
        return node.index();
    }
}
