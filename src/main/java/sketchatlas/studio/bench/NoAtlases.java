package sketchatlas.studio.bench;

import java.nio.file.Path;
import java.util.Optional;
import sketchatlas.explore.projection.ProjectionControl;
import sketchatlas.explore.tree.ComponentNames;
import sketchatlas.studio.viewmodel.AtlasAccess;
import sketchatlas.studio.viewmodel.ModelAtlas;

/** No atlas of any model, where none is measured. */
final class NoAtlases implements AtlasAccess {
    @Override
    public Optional<ModelAtlas> find(Path model) {
        return Optional.empty();
    }

    @Override
    public ModelAtlas open(Path model, Path file) {
        throw new UnsupportedOperationException("there are no atlases here");
    }

    @Override
    public ModelAtlas make(Path model, ProjectionControl control, Progress progress) {
        throw new UnsupportedOperationException("there are no atlases here");
    }

    @Override
    public ComponentNames names(Path model, String modelId) {
        return ComponentNames.none(modelId);
    }

    @Override
    public void keep(Path model, ComponentNames names) {
        // nobody names anything here
    }

    @Override
    public void exportTree(Path file, ModelAtlas model, ComponentNames names) {
        throw new UnsupportedOperationException("there are no atlases here");
    }
}
