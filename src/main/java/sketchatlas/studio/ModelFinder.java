package sketchatlas.studio;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sketchatlas.UserException;

/** Finds the model to start with: the one that is asked for, else the newest one that came with the program. */
final class ModelFinder {
    /** Names the model to start with, unless the command line does. */
    static final String PROPERTY = "sketchatlas.model";

    private static final String FOLDER = "models";
    private static final String ENDING = ".safetensors";
    private static final int INSTALL_DEPTH = 3; // from the jar or the class folder up to the folder of the installation

    private ModelFinder() {
    }

    /** The folders that models are looked for in, nearest first: beside the working folder, then beside the program. */
    static List<Path> folders(Path workingFolder, URI program) {
        List<Path> folders = new ArrayList<>();
        folders.add(workingFolder.resolve(FOLDER));
        Path above = Path.of(program);
        for (int i = 0; i < INSTALL_DEPTH && above != null; i++, above = above.getParent()) {
            folders.add(above.resolve(FOLDER));
        }
        return folders;
    }

    /**
     * The model to start with.
     *
     * @param asked a file that was asked for; taken as it is
     * @param folders where to look otherwise; the first that has a model decides
     * @throws UserException if there is none
     */
    static Path find(Optional<Path> asked, List<Path> folders) {
        return asked.or(() -> folders.stream().flatMap(folder -> newest(folder).stream()).findFirst())
                .orElseThrow(() -> new UserException("There is no model in the folder " + folders.getFirst()
                        + " yet; open one from elsewhere, or train one."));
    }

    private static Optional<Path> newest(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING) && Files.isRegularFile(file))
                    .max(Comparator.comparing(ModelFinder::modified).thenComparing(Path::getFileName));
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
