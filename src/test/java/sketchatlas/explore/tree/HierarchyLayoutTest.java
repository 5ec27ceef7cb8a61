package sketchatlas.explore.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sketchatlas.explore.tree.HierarchyLayout.Direction;
import sketchatlas.explore.tree.HierarchyLayout.Kind;
import sketchatlas.explore.tree.HierarchyLayout.Node;
import sketchatlas.explore.tree.HierarchyTree.General;
import sketchatlas.explore.tree.HierarchyTree.Specific;

class HierarchyLayoutTest {
    private static final HierarchyTree TREE = tree(List.of(
            new General(4, 0.7, 30, List.of(new Specific(1, 4, 0.4, 0.6, 20), new Specific(0, 4, 0.1, 0.3, 10))),
            new General(2, 0.2, 8, List.of(new Specific(3, 2, 0.3, 0.9, 8))),
            new General(6, 0.1, 2, List.of())));

    @Test
    void everyPatternHangsFromItsParentAndEveryExampleFromItsPattern() {
        HierarchyLayout layout = HierarchyLayout.of(TREE, k -> List.of(10 * k, 10 * k + 1), Direction.DOWN, 1);
        List<Node> nodes = layout.nodes();
        assertEquals(1 + 3 + 3 + 6, nodes.size());
        for (int i = 1; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            Node parent = nodes.get(node.parent());
            assertTrue(node.parent() < i);
            assertEquals(node.kind().ordinal() - 1, parent.kind().ordinal());
            if (node.kind() == Kind.EXAMPLE) {
                assertEquals(parent.index(), node.index() / 10);
                assertEquals(parent.x(), node.x(), 1e-9, "examples stand in a row below their pattern");
            }
        }
        assertEquals(0.6, nodes.stream().filter(n -> n.kind() == Kind.SPECIFIC && n.index() == 1).findFirst().orElseThrow().edge());
        assertEquals(HierarchyLayout.NO_NODE, nodes.getFirst().parent());
    }

    @Test
    void whatWeighsMoreIsLarger() {
        List<Node> nodes = HierarchyLayout.of(TREE, _ -> List.of(), Direction.RIGHT, 1).nodes();
        double[] sizes = nodes.stream().filter(n -> n.kind() == Kind.GENERAL).mapToDouble(Node::size).toArray();
        assertTrue(sizes[0] > sizes[1] && sizes[1] > sizes[2], "0.7, 0.2, 0.1");
    }

    @Test
    void levelsPartToFillWhatIsWide() {
        double tight = HierarchyLayout.of(TREE, _ -> List.of(1), Direction.RIGHT, 0.5).width();
        double wide = HierarchyLayout.of(TREE, _ -> List.of(1), Direction.RIGHT, 2).width();
        assertTrue(wide > tight);
        assertEquals(HierarchyLayout.of(TREE, _ -> List.of(1), Direction.RIGHT, 50).width(),
                HierarchyLayout.of(TREE, _ -> List.of(1), Direction.RIGHT, 500).width(), "but only so far");
    }

    @Test
    void aFlatModelHasOneLevel() {
        HierarchyTree flat = new HierarchyTree(List.of(), List.of(new Specific(0, HierarchyTree.NO_PARENT, 0.6, 1, 5),
                new Specific(2, HierarchyTree.NO_PARENT, 0.4, 1, 4)), List.of());
        List<Node> nodes = HierarchyLayout.of(flat, _ -> List.of(), Direction.DOWN, 1).nodes();
        assertEquals(List.of(Kind.ROOT, Kind.SPECIFIC, Kind.SPECIFIC), nodes.stream().map(Node::kind).toList());
        assertEquals(0, nodes.get(1).parent());
    }

    @ParameterizedTest
    @EnumSource
    void nodesOfManyPatternsStayInsideAndDoNotOverlap(Direction direction) {
        HierarchyTree large = tree(IntStream.range(0, 24).mapToObj(l -> new General(l, 0.9 / (l + 1), 5, IntStream.range(0, l % 7)
                .mapToObj(k -> new Specific(10 * l + k, l, 0.01 * (k + 1), 0.2, 1)).toList())).toList());
        HierarchyLayout layout = HierarchyLayout.of(large, _ -> List.of(1, 2, 3), direction, 1.5);
        for (Node a : layout.nodes()) {
            assertTrue(a.x() - a.size() / 2 >= -1e-9 && a.x() + a.size() / 2 <= layout.width() + 1e-9);
            assertTrue(a.y() - a.size() / 2 >= -1e-9 && a.y() + a.size() / 2 <= layout.height() + 1e-9);
            for (Node b : layout.nodes()) {
                double least = (a.size() + b.size()) / 2;
                assertTrue(a == b || Math.abs(a.x() - b.x()) >= least || Math.abs(a.y() - b.y()) >= least, a + " and " + b);
            }
        }
    }

    private static HierarchyTree tree(List<General> generals) {
        return new HierarchyTree(generals, generals.stream().flatMap(g -> g.children().stream()).toList(), List.of());
    }
}
