package sketchatlas.studio.viewmodel.tree;

import java.util.List;
import java.util.stream.IntStream;
import sketchatlas.explore.tree.HierarchyLayout;
import sketchatlas.explore.tree.HierarchyLayout.Direction;
import sketchatlas.explore.tree.HierarchyLayout.Kind;
import sketchatlas.explore.tree.HierarchyLayout.Node;

/** Which node an arrow key means. */
final class TreeSteps {
    private TreeSteps() {
    }

    /**
     * The node that is reached from another one by a step on the screen; the same one where there is none further.
     *
     * @param from its number; {@link HierarchyLayout#NO_NODE} starts with the first node below the root
     * @param directionX -1, 0 or 1
     * @param directionY -1, 0 or 1
     */
    static int next(HierarchyLayout layout, int from, int directionX, int directionY) {
        if (from == HierarchyLayout.NO_NODE) {
            return Math.min(1, layout.nodes().size() - 1);
        }
        boolean down = layout.direction() == Direction.DOWN;
        int deeper = down ? directionY : directionX;
        int along = down ? directionX : directionY;
        return deeper > 0 ? deeper(layout, from) : deeper < 0 ? shallower(layout, from) : along(layout, from, along);
    }

    /** The first node below, or the next example in the row. */
    private static int deeper(HierarchyLayout layout, int from) {
        List<Node> nodes = layout.nodes();
        boolean example = nodes.get(from).kind() == Kind.EXAMPLE;
        int parent = example ? nodes.get(from).parent() : from;
        return IntStream.range(from + 1, nodes.size()).filter(i -> nodes.get(i).parent() == parent).findFirst().orElse(from);
    }

    /** The example before in the row, or the node above. */
    private static int shallower(HierarchyLayout layout, int from) {
        List<Node> nodes = layout.nodes();
        Node node = nodes.get(from);
        boolean inRow = node.kind() == Kind.EXAMPLE && nodes.get(from - 1).parent() == node.parent();
        return inRow ? from - 1 : Math.max(0, node.parent());
    }

    /** The nearest node beside, of the same kind and depth. */
    private static int along(HierarchyLayout layout, int from, int step) {
        List<Node> nodes = layout.nodes();
        Node node = nodes.get(from);
        boolean down = layout.direction() == Direction.DOWN;
        int best = from;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < nodes.size(); i++) {
            Node other = nodes.get(i);
            double away = (down ? other.x() - node.x() : other.y() - node.y()) * step;
            boolean beside = other.kind() == node.kind() && (down ? other.y() == node.y() : other.x() == node.x());
            if (beside && away > 0 && away < least) {
                best = i;
                least = away;
            }
        }
        return best;
    }
}
