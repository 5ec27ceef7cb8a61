package sketchatlas.explore.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import sketchatlas.explore.Level;
import sketchatlas.explore.Palette;
import sketchatlas.explore.atlas.Atlas;
import sketchatlas.explore.atlas.AtlasComponent;
import sketchatlas.explore.atlas.TypicalSketches;
import sketchatlas.explore.tree.ComponentNames;
import sketchatlas.explore.tree.HierarchyLayout;
import sketchatlas.explore.tree.HierarchyLayout.Direction;
import sketchatlas.explore.tree.HierarchyLayout.Kind;
import sketchatlas.explore.tree.HierarchyLayout.Node;
import sketchatlas.explore.tree.HierarchyTree;
import sketchatlas.explore.tree.HierarchyTree.Dead;

/**
 * The tree of patterns as the studio lays it out, growing downwards: general ones above specific ones above sketches that are typical of
 * these. Nodes are decoded means, larger the more weight they have; edges are as wide as q(k|l). Enlarged, so that two lines of text fit below
 * each node.
 */
final class TreePicture {
    private static final double SCALE = 1.6; // pixels of a unit of the layout
    private static final int MARGIN = 36;
    private static final int NARROWEST = 640;
    private static final int EXAMPLES = 5;
    private static final int LABEL = 14;
    private static final int SMALL = 12;
    private static final double CHARACTER = 0.62; // of a font's size that a character is wide
    private static final int LEAST_CHARACTERS = 8;
    private static final int NOTE_CHARACTER = 7; // pixels
    private static final double WIDEST_EDGE = 11;
    private static final double SHARE_AT = 0.72; // of an edge where its share stands
    private static final int PAPER = 0xffffff;
    private static final int INK = 0x24292f;
    private static final int FAINT = 0x6e7781;

    private final Atlas atlas;
    private final HierarchyTree tree;
    private final ComponentNames names;
    private final HierarchyLayout layout;
    private final List<String> notes;
    private final int width;

    TreePicture(Atlas atlas, HierarchyTree tree, ComponentNames names) {
        this.atlas = atlas;
        this.tree = tree;
        this.names = names;
        layout = HierarchyLayout.of(tree, k -> IntStream.of(TypicalSketches.typical(atlas, Level.K, k, EXAMPLES)).boxed().toList(), Direction.DOWN, 1);
        width = (int) Math.max(NARROWEST, SCALE * layout.width() + 2 * MARGIN);
        notes = notes((width - 2 * MARGIN) / NOTE_CHARACTER);
    }

    <S extends Surface> S draw(MapPicture.SurfaceMaker<S> maker) {
        double notesTop = MARGIN + SCALE * layout.height() + LABEL;
        S surface = maker.make(width, (int) notesTop + (notes.size() + 1) * (SMALL + 6) + MARGIN / 2, PAPER);
        List<Node> nodes = layout.nodes();
        for (Node node : nodes) {
            if (node.kind() == Kind.GENERAL || node.kind() == Kind.SPECIFIC) {
                edge(surface, nodes.get(node.parent()), node);
            }
        }
        for (Node node : nodes) {
            switch (node.kind()) {
                case ROOT -> root(surface, node);
                case GENERAL -> component(surface, node, Level.L);
                case SPECIFIC -> component(surface, node, Level.K);
                case EXAMPLE -> surface.lines(Shapes.placed(atlas.points().get(node.index()).sketch(), x(node), y(node), SCALE * node.size()), 1.4, INK);
            }
        }
        for (int i = 0; i < notes.size(); i++) {
            surface.text(notes.get(i), MARGIN, notesTop + (i + 1) * (SMALL + 6), SMALL, Surface.Anchor.START, Surface.Face.PLAIN, FAINT);
        }
        return surface;
    }

    /** A tree that is narrower than the picture stands in its middle. */
    private double x(Node node) {
        return (width - SCALE * layout.width()) / 2 + SCALE * node.x();
    }

    private double y(Node node) {
        return MARGIN + SCALE * node.y();
    }

