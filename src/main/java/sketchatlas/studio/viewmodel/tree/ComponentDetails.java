package sketchatlas.studio.viewmodel.tree;

import java.util.List;
import java.util.Optional;
import sketchatlas.explore.Level;
import sketchatlas.explore.atlas.AtlasComponent;
import sketchatlas.explore.atlas.ComponentSketches;
import sketchatlas.explore.tree.HierarchyTree;
import sketchatlas.explore.tree.HierarchyTree.Dead;
import sketchatlas.explore.tree.PatternLink;
import sketchatlas.sketch.Sketch;
import sketchatlas.studio.viewmodel.ComponentId;
import sketchatlas.studio.viewmodel.ModelAtlas;

/**
 * All that is known of a component.
 *
 * @param live whether it wins sketches
 * @param mean what the model draws from its mean; means nothing for a dead one
 * @param weight q(l) or q(k)
 * @param won how many of the atlas's sketches
 * @param relatives the general patterns that a specific one belongs to, or the specific ones of a general one, strongest first
 * @param died when a dead one died, in words; empty for a live one
 * @param typical numbers of sketches with the highest density
 * @param borderline numbers of sketches that another component almost won
 */
public record ComponentDetails(ComponentId id, boolean live, Sketch mean, double weight, int won, List<Link> relatives, String died,
        List<Integer> typical, List<Integer> borderline) {
    /** How many sketches are typical or borderline, at most. */
    public static final int SKETCHES = 6;

    /**
     * A relative of a component.
     *
     * @param weight q(k|l) between the two
     */
    public record Link(ComponentId id, double weight) {
    }

    /** Of a component, if the model has it. */
    public static Optional<ComponentDetails> of(ModelAtlas model, ComponentId id) {
        return model.component(id).map(component -> of(model, id, component));
    }

    private static ComponentDetails of(ModelAtlas model, ComponentId id, AtlasComponent component) {
        HierarchyTree tree = model.tree();
        Optional<Dead> dead = tree.dead().stream().filter(d -> d.level() == id.level() && d.index() == id.index()).findFirst();
        List<Link> relatives = dead.isPresent() ? List.of() : id.level() == Level.K
                ? links(Level.L, PatternLink.generals(model.atlas(), tree, id.index()))
                : links(Level.K, PatternLink.specifics(model.atlas(), tree, id.index()));
        return new ComponentDetails(id, dead.isEmpty(), component.sketch(), component.weight(), component.won(), relatives,
                dead.map(d -> TreeTexts.died(d.died())).orElse(""),
                ComponentSketches.typical(model.atlas(), id.level(), id.index(), SKETCHES),
                ComponentSketches.borderline(model.atlas(), id.level(), id.index(), SKETCHES));
    }

    private static List<Link> links(Level level, List<PatternLink> links) {
        return links.stream().map(link -> new Link(new ComponentId(level, link.index()), link.weight())).toList();
    }
}
