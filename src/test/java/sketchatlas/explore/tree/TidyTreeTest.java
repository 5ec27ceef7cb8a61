package sketchatlas.explore.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sketchatlas.explore.tree.TidyTree.Node.leaf;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import sketchatlas.explore.tree.TidyTree.Node;

class TidyTreeTest {
    @Test
    void aLeafStandsAlone() {
        assertArrayEquals(new double[] {5}, TidyTree.place(leaf(10)));
    }

    @Test
    void parentsStandOverTheMiddleOfTheirChildren() {
        assertArrayEquals(new double[] {11, 5, 17}, TidyTree.place(new Node(4, 2, List.of(leaf(10), leaf(10)))));
    }

    @Test
    void aParentWiderThanItsChildrenLeavesThemRoom() {
        assertArrayEquals(new double[] {20, 20}, TidyTree.place(new Node(40, 2, List.of(leaf(10)))));
    }

    @Test
    void subtreesMoveTogetherAsFarAsTheirOutlinesAllow() {
        Node wideBelow = new Node(10, 2, List.of(leaf(10), leaf(10), leaf(10))); // 34 wide below, 10 above
        double[] places = TidyTree.place(new Node(10, 2, List.of(wideBelow, leaf(10))));
        assertEquals(12, places[5] - places[1], 1e-12, "the leaf is beside the parent, over its children");
    }

    @Test
    void nothingOverlapsInAnUnbalancedTreeOf64() {
        List<Node> generals = java.util.stream.IntStream.range(0, 16)
                .mapToObj(i -> new Node(5 + 7 * (i % 4), 3, Collections.nCopies(i % 9, leaf(6 + i)))).toList();
        double[] places = TidyTree.place(new Node(20, 8, generals));
        double end = 0;
        double endAbove = 0;
        int node = 1;
        for (Node general : generals) {
            assertTrue(places[node] - general.size() / 2 >= endAbove - 1e-9);
            endAbove = places[node] + general.size() / 2 + 8;
            node++;
            for (Node specific : general.children()) {
                assertTrue(places[node] - specific.size() / 2 >= end - 1e-9);
                end = places[node] + specific.size() / 2 + 3;
                node++;
            }
        }
        assertEquals(places.length, node);
        assertTrue(java.util.Arrays.stream(places).min().orElseThrow() > 0);
    }
}
