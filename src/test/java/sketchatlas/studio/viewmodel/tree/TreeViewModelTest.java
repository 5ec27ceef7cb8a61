package sketchatlas.studio.viewmodel.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sketchatlas.explore.Level;
import sketchatlas.explore.tree.ComponentNames;
import sketchatlas.explore.tree.HierarchyLayout;
import sketchatlas.explore.tree.HierarchyLayout.Direction;
import sketchatlas.explore.tree.HierarchyLayout.Kind;
import sketchatlas.explore.tree.HierarchyLayout.Node;
import sketchatlas.sketch.Sketch;
import sketchatlas.studio.FakeAtlases;
import sketchatlas.studio.map.MapViewport;
import sketchatlas.studio.viewmodel.ComponentId;
import sketchatlas.studio.viewmodel.ModelAtlas;
import sketchatlas.studio.viewmodel.PointSet;
import sketchatlas.studio.viewmodel.Selection;

class TreeViewModelTest {
    private static final ComponentId L0 = new ComponentId(Level.L, 0);
    private static final ComponentId K3 = new ComponentId(Level.K, 3);
    private static final ComponentNames NAMES = ComponentNames.none(FakeAtlases.MODEL);

    private final Selection selection = new Selection();
    private final TreeViewModel tree = new TreeViewModel(selection);
    private final ModelAtlas model = FakeAtlases.byHand();

    @BeforeEach
    void show() {
        tree.resize(500, 900);
        tree.show(model.atlas(), model.tree(), NAMES);
    }

    @Test
    void aClickOnANodeSelectsItsComponentAndOneBesideSelectsNothing() {
        click(node(L0));
        assertEquals(Optional.of(L0), selection.component());
        assertEquals(node(L0), tree.selectedNode());
        tree.click(1, 1);
        assertEquals(Optional.empty(), selection.component());
        assertEquals(HierarchyLayout.NO_NODE, tree.selectedNode());
    }

    @Test
    void aClickOnAnExampleSelectsTheSketch() {
        int example = first(Kind.EXAMPLE);
        click(example);
        assertEquals(PointSet.of(nodes().get(example).index()), selection.points());
        assertEquals(example, tree.selectedNode());
    }

    @Test
    void whatIsSelectedElsewhereIsSelectedHere() {
        selection.select(K3);
        assertEquals(node(K3), tree.selectedNode());
    }

    @Test
    void selectedSketchesShowWhatPartOfThemEachPatternHas() {
        int each = FakeAtlases.EACH;
        selection.select(PointSet.of(0, 1, 2, each)); // three of k0 and one of k1
        assertEquals(0.75, tree.selectedShare(nodes().get(node(new ComponentId(Level.K, 0)))), 1e-12);
        assertEquals(0.25, tree.selectedShare(nodes().get(node(new ComponentId(Level.K, 1)))), 1e-12);
        assertEquals(0, tree.selectedShare(nodes().get(node(K3))));
        assertEquals(1, tree.selectedShare(nodes().get(node(L0))), 1e-12);
        selection.select(K3);
        assertEquals(0, tree.selectedShare(nodes().get(node(K3))), "a whole component needs no bars");
    }

    @Test
    void itGrowsWhereThereIsRoom() {
        assertEquals(Direction.DOWN, tree.scene().orElseThrow().layout().direction());
        tree.resize(1600, 300);
        assertEquals(Direction.RIGHT, tree.scene().orElseThrow().layout().direction());
    }

    @Test
    void arrowKeysWalkTheTree() {
        tree.step(0, 1);
        assertEquals(Optional.of(L0), selection.component(), "the first pattern");
        tree.step(1, 0);
        assertEquals(Optional.of(new ComponentId(Level.L, 1)), selection.component());
        tree.step(0, 1);
        assertEquals(Optional.of(K3), selection.component());
        tree.step(-1, 0);
        assertEquals(Optional.of(new ComponentId(Level.K, 2)), selection.component());
        tree.step(0, 1);
        tree.step(0, 1);
        assertEquals(1, selection.points().size(), "the second example");
        tree.step(0, -1);
        tree.step(0, -1);
        assertEquals(Optional.of(new ComponentId(Level.K, 2)), selection.component());
        tree.step(0, -1);
        tree.step(0, -1);
        assertTrue(selection.selectedProperty().get().isEmpty(), "the root stands for everything");
    }

    @Test
    void aDoubleClickOpensTheSketch() {
        List<Sketch> opened = new ArrayList<>();
        tree.setOpener(opened::add);
        MapViewport view = tree.camera().viewport();
        Node node = nodes().get(node(K3));
        tree.openAt(view.toScreenX(node.x()), view.toScreenY(node.y()));
        assertEquals(List.of(model.component(K3).orElseThrow().sketch()), opened);
    }

    @Test
    void namesAreUsed() {
        tree.rename(NAMES.with(Level.K, 3, "towers"));
        assertEquals("towers", tree.scene().orElseThrow().label(nodes().get(node(K3))));
    }

    @Test
    void theOutlineHasThePatternsWithTheirNumbersAndTheDeadApart() {
        OutlineEntry all = OutlineEntry.of(tree.scene().orElseThrow());
        assertEquals(List.of(Optional.of(L0), Optional.of(new ComponentId(Level.L, 1)), Optional.empty()),
                all.children().stream().map(OutlineEntry::component).toList());
        OutlineEntry l0 = all.children().getFirst();
        assertEquals(3 * FakeAtlases.EACH, l0.won());
        assertEquals(List.of(0, 1, 2), l0.children().stream().map(e -> e.component().orElseThrow().index()).toList());
        assertEquals(0.3, l0.children().get(1).edge().orElseThrow(), 1e-6);
        assertEquals(OptionalDouble.of(0.21), l0.children().get(1).weight());
        OutlineEntry dead = all.children().getLast();
        assertEquals("Dead", dead.title());
        assertEquals(4, dead.children().size(), "k4, l2, l3, l4");
        assertEquals("Died between steps 1,100 and 1,953", dead.children().getFirst().title());
    }

    @Test
    void withoutAModelNothingIsThere() {
        tree.clear();
        tree.hover(5, 5);
        tree.click(5, 5);
        tree.step(1, 0);
        tree.resize(10, 10);
        assertEquals("Tree, empty", tree.describe());
        assertEquals(HierarchyLayout.NO_NODE, tree.selectedNode());
    }

    private void click(int node) {
        MapViewport view = tree.camera().viewport();
        tree.click(view.toScreenX(nodes().get(node).x()), view.toScreenY(nodes().get(node).y()));
    }

    private List<Node> nodes() {
        return tree.scene().orElseThrow().layout().nodes();
    }

    private int node(ComponentId id) {
        return tree.scene().orElseThrow().nodeOf(id);
    }

    private int first(Kind kind) {
        return nodes().indexOf(nodes().stream().filter(n -> n.kind() == kind).findFirst().orElseThrow());
    }
}
