package sketchatlas.studio.viewmodel;

import java.nio.file.Path;
import java.util.Optional;
import sketchatlas.UserException;
import sketchatlas.explore.atlas.MapLayout;
import sketchatlas.explore.tree.ComponentNames;

/** Atlases of models and the names of their components, in files. Called in the background; all methods throw {@link UserException} when they cannot. */
public interface AtlasAccess {
    /** Hears how the making of an atlas goes on; called in the background. */
    interface Progress {
        /**
         * Some of the work is done.
         *
         * @param what is being done, as in "Drawing sketches"
         * @param share 0..1 of all the work
         */
        void done(String what, double share);

        /** Everything is there but for good places on the map, which are being looked for. */
        void drawn(ModelAtlas model);

        /** Better places on the map of the sketches that {@link #drawn} told of. */
        void moved(MapLayout layout);

        /** Whether nobody waits for the result any more. */
        boolean isCancelled();
    }

    /** The atlas that is kept for a model, if there is one. */
    Optional<ModelAtlas> find(Path model);

    /** The atlas in a file, which has to be one of this model. */
    ModelAtlas open(Path model, Path file);

    /** Makes an atlas from the model alone and keeps it; nothing when it was cancelled. */
    Optional<ModelAtlas> make(Path model, Progress progress);

    /** What the components of a model are called. */
    ComponentNames names(Path model, String modelId);

    /** Keeps what the components of a model are called. */
    void keep(Path model, ComponentNames names);
}
