package sketchatlas.explore.tree;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import sketchatlas.explore.Level;
import sketchatlas.model.LatentHierarchy;
import sketchatlas.model.LatentPrior;

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
     * @param tree of the same model
     */
    public static List<PatternLink> generals(LatentPrior prior, HierarchyTree tree, int specific) {
        return prior instanceof LatentHierarchy hierarchy
                ? links(tree.live(Level.L), general -> hierarchy.conditionalWeight(specific, general)) : List.of();
    }

    /**
     * The live specific patterns that a level-l component is made of, strongest first; none in a flat model.
     *
     * @param tree of the same model
     */
    public static List<PatternLink> specifics(LatentPrior prior, HierarchyTree tree, int general) {
        return prior instanceof LatentHierarchy hierarchy
                ? links(tree.live(Level.K), specific -> hierarchy.conditionalWeight(specific, general)) : List.of();
    }

    private static List<PatternLink> links(List<Integer> others, IntToDoubleFunction weight) {
        return others.stream().map(i -> new PatternLink(i, weight.applyAsDouble(i))).filter(link -> link.weight() >= SMALLEST)
                .sorted(Comparator.comparingDouble(PatternLink::weight).reversed()).toList();
    }
}
