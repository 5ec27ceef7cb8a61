package sketchatlas.studio.viewmodel;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import sketchatlas.UserException;
import sketchatlas.explore.atlas.AtlasListener.Stage;
import sketchatlas.explore.atlas.MapLayout;
import sketchatlas.explore.projection.ProjectionControl;
import sketchatlas.explore.tree.ComponentNames;

/** Atlases of models and the names of their components, in files. Called in the background; all methods throw {@link UserException} when they cannot. */
public interface AtlasAccess {
    /** Hears how the making of an atlas goes on; called in the background. */
    interface Progress {
        /** So much of a stage is done. */
        void done(Stage stage, int done, int total);

        /** Everything is there but the places on the map, which are being looked for. */
        void drawn(ModelAtlas model);

        /** Better places on the map of the sketches that {@link #drawn} told of. */
        void moved(MapLayout layout);
    }

    /** The atlas that is kept for a model, if there is one. */
    Optional<ModelAtlas> find(Path model);

    /** The atlas in a file, which has to be one of this model. */
    ModelAtlas open(Path model, Path file);

    /**
     * Makes an atlas from the model alone and keeps it.
     *
     * @param control pauses and cancels, from any thread
     * @throws CancellationException if {@code control} asks for it
     */
    ModelAtlas make(Path model, ProjectionControl control, Progress progress);

    /** What the components of a model are called. */
    ComponentNames names(Path model, String modelId);

    /** Keeps what the components of a model are called. */
    void keep(Path model, ComponentNames names);

    /** Draws the tree of a model into a file, in the form that the name's ending says: {@code .svg} or {@code .png}. */
    void exportTree(Path file, ModelAtlas model, ComponentNames names);
}