    private void edge(Surface surface, Node from, Node to) {
        double fromY = y(from) + SCALE * (from.size() / 2 + HierarchyLayout.LABEL);
        double toY = y(to) - SCALE * to.size() / 2;
        surface.lines(List.of(new float[] {(float) x(from), (float) fromY, (float) x(to), (float) toY}), 1 + WIDEST_EDGE * to.edge(),
                Palette.mixed(Palette.colour(from.kind() == Kind.ROOT ? to.index() : from.index()), PAPER, 0.45));
        if (to.kind() == Kind.SPECIFIC && from.kind() == Kind.GENERAL) {
            double x = x(from) + SHARE_AT * (x(to) - x(from));
            double y = fromY + SHARE_AT * (toY - fromY);
            surface.box(x - 16, y - 9, 32, 18, PAPER, PAPER, 1);
            surface.text(String.format(Locale.ROOT, "%.2f", to.edge()), x, y + SMALL / 3.0, SMALL, Surface.Anchor.MIDDLE, Surface.Face.PLAIN, FAINT);
        }
    }

    /** How many sketches hang from it. */
    private void root(Surface surface, Node node) {
        double side = SCALE * node.size();
        surface.box(x(node) - side / 2, y(node) - side / 2, side, side, PAPER, FAINT, 2);
        surface.text(String.format(Locale.ROOT, "%,d", atlas.points().size()), x(node), y(node) + LABEL * 0.45, LABEL + 6, Surface.Anchor.MIDDLE, Surface.Face.BOLD, INK);
        surface.text(atlas.points().size() == 1 ? "sketch" : "sketches", x(node), y(node) + side / 2 + LABEL + 2, LABEL, Surface.Anchor.MIDDLE, Surface.Face.BOLD, INK);
    }

    /** A decoded mean in a frame of its colour, with its name, weight and count below. */
    private void component(Surface surface, Node node, Level level) {
        AtlasComponent component = atlas.components(level).get(node.index());
        double side = SCALE * node.size();
        int colour = Palette.colour(node.index());
        surface.box(x(node) - side / 2, y(node) - side / 2, side, side, PAPER, colour, 3);
        surface.lines(Shapes.placed(component.sketch(), x(node), y(node), 0.74 * side), 1.8, Palette.mixed(colour, 0, 0.25));
        double below = y(node) + side / 2 + LABEL + 1;
        int room = Math.max(LEAST_CHARACTERS, (int) (side / (CHARACTER * LABEL)));
        String name = names.label(level, node.index());
        surface.text(name.length() > room ? name.substring(0, room - 1).strip() + "\u2026" : name, x(node), below, LABEL, Surface.Anchor.MIDDLE,
                Surface.Face.ofLabel(names.name(level, node.index()).isEmpty(), true), INK);
        String share = node.weight() < 0.01 ? "<1%" : String.format(Locale.ROOT, "%.0f%%", 100 * node.weight());
        surface.text(String.format(Locale.ROOT, "%s, %,d", share, component.won()), x(node), below + LABEL, SMALL, Surface.Anchor.MIDDLE, Surface.Face.PLAIN, FAINT);
    }

    /** What the numbers mean, and which components stand for nothing; in lines of so many characters. */
    private List<String> notes(int characters) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "Below each name: its weight, and how many of %,d sketches it wins.", atlas.points().size())
                + (tree.flat() ? "" : " At the edges: q(k|l)."));
        for (Level level : Level.values()) {
            List<Dead> dead = tree.dead().stream().filter(d -> d.level() == level).toList();
            if (dead.isEmpty()) {
                continue;
            }
            String when = dead.getFirst().died().map(s -> String.format(Locale.ROOT, " (died between steps %,d and %,d)", s.after(), s.until()))
                    .orElse("");
            StringBuilder line = new StringBuilder("Not live in level-" + level.letter() + when + ":");
            for (Dead d : dead) {
                String name = " " + names.label(level, d.index());
                if (line.length() + name.length() > characters) {
                    lines.add(line.toString());
                    line = new StringBuilder("   ");
                }
                line.append(name);
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
