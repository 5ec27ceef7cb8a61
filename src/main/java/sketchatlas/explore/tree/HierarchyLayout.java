package sketchatlas.explore.tree;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import sketchatlas.explore.Level;
import sketchatlas.explore.tree.HierarchyTree.General;
import sketchatlas.explore.tree.HierarchyTree.Specific;

/**
 * Where the patterns of a model stand when they are drawn as a tree: a root, the general patterns, the specific ones, and a few example
 * sketches of each in a row behind it. Every node is a square, the larger the more the pattern weighs. Immutable.
 *
 * @param direction in which the tree grows
 * @param nodes parents before their children; the first is the root
 * @param width of everything, in units of its own; x grows to the right
 * @param height of everything; y grows downwards
 */
public record HierarchyLayout(Direction direction, List<Node> nodes, double width, double height) {
    /** The parent of the root. */
    public static final int NO_NODE = -1;
    /** The room that is left free below each pattern for its name. */
    public static final double LABEL = 20;

    private static final double ROOT = 84;
    private static final double GENERAL_LEAST = 64;
    private static final double GENERAL_MOST = 112;
    private static final double SPECIFIC_LEAST = 52;
    private static final double SPECIFIC_MOST = 84;
    private static final double EXAMPLE = 40;
    private static final double LEAST_LEVEL_GAP = 56;
    private static final double MOST_LEVEL_GAP = 190;
    private static final double EXAMPLE_GAP = 6;
    private static final double GENERAL_GAP = 26;
    private static final double SPECIFIC_GAP = 12;

    /** In which direction a tree grows. */
    public enum Direction {
        DOWN, RIGHT
    }

    /** What a node stands for. */
    public enum Kind {
        /** All sketches. */
        ROOT,
        /** A level-l component. */
        GENERAL,
        /** A level-k component. */
        SPECIFIC,
        /** A sketch. */
        EXAMPLE
    }

    /**
     * A node.
     *
     * @param index of the component in its level, or the number of the sketch; 0 for the root
     * @param parent number of the node that this one hangs from, or {@link #NO_NODE}
     * @param x of its middle
     * @param y of its middle
     * @param size its width and height
     * @param weight q(l) or q(k); 1 for the root, 0 for an example
     * @param edge how much of its parent it is: q(l), q(k|l), or 0 for an example
     */
    public record Node(Kind kind, int index, int parent, double x, double y, double size, double weight, double edge) {
        /** Whether this is a component of a level. */
        public boolean is(Level level, int component) {
            return index == component && kind == (level == Level.L ? Kind.GENERAL : Kind.SPECIFIC);
        }
    }

    public HierarchyLayout {
        nodes = List.copyOf(nodes);
    }

    /**
     * The layout of a tree.
     *
     * @param examples the numbers of the sketches that a level-k component shows
     * @param aspect width by height of where it is to be seen; the levels part as far as they may to fill it, above 0
     */
    public static HierarchyLayout of(HierarchyTree tree, IntFunction<List<Integer>> examples, Direction direction, double aspect) {
        HierarchyLayout tight = new Builder(tree, examples, direction, LEAST_LEVEL_GAP).build();
        boolean down = direction == Direction.DOWN;
        double wanted = down ? tight.width() / aspect : tight.height() * aspect;
        double gaps = (tree.flat() ? 1 : 2) + 0.5; // that before the examples is half as wide
        double gap = LEAST_LEVEL_GAP + (wanted - (down ? tight.height() : tight.width())) / gaps;
        return new Builder(tree, examples, direction, Math.clamp(gap, LEAST_LEVEL_GAP, MOST_LEVEL_GAP)).build();
    }

    private static final class Builder {
        private final HierarchyTree tree;
        private final IntFunction<List<Integer>> examples;
        private final Direction direction;
        private final double levelGap;
        private final double mostGeneral;
        private final double mostSpecific;
        private final List<Node> nodes = new ArrayList<>();
        private double end; // of the deepest node

        Builder(HierarchyTree tree, IntFunction<List<Integer>> examples, Direction direction, double levelGap) {
            this.levelGap = levelGap;
            this.tree = tree;
            this.examples = examples;
            this.direction = direction;
            mostGeneral = most(tree.general().stream().mapToDouble(General::weight));
            mostSpecific = most(tree.specific().stream().mapToDouble(Specific::weight));
        }

