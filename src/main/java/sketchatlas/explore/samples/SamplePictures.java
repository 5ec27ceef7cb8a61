package sketchatlas.explore.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sketchatlas.UserException;
import sketchatlas.data.FileProblems;
import sketchatlas.explore.ModelFinder;
import sketchatlas.explore.atlas.Atlas;
import sketchatlas.explore.atlas.AtlasFile;
import sketchatlas.explore.picture.AtlasPictures;
import sketchatlas.explore.tree.ComponentDeaths;
import sketchatlas.explore.tree.ComponentNames;
import sketchatlas.explore.tree.ComponentNamesFile;
import sketchatlas.explore.tree.HistoryDeaths;
import sketchatlas.model.ModelConfig;
import sketchatlas.model.ModelFile;

/** Pictures of the atlas in a folder, with the names that people gave its model's components where the model is at hand. */
public final class SamplePictures {
    private SamplePictures() {
    }

    /**
     * Writes the pictures beside the atlas.
     *
     * @param folder the one folder that the atlas is in, or the atlas
     * @param model its model or the folder of that, where known
     * @param userFolder where this program keeps a person's data
     * @return what was written
     * @throws UserException if there is no atlas or more than one, it can't be read, or a file can't be written
     */
    public static List<Path> write(Path folder, Optional<Path> model, Path userFolder) {
        Path file = Files.isDirectory(folder) ? atlasIn(folder) : folder;
        Optional<Path> modelFile = model.map(m -> ModelFinder.find(Optional.of(m)));
        Atlas atlas = modelFile.isPresent() ? AtlasFile.read(file, idOf(modelFile.get())) : AtlasFile.read(file);
        ComponentNames names = modelFile.map(m -> new ComponentNamesFile(m, atlas.description().modelId(), userFolder).read())
                .orElseGet(() -> ComponentNames.none(atlas.description().modelId()));
        ComponentDeaths deaths = modelFile.map(HistoryDeaths::beside).orElse(ComponentDeaths.UNKNOWN);
        return AtlasPictures.write(atlas, names, deaths, file.toAbsolutePath().getParent());
    }

    private static String idOf(Path model) {
        return ModelConfig.fromJson(ModelFile.readConfig(model), model).id();
    }

    private static Path atlasIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(f -> f.getFileName().toString().endsWith(AtlasFile.ENDING)).sorted().toList();
            if (found.isEmpty()) {
                throw new UserException("There is no atlas in " + folder + ": make one with \"sketchatlas sample --output_dir " + folder + "\".");
            }
            if (found.size() > 1) {
                throw new UserException("There are several atlases in " + folder + ": name the file of one, such as " + found.getFirst() + ".");
            }
            return found.getFirst();
        } catch (IOException e) {
            throw new UserException("Cannot look into the folder " + folder + " (" + FileProblems.reason(e) + "): check its permissions.", e);
        }
    }
}
