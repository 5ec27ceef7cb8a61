package sketchatlas.studio.viewmodel;

import java.util.Objects;
import java.util.Optional;
import sketchatlas.explore.Level;
import sketchatlas.explore.atlas.Atlas;
import sketchatlas.explore.atlas.AtlasComponent;
import sketchatlas.explore.projection.CodeMap;
import sketchatlas.explore.tree.HierarchyTree;
import sketchatlas.model.LatentPrior;

/**
 * What there is to explore of a model.
 *
 * @param atlas sketches on a map
 * @param prior the model's components; not changed any more
 * @param tree the same components as a tree
 * @param places where further codes belong on the map; nothing while the map is in the making
 */
public record ModelAtlas(Atlas atlas, LatentPrior prior, HierarchyTree tree, Optional<CodeMap> places) {
    public ModelAtlas {
        Objects.requireNonNull(atlas);
        Objects.requireNonNull(prior);
        Objects.requireNonNull(tree);
        Objects.requireNonNull(places);
    }

    /** A component as it stands in the atlas, if there is one of this level and index. */
    public Optional<AtlasComponent> component(ComponentId id) {
        return component(atlas, id);
    }

    /** A component as it stands in an atlas, if there is one of this level and index. */
    public static Optional<AtlasComponent> component(Atlas atlas, ComponentId id) {
        return id.level() == Level.L && atlas.flat() ? Optional.empty()
                : atlas.components(id.level()).stream().filter(c -> c.index() == id.index()).findFirst();
    }
}