        private static double most(DoubleStream weights) {
            return Math.max(Double.MIN_NORMAL, weights.max().orElse(1));
        }

        HierarchyLayout build() {
            TidyTree.Node root = tree.flat()
                    ? new TidyTree.Node(breadth(ROOT), SPECIFIC_GAP, tree.specific().stream().map(this::tidy).toList())
                    : new TidyTree.Node(breadth(ROOT), GENERAL_GAP, tree.general().stream().map(this::tidy).toList());
            double[] places = TidyTree.place(root);
            PrimitiveIterator.OfDouble middles = DoubleStream.of(places).iterator();
            double generalDepth = depth(ROOT / 2, ROOT, GENERAL_MOST);
            double specificDepth = tree.flat() ? depth(ROOT / 2, ROOT, SPECIFIC_MOST) : depth(generalDepth, GENERAL_MOST, SPECIFIC_MOST);
            int top = add(Kind.ROOT, 0, NO_NODE, middles.nextDouble(), ROOT / 2, ROOT, 1, 1);
            if (tree.flat()) {
                tree.specific().forEach(s -> add(s, top, middles, specificDepth, s.weight()));
            }
            for (General general : tree.general()) {
                int parent = add(Kind.GENERAL, general.index(), top, middles.nextDouble(), generalDepth, size(general), general.weight(),
                        general.weight());
                general.children().forEach(s -> add(s, parent, middles, specificDepth, s.edge()));
            }
            double breadth = 0;
            for (Node node : nodes) {
                breadth = Math.max(breadth, (direction == Direction.DOWN ? node.x() : node.y()) + breadth(node.size()) / 2);
            }
            return direction == Direction.DOWN ? new HierarchyLayout(direction, nodes, breadth, end)
                    : new HierarchyLayout(direction, nodes, end, breadth);
        }

        private void add(Specific specific, int parent, Iterator<Double> middles, double depth, double edge) {
            double middle = middles.next();
            int node = add(Kind.SPECIFIC, specific.index(), parent, middle, depth, size(specific), specific.weight(), edge);
            double next = depth + SPECIFIC_MOST / 2 + labelBelow() + levelGap / 2;
            for (int example : examples.apply(specific.index())) {
                add(Kind.EXAMPLE, example, node, middle, next + EXAMPLE / 2, EXAMPLE, 0, 0);
                next += EXAMPLE + EXAMPLE_GAP;
            }
        }

        private int add(Kind kind, int index, int parent, double middle, double depth, double size, double weight, double edge) {
            // where names stand across the tree's growth the square moves up to leave them their room
            boolean down = direction == Direction.DOWN;
            double across = down || kind == Kind.EXAMPLE ? middle : middle - LABEL / 2;
            nodes.add(down ? new Node(kind, index, parent, across, depth, size, weight, edge)
                    : new Node(kind, index, parent, depth, across, size, weight, edge));
            end = Math.max(end, depth + size / 2 + (kind == Kind.EXAMPLE ? 0 : labelBelow()));
            return nodes.size() - 1;
        }

        private TidyTree.Node tidy(General general) {
            return new TidyTree.Node(breadth(size(general)), SPECIFIC_GAP, general.children().stream().map(this::tidy).toList());
        }

        private TidyTree.Node tidy(Specific specific) {
            return TidyTree.Node.leaf(breadth(size(specific)));
        }

        /** The area of a square is as its weight. */
        private double size(General general) {
            return GENERAL_LEAST + (GENERAL_MOST - GENERAL_LEAST) * Math.sqrt(general.weight() / mostGeneral);
        }

        private double size(Specific specific) {
            return SPECIFIC_LEAST + (SPECIFIC_MOST - SPECIFIC_LEAST) * Math.sqrt(specific.weight() / mostSpecific);
        }

        /** What a square takes up across the tree's growth. */
        private double breadth(double size) {
            return direction == Direction.DOWN ? size : size + LABEL;
        }

        /** The middle of the level after one, both as deep as their largest squares. */
        private double depth(double before, double sizeBefore, double size) {
            return before + sizeBefore / 2 + labelBelow() + levelGap + size / 2;
        }

        private double labelBelow() {
            return direction == Direction.DOWN ? LABEL : 0;
        }
    }
}
