package sketchatlas.studio;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import sketchatlas.data.FileProblems;
import sketchatlas.explore.ModelFinder;
import sketchatlas.explore.atlas.Atlas;
import sketchatlas.explore.atlas.AtlasBuilder;
import sketchatlas.explore.atlas.AtlasCodes;
import sketchatlas.explore.atlas.AtlasFile;
import sketchatlas.explore.atlas.AtlasListener;
import sketchatlas.explore.atlas.AtlasProjector;
import sketchatlas.explore.atlas.MapLayout;
import sketchatlas.explore.picture.AtlasPictures;
import sketchatlas.explore.projection.ProjectionControl;
import sketchatlas.explore.projection.ProjectionOptions;
import sketchatlas.explore.tree.ComponentNames;
import sketchatlas.explore.tree.ComponentNamesFile;
import sketchatlas.explore.tree.HierarchyTree;
import sketchatlas.explore.tree.HistoryDeaths;
import sketchatlas.model.LatentPrior;
import sketchatlas.model.SketchModel;
import sketchatlas.studio.viewmodel.AtlasAccess;
import sketchatlas.studio.viewmodel.ModelAtlas;

/** Atlases in the files of this machine: beside their models, or in the person's folder where the studio keeps those that it made. */
final class DiskAtlases implements AtlasAccess {
    private static final int SKETCHES = 2000;
    private static final double TEMPERATURE = 0.24;
    private static final long SEED = 1;

    private final Path userFolder;

    /** @param userFolder where this program keeps a person's data; need not exist */
    DiskAtlases(Path userFolder) {
        this.userFolder = userFolder;
    }

    @Override
    public Optional<ModelAtlas> find(Path model) {
        SketchModel loaded = SketchModel.load(model);
        Path own = own(loaded);
        Path file = Files.exists(own) ? own : ModelFinder.beside(model, AtlasFile.ENDING);
        return Files.exists(file) ? Optional.of(open(model, loaded, file)) : Optional.empty();
    }

    @Override
    public ModelAtlas open(Path model, Path file) {
        return open(model, SketchModel.load(model), file);
    }

    @Override
    public ModelAtlas make(Path model, ProjectionControl control, Progress progress) {
        SketchModel loaded = SketchModel.load(model); // one of its own, for the one in use belongs to the engine's thread
        AtlasBuilder.Options options = new AtlasBuilder.Options(TEMPERATURE, SEED, true, false, ProjectionOptions.published(SEED));
        Atlas atlas = new AtlasBuilder(loaded, options).build(
                AtlasCodes.ofComponents(loaded.prior(), SKETCHES, AtlasCodes.Share.PROPORTIONAL, SEED), control, new AtlasListener() {
                    @Override
                    public void progress(Stage stage, int done, int total) {
                        progress.done(stage, done, total);
                    }

                    @Override
                    public void drawn(Atlas drawn) {
                        progress.drawn(new ModelAtlas(drawn, loaded.prior(), tree(model, drawn), Optional.empty()));
                    }

                    @Override
                    public void moved(MapLayout layout) {
                        progress.moved(layout);
                    }
                });
        keep(own(loaded), atlas);
        return complete(model, loaded.prior(), atlas);
    }

    @Override
    public ComponentNames names(Path model, String modelId) {
        return new ComponentNamesFile(model, modelId, userFolder).read();
    }

    @Override
    public void keep(Path model, ComponentNames names) {
        new ComponentNamesFile(model, names.modelId(), userFolder).write(names);
    }

    @Override
    public void exportTree(Path file, ModelAtlas model, ComponentNames names) {
        AtlasPictures.writeTree(model.atlas(), model.tree(), names, file);
    }

    private ModelAtlas open(Path model, SketchModel loaded, Path file) {
        return complete(model, loaded.prior(), AtlasFile.read(file, loaded.config().id()));
    }

    private static ModelAtlas complete(Path model, LatentPrior prior, Atlas atlas) {
        return new ModelAtlas(atlas, prior, tree(model, atlas), Optional.of(AtlasProjector.map(atlas)));
    }

    private static HierarchyTree tree(Path model, Atlas atlas) {
        return HierarchyTree.of(atlas, HistoryDeaths.beside(model));
    }

    private static void keep(Path file, Atlas atlas) {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw FileProblems.unwritable(file, e);
        }
        AtlasFile.write(file, atlas);
    }

    /** The id comes out of a file and may hold anything; this is a name made of it that every system takes. */
    private Path own(SketchModel model) {
        UUID name = UUID.nameUUIDFromBytes(model.config().id().getBytes(StandardCharsets.UTF_8));
        return userFolder.resolve("atlases").resolve(name + AtlasFile.ENDING);
    }
}
