package sketchatlas.studio.viewmodel.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import sketchatlas.explore.Level;
import sketchatlas.explore.tree.HierarchyTree;
import sketchatlas.explore.tree.HierarchyTree.Dead;
import sketchatlas.explore.tree.HierarchyTree.General;
import sketchatlas.explore.tree.HierarchyTree.Specific;
import sketchatlas.sketch.Sketch;
import sketchatlas.studio.viewmodel.ComponentId;

/**
 * One line of the tree's outline.
 *
 * @param component what it stands for; nothing for a heading
 * @param title a heading, or when a dead component died; empty otherwise
 * @param sketch decoded from the mean; nothing for headings and the dead
 * @param won how many sketches
 * @param weight q(l) or q(k)
 * @param edge q(k|l) of the line above
 */
public record OutlineEntry(Optional<ComponentId> component, String title, Optional<Sketch> sketch, int won, OptionalDouble weight,
        OptionalDouble edge, List<OutlineEntry> children) {
    public OutlineEntry {
        children = List.copyOf(children);
    }

    /** The whole outline: the live components as they hang together, then the dead ones. */
    public static OutlineEntry of(TreeScene scene) {
        HierarchyTree tree = scene.tree();
        List<OutlineEntry> top = new ArrayList<>();
        if (tree.flat()) {
            tree.specific().forEach(s -> top.add(specific(scene, s)));
        } else {
            tree.general().forEach(g -> top.add(general(scene, g)));
        }
        if (!tree.dead().isEmpty()) {
            top.add(heading("Dead", 0, tree.dead().stream().map(OutlineEntry::dead).toList()));
        }
        return heading("All sketches", scene.atlas().points().size(), top);
    }

    private static OutlineEntry heading(String title, int won, List<OutlineEntry> children) {
        return new OutlineEntry(Optional.empty(), title, Optional.empty(), won, OptionalDouble.empty(), OptionalDouble.empty(), children);
    }

    private static OutlineEntry general(TreeScene scene, General general) {
        ComponentId id = new ComponentId(Level.L, general.index());
        return new OutlineEntry(Optional.of(id), "", sketch(scene, id), general.won(), OptionalDouble.of(general.weight()),
                OptionalDouble.empty(), general.children().stream().map(s -> specific(scene, s)).toList());
    }

    private static OutlineEntry specific(TreeScene scene, Specific specific) {
        ComponentId id = new ComponentId(Level.K, specific.index());
        return new OutlineEntry(Optional.of(id), "", sketch(scene, id), specific.won(), OptionalDouble.of(specific.weight()),
                specific.parent() == HierarchyTree.NO_PARENT ? OptionalDouble.empty() : OptionalDouble.of(specific.edge()), List.of());
    }

    private static OutlineEntry dead(Dead dead) {
        return new OutlineEntry(Optional.of(new ComponentId(dead.level(), dead.index())), TreeTexts.died(dead.died()), Optional.empty(), 0,
                OptionalDouble.of(dead.weight()), OptionalDouble.empty(), List.of());
    }

    private static Optional<Sketch> sketch(TreeScene scene, ComponentId id) {
        return scene.componentOf(id).map(c -> c.sketch());
    }
}
