package sketchatlas.explore.tree;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import sketchatlas.explore.Level;
import sketchatlas.explore.atlas.Atlas;

/**
 * How strongly a specific pattern belongs to a general one; it may belong to several.
 *
 * @param index of the component at the other end
 * @param weight q(k|l), how much of the general pattern the specific one is
 */
public record PatternLink(int index, double weight) {
    private static final double SMALLEST = 0.005;

    /**
     * The live general patterns that a level-k component belongs to, strongest first; none in a flat model.
     *
     * @param tree of the atlas
     */
    public static List<PatternLink> generals(Atlas atlas, HierarchyTree tree, int specific) {
        return atlas.flat() ? List.of() : links(tree.live(Level.L), general -> between(atlas, specific, general));
    }

    /**
     * The live specific patterns that a level-l component is made of, strongest first; none in a flat model.
     *
     * @param tree of the atlas
     */
    public static List<PatternLink> specifics(Atlas atlas, HierarchyTree tree, int general) {
        return atlas.flat() ? List.of() : links(tree.live(Level.K), specific -> between(atlas, specific, general));
    }

    private static double between(Atlas atlas, int specific, int general) {
        return atlas.components(Level.L).get(general).children()[specific];
    }

    private static List<PatternLink> links(List<Integer> others, IntToDoubleFunction weight) {
        return others.stream().map(i -> new PatternLink(i, weight.applyAsDouble(i))).filter(link -> link.weight() >= SMALLEST)
                .sorted(Comparator.comparingDouble(PatternLink::weight).reversed()).toList();
    }
}
