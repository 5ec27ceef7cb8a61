package sketchatlas.explore.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Places the nodes of a tree along one axis so that those of the same depth keep a distance, parents stand over the middle of their
 * children, and subtrees move as close together as their outlines allow (Reingold and Tilford 1981).
 */
public final class TidyTree {
    private TidyTree() {
    }

    /**
     * A node to be placed.
     *
     * @param size its extent along the axis
     * @param gap the least distance between its children
     */
    public record Node(double size, double gap, List<Node> children) {
        public Node {
            children = List.copyOf(children);
        }

        /** A node without children. */
        public static Node leaf(double size) {
            return new Node(size, 0, List.of());
        }
    }

    /** The middles of all nodes, in the order root, first child with all below it, second child ...; the least edge is at 0. */
    public static double[] place(Node root) {
        Subtree tree = subtree(root);
        List<Double> middles = new ArrayList<>();
        collect(tree, 0, middles);
        double least = Arrays.stream(tree.left).min().orElseThrow();
        return middles.stream().mapToDouble(m -> m - least).toArray();
    }

    /**
     * A placed subtree.
     *
     * @param left the least edge at each depth, from the middle of its root
     * @param right the greatest edge at each depth
     * @param offsets of the children's middles from that of the root
     */
    private record Subtree(double[] left, double[] right, double[] offsets, List<Subtree> children) {
    }

    private static Subtree subtree(Node node) {
        List<Subtree> children = node.children().stream().map(TidyTree::subtree).toList();
        double[] offsets = new double[children.size()];
        int depth = children.stream().mapToInt(c -> c.left.length).max().orElse(0);
        double[] right = new double[depth];
        Arrays.fill(right, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < offsets.length; i++) {
            Subtree child = children.get(i);
            double offset = i == 0 ? 0 : Double.NEGATIVE_INFINITY;
            for (int d = 0; d < child.left.length; d++) {
                offset = Math.max(offset, right[d] + node.gap() - child.left[d]);
            }
            offsets[i] = offset;
            for (int d = 0; d < child.right.length; d++) {
                right[d] = Math.max(right[d], offset + child.right[d]);
            }
        }
        double middle = offsets.length == 0 ? 0 : (offsets[0] + offsets[offsets.length - 1]) / 2;
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] -= middle;
        }
        return outlined(node.size(), offsets, children, depth);
    }

    private static Subtree outlined(double size, double[] offsets, List<Subtree> children, int depth) {
        double[] left = new double[depth + 1];
        double[] right = new double[depth + 1];
        Arrays.fill(left, Double.POSITIVE_INFINITY);
        Arrays.fill(right, Double.NEGATIVE_INFINITY);
        left[0] = -size / 2;
        right[0] = size / 2;
        for (int i = 0; i < offsets.length; i++) {
            Subtree child = children.get(i);
            for (int d = 0; d < child.left.length; d++) {
                left[d + 1] = Math.min(left[d + 1], offsets[i] + child.left[d]);
                right[d + 1] = Math.max(right[d + 1], offsets[i] + child.right[d]);
            }
        }
        return new Subtree(left, right, offsets, children);
    }

    private static void collect(Subtree tree, double middle, List<Double> middles) {
        middles.add(middle);
        for (int i = 0; i < tree.offsets.length; i++) {
            collect(tree.children.get(i), middle + tree.offsets[i], middles);
        }
    }
}
