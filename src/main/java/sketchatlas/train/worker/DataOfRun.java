package sketchatlas.train.worker;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import sketchatlas.UserException;

/**
 * Which sketches a run is trained on, so that later commands need not be told again: its plan says so, or, where a command began it, a note of its own.
 * It is kept beside the model and not in it, because a model may be given away, and where its maker keeps sketches is nobody's business.
 */
public final class DataOfRun {
    private static final String FILE = "data.json";
    private static final String KIND = "a note of the sketches of a training";
    private static final String DATA = "data";

    private DataOfRun() {
    }

    /**
     * Notes the folder of the sketches; nothing happens where a plan tells it.
     *
     * @throws UserException if that can't be written
     */
    public static void note(Path runFolder, Path dataFolder) {
        if (!TrainingPlan.isIn(runFolder)) {
            RunJson.write(runFolder.resolve(FILE), RunJson.create().put(DATA, dataFolder.toAbsolutePath().normalize().toString()));
        }
    }

    /** The folder of the sketches that a run, or the run whose model this is, was trained on; empty where that is not known, or it is not there any more. */
    public static Optional<Path> of(Path runOrModel) {
        Path run = Files.isDirectory(runOrModel) ? runOrModel : runOrModel.toAbsolutePath().getParent();
        try {
            return Optional.of(TrainingPlan.isIn(run) ? TrainingPlan.read(run).dataFolder() : noted(run)).filter(Files::isDirectory);
        } catch (UserException | InvalidPathException e) {
            return Optional.empty(); // it only saves words
        }
    }

    private static Path noted(Path run) {
        JsonNode json = RunJson.read(run.resolve(FILE), KIND);
        String data = json.path(DATA).asText();
        if (data.isBlank()) {
            throw new UserException(run.resolve(FILE) + " is damaged or is not " + KIND + ".");
        }
        return Path.of(data);
    }
}
