package sketchatlas.explore.tree;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import sketchatlas.model.LatentHierarchy;
import sketchatlas.model.LatentPrior;

/**
 * How strongly a specific pattern belongs to a general one; it may belong to several.
 *
 * @param general index of the level-l component
 * @param weight q(k|l), how much of the general pattern the specific one is
 */
public record ParentLink(int general, double weight) {
    private static final double SMALLEST = 0.005;

    /**
     * The live general patterns of a level-k component, strongest first; none in a flat model.
     *
     * @param tree of the same model
     */
    public static List<ParentLink> of(LatentPrior prior, HierarchyTree tree, int specific) {
        List<ParentLink> links = new ArrayList<>();
        if (prior instanceof LatentHierarchy hierarchy) {
            for (HierarchyTree.General general : tree.general()) {
                double weight = hierarchy.conditionalWeight(specific, general.index());
                if (weight >= SMALLEST) {
                    links.add(new ParentLink(general.index(), weight));
                }
            }
            links.sort(Comparator.comparingDouble(ParentLink::weight).reversed());
        }
        return links;
    }
}
