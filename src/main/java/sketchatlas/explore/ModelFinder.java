package sketchatlas.explore;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sketchatlas.ProgramFiles;
import sketchatlas.UserException;

/** Finds the model to start with: the one that is asked for, else the newest one that came with the program. */
public final class ModelFinder {
    /** Names the model to start with, unless the command line does. */
    public static final String PROPERTY = "sketchatlas.model";

    private static final String FOLDER = "models";
    private static final String ENDING = ".safetensors";
    private static final String OF_A_TRAINING = "model.safetensors"; // beside a checkpoint, which may be newer

    private ModelFinder() {
    }

    /** The folders that models are looked for in, nearest first: beside the working folder, then beside the program. */
    static List<Path> folders(Path workingFolder, URI program) {
        return ProgramFiles.folders(workingFolder, program).stream().map(folder -> folder.resolve(FOLDER)).toList();
    }

    /**
     * The model to start with: the one that is asked for, else the one that the system property names, else the newest one in the
     * folder {@code models} beside the working folder or the program.
     *
     * @throws UserException if there is none
     */
    public static Path find(Optional<Path> asked) {
        return find(asked.or(() -> Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of)), folders());
    }

    /** The models that came with the program, by their names; empty if there are none. */
    public static List<Path> shipped() {
        return folders().stream().map(ModelFinder::models).filter(models -> !models.isEmpty()).findFirst().orElse(List.of()).stream()
                .map(Path::toAbsolutePath).sorted().toList();
    }

    private static List<Path> folders() {
        return ProgramFiles.folders().stream().map(folder -> folder.resolve(FOLDER)).toList();
    }

    /** What to call a model by its file: a training calls every one model.safetensors, so there the folder has the name. */
    public static String nameOf(Path model) {
        String file = model.getFileName().toString();
        Path folder = model.toAbsolutePath().getParent().getFileName();
        if (file.equals(OF_A_TRAINING) && folder != null) {
            return folder.toString();
        }
        return file.endsWith(ENDING) ? file.substring(0, file.length() - ENDING.length()) : file;
    }

    /** The best model so far in the folder of a training; it may not be there yet. */
    public static Path ofTraining(Path runFolder) {
        return runFolder.resolve(OF_A_TRAINING);
    }

    /** The file of this ending that belongs to a model: MODEL.calculators.json for MODEL.safetensors. */
    public static Path beside(Path model, String ending) {
        String name = model.getFileName().toString();
        return model.resolveSibling((name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name) + ending);
    }

    /**
     * The model to start with.
     *
     * @param asked a file that was asked for, taken as it is, or a folder that holds a model
     * @param folders where to look otherwise; the first that has a model decides
     * @throws UserException if there is none
     */
    static Path find(Optional<Path> asked, List<Path> folders) {
        return asked.map(ModelFinder::inside).or(() -> folders.stream().flatMap(folder -> newest(folder).stream()).findFirst())
                .orElseThrow(() -> new UserException("There is no model in the folder " + folders.getFirst()
                        + " yet; open one from elsewhere, or train one."));
    }

    private static Path inside(Path asked) {
        if (!Files.isDirectory(asked)) {
            return asked;
        }
        Path trained = asked.resolve(OF_A_TRAINING);
        return Files.isRegularFile(trained) ? trained
                : newest(asked).orElseThrow(() -> new UserException("There is no model in the folder " + asked + ": name another one, or a model file."));
    }

    private static Optional<Path> newest(Path folder) {
        return models(folder).stream().max(Comparator.comparing(ModelFinder::modified).thenComparing(Path::getFileName));
    }

    private static List<Path> models(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING) && Files.isRegularFile(file)).toList();
        } catch (IOException e) {
            throw new UserException("The folder " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException _) {
            return FileTime.fromMillis(0); // gone meanwhile, or unreadable: never the newest
        }
    }
}
