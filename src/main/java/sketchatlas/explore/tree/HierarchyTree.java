package sketchatlas.explore.tree;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sketchatlas.UserException;
import sketchatlas.explore.Level;
import sketchatlas.explore.atlas.Atlas;
import sketchatlas.explore.atlas.AtlasComponent;

/**
 * The patterns that a model found, as a tree: specific ones (level-k) under general ones (level-l). The parent of k is the live l with
 * the largest q(l) q(k|l). Patterns come heaviest first. Immutable.
 *
 * @param general the live level-l components; empty where the model is flat
 * @param specific all live level-k components, in the order of their parents, or heaviest first where the model is flat
 * @param dead the others, of both levels
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
     * A component that stands for nothing.
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
     * The tree of the model that an atlas was made with.
     *
     * @param deaths when components died
     * @throws UserException if no component is live
     */
    public static HierarchyTree of(Atlas atlas, ComponentDeaths deaths) {
        List<AtlasComponent> liveK = live(atlas.components(Level.K));
        List<AtlasComponent> liveL = atlas.flat() ? List.of() : live(atlas.components(Level.L));
        if (liveK.isEmpty() || liveL.isEmpty() && !atlas.flat()) {
            throw new UserException("The model has no live components, so there is no tree: choose one that was trained longer.");
        }
        List<Specific> specific = liveK.stream().map(k -> specific(k, liveL)).toList();
        List<General> general = liveL.stream().map(l -> new General(l.index(), l.weight(), l.won(),
                specific.stream().filter(s -> s.parent() == l.index()).toList())).toList();
        List<Dead> dead = new ArrayList<>();
        for (AtlasComponent c : atlas.components()) {
            if (!c.live()) {
                int alive = (c.level() == Level.K ? liveK : liveL).size();
                dead.add(new Dead(c.level(), c.index(), c.weight(), deaths.of(c.level(), alive)));
            }
        }
        return new HierarchyTree(general, atlas.flat() ? specific : general.stream().flatMap(g -> g.children().stream()).toList(), dead);
    }

    private static List<AtlasComponent> live(List<AtlasComponent> components) {
        return components.stream().filter(AtlasComponent::live).sorted(Comparator.comparingDouble(AtlasComponent::weight).reversed()).toList();
    }

    /** @param general the live level-l components, heaviest first; none in a flat model */
    private static Specific specific(AtlasComponent k, List<AtlasComponent> general) {
        int parent = NO_PARENT;
        double edge = 1;
        double most = -1;
        for (AtlasComponent l : general) {
            double joint = l.weight() * l.children()[k.index()];
            if (joint > most) {
                most = joint;
                parent = l.index();
                edge = l.children()[k.index()];
            }
        }
        return new Specific(k.index(), parent, k.weight(), edge, k.won());
    }

    /** The indices of a level's live components, in the order of the tree. */
    public List<Integer> live(Level level) {
        Stream<Integer> indices = level == Level.L && !flat() ? general.stream().map(General::index) : specific.stream().map(Specific::index);
        return indices.toList();
    }
}
