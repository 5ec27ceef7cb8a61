package sketchatlas.explore.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sketchatlas.explore.Level;
import sketchatlas.explore.Palette;
import sketchatlas.explore.atlas.Atlas;
import sketchatlas.explore.atlas.AtlasComponent;
import sketchatlas.explore.atlas.TypicalSketches;
import sketchatlas.explore.tree.ComponentNames;
import sketchatlas.explore.tree.HierarchyTree;
import sketchatlas.explore.tree.HierarchyTree.Dead;
import sketchatlas.explore.tree.HierarchyTree.General;
import sketchatlas.explore.tree.HierarchyTree.Specific;

/**
 * The tree of patterns: general ones above specific ones above sketches that are typical of these. Nodes are decoded means, larger the
 * more weight they have; edges are as wide as q(k|l).
 */
final class TreePicture {
    private static final int COLUMN = 124;
    private static final int MARGIN = 36;
    private static final int NARROWEST = 640;
    private static final int SMALLEST_NODE = 56;
    private static final int LARGEST_NODE = 104;
    private static final int GENERAL_Y = 120; // centres of the nodes
    private static final int SPECIFIC_Y = 350;
    private static final int EXAMPLE = 64;
    private static final int EXAMPLES = 5;
    private static final int LABEL = 14;
    private static final int SMALL = 12;
    private static final int PAPER = 0xffffff;
    private static final int INK = 0x24292f;
    private static final int FAINT = 0x6e7781;

    private final Atlas atlas;
    private final HierarchyTree tree;
    private final ComponentNames names;
    private final int specificY;
    private final List<String> notes;
    private final int width;

    TreePicture(Atlas atlas, HierarchyTree tree, ComponentNames names) {
        this.atlas = atlas;
        this.tree = tree;
        this.names = names;
        specificY = tree.flat() ? GENERAL_Y : SPECIFIC_Y;
        int columns = tree.flat() ? tree.specific().size() : tree.general().stream().mapToInt(g -> Math.max(1, g.children().size())).sum();
        width = Math.max(NARROWEST, 2 * MARGIN + columns * COLUMN);
        notes = notes((width - 2 * MARGIN) / 7);
    }

    <S extends Surface> S draw(MapPicture.SurfaceMaker<S> maker) {
        int examplesTop = specificY + LARGEST_NODE / 2 + 3 * LABEL + 12;
        int notesTop = examplesTop + EXAMPLES * (EXAMPLE + 8) + 2 * LABEL;
        S surface = maker.make(width, notesTop + (notes.size() + 1) * (SMALL + 6) + MARGIN / 2, PAPER);
        double x = MARGIN + COLUMN / 2.0;
        if (tree.flat()) {
            for (Specific specific : tree.specific()) {
                specific(surface, specific, x, examplesTop);
                x += COLUMN;
            }
        }
        for (General general : tree.general()) {
            int columns = Math.max(1, general.children().size());
            double middle = x + (columns - 1) * COLUMN / 2.0;
            for (Specific child : general.children()) {
                edge(surface, general, child, middle, x);
                specific(surface, child, x, examplesTop);
                x += COLUMN;
            }
            x += general.children().isEmpty() ? COLUMN : 0;
            node(surface, Level.L, general.index(), general.weight(), general.won(), middle, GENERAL_Y);
        }
        for (int i = 0; i < notes.size(); i++) {
            surface.text(notes.get(i), MARGIN, notesTop + (i + 1) * (SMALL + 6), SMALL, Surface.Anchor.START, false, FAINT);
        }
        return surface;
    }

    private void edge(Surface surface, General general, Specific child, double fromX, double toX) {
        double fromY = GENERAL_Y + LARGEST_NODE / 2 + 2.6 * LABEL;
        double toY = specificY - LARGEST_NODE / 2.0;
        surface.lines(List.of(new float[] {(float) fromX, (float) fromY, (float) toX, (float) toY}), 1 + 11 * child.edge(),
                Palette.mixed(Palette.colour(general.index()), PAPER, 0.45));
        String share = String.format(Locale.ROOT, "%.2f", child.edge());
        double x = fromX + 0.72 * (toX - fromX);
        double y = fromY + 0.72 * (toY - fromY);
        surface.box(x - 16, y - 9, 32, 18, PAPER, PAPER, 1);
        surface.text(share, x, y + SMALL / 3.0, SMALL, Surface.Anchor.MIDDLE, false, FAINT);
    }

    private void specific(Surface surface, Specific specific, double x, double examplesTop) {
        node(surface, Level.K, specific.index(), specific.weight(), specific.won(), x, specificY);
        int[] typical = TypicalSketches.typical(atlas, Level.K, specific.index(), EXAMPLES);
        for (int i = 0; i < typical.length; i++) {
            double y = examplesTop + i * (EXAMPLE + 8) + EXAMPLE / 2.0;
            surface.lines(Shapes.placed(atlas.points().get(typical[i]).sketch(), x, y, EXAMPLE), 1.4, INK);
        }
    }

    /** A decoded mean in a frame of its colour, with its name, weight and count below. */
    private void node(Surface surface, Level level, int index, double weight, int won, double x, double y) {
        AtlasComponent component = atlas.components(level).get(index);
        double most = atlas.components(level).stream().mapToDouble(AtlasComponent::weight).max().orElse(1);
        double side = SMALLEST_NODE + (LARGEST_NODE - SMALLEST_NODE) * Math.sqrt(weight / Math.max(most, Double.MIN_NORMAL));
        int colour = Palette.colour(index);
        surface.box(x - side / 2, y - side / 2, side, side, PAPER, colour, 3);
        surface.lines(Shapes.placed(component.sketch(), x, y, 0.74 * side), 1.8, Palette.mixed(colour, 0, 0.25));
        double below = y + LARGEST_NODE / 2.0 + LABEL + 2;
        String name = names.label(level, index);
        surface.text(name.length() > 16 ? name.substring(0, 15) + "\u2026" : name, x, below, LABEL, Surface.Anchor.MIDDLE, true, INK);
        String share = weight < 0.01 ? "<1%" : String.format(Locale.ROOT, "%.0f%%", 100 * weight);
        surface.text(String.format(Locale.ROOT, "%s, %,d", share, won), x, below + LABEL + 1, SMALL, Surface.Anchor.MIDDLE, false, FAINT);
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
