package sketchatlas.explore.tree;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sketchatlas.UserException;
import sketchatlas.explore.Level;
import sketchatlas.model.LatentHierarchy;
import sketchatlas.model.LatentPrior;

/**
 * The patterns that a model found, as a tree: specific ones (level-k) under general ones (level-l). A component is live when it wins
 * sketches; the parent of k is the live l with the largest q(l) q(k|l). Patterns come heaviest first. Immutable.
 *
 * @param general the live level-l components; empty where the model is flat
 * @param specific all live level-k components, in the order of their parents, or heaviest first where the model is flat
 * @param dead those that win nothing, of both levels
 */
public record HierarchyTree(List<General> general, List<Specific> specific, List<Dead> dead) {
    /** The parent of a specific pattern in a flat model. */
    public static final int NO_PARENT = -1;

    /**
     * A general pattern.
     *
     * @param index of its level-l component
     * @param weight q(l)
     * @param won sketches that it wins
     * @param children the specific patterns whose parent it is; may be empty
     */
    public record General(int index, double weight, int won, List<Specific> children) {
        public General {
            children = List.copyOf(children);
        }
    }

    /**
     * A specific pattern.
     *
     * @param index of its level-k component
     * @param parent index of its level-l component, or {@link #NO_PARENT}
     * @param weight q(k)
     * @param edge q(k|parent), 1 without a parent
     * @param won sketches that it wins
     */
    public record Specific(int index, int parent, double weight, double edge, int won) {
    }

    /**
     * A component that wins no sketches.
     *
     * @param weight q(k) or q(l)
     * @param died when it died, where a training history tells
     */
    public record Dead(Level level, int index, double weight, Optional<StepRange> died) {
    }

    public HierarchyTree {
        general = List.copyOf(general);
        specific = List.copyOf(specific);
        dead = List.copyOf(dead);
    }

    /** Whether there is one level only. */
    public boolean flat() {
        return general.isEmpty();
    }

    /**
     * The tree of a model.
     *
     * @param wonK how many sketches each level-k component wins, [K]
     * @param wonL how many sketches each level-l component wins, [L]; not looked at for a flat model
     * @param deaths when components died
     * @throws UserException if no component wins a sketch
     */
    public static HierarchyTree of(LatentPrior prior, int[] wonK, int[] wonL, ComponentDeaths deaths) {
        int count = prior.components();
        if (wonK.length != count || wonL.length != count) {
            throw new IllegalArgumentException("wins of " + wonK.length + " and " + wonL.length + " of " + count + " components");
        }
        double[] q = prior.weights();
        List<Specific> specific = new ArrayList<>();
        List<Dead> dead = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            if (wonK[k] > 0) {
                int parent = prior instanceof LatentHierarchy hierarchy ? parent(hierarchy, k, wonL) : NO_PARENT;
                double edge = prior instanceof LatentHierarchy hierarchy ? hierarchy.conditionalWeight(k, parent) : 1;
                specific.add(new Specific(k, parent, q[k], edge, wonK[k]));
            } else {
                dead.add(new Dead(Level.K, k, q[k], deaths.of(Level.K, count - live(wonK))));
            }
        }
        if (specific.isEmpty()) {
            throw new UserException("None of the model's components wins a sketch: choose a model that was trained longer.");
        }
        specific.sort(Comparator.comparingDouble(Specific::weight).reversed());
        List<General> general = new ArrayList<>();
        if (prior instanceof LatentHierarchy hierarchy) {
            double[] weights = hierarchy.levelWeights();
            for (int l = 0; l < count; l++) {
                int index = l;
                if (wonL[l] > 0) {
                    general.add(new General(l, weights[l], wonL[l], specific.stream().filter(s -> s.parent() == index).toList()));
                } else {
                    dead.add(new Dead(Level.L, l, weights[l], deaths.of(Level.L, count - live(wonL))));
                }
            }
            general.sort(Comparator.comparingDouble(General::weight).reversed());
            specific = general.stream().flatMap(g -> g.children().stream()).toList();
        }
        return new HierarchyTree(general, specific, dead);
    }

    private static int live(int[] won) {
        int live = 0;
        for (int w : won) {
            live += w > 0 ? 1 : 0;
        }
        return live;
    }

    /** The live l with the largest q(l) q(k|l). */
    private static int parent(LatentHierarchy hierarchy, int k, int[] wonL) {
        double[] weights = hierarchy.levelWeights();
        int best = NO_PARENT;
        double most = -1;
        for (int l = 0; l < wonL.length; l++) {
            double joint = weights[l] * hierarchy.conditionalWeight(k, l);
            if (wonL[l] > 0 && joint > most) {
                best = l;
                most = joint;
            }
        }
        if (best == NO_PARENT) {
            throw new IllegalArgumentException("sketches are won on level-k and none on level-l");
        }
        return best;
    }

    /** The indices of a level's live components, in the order of the tree. */
    public List<Integer> live(Level level) {
        Stream<Integer> indices = level == Level.L && !flat() ? general.stream().map(General::index) : specific.stream().map(Specific::index);
        return indices.toList();
    }
}
