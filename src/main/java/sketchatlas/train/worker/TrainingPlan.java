package sketchatlas.train.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import sketchatlas.UserException;
import sketchatlas.data.FileProblems;
import sketchatlas.model.HyperParameters;
import sketchatlas.nn.Backend;

/**
 * What is to be trained, on what and by what: {@code plan.json} in the folder of a run. Immutable.
 *
 * @param name of the model, for people; not blank
 * @param dataFolder the sketches: a file for each category of the options
 * @param options of model and training
 * @param startFrom a model whose parameters training begins with; random ones without it
 * @param backend what computes
 * @param filmEvery steps between two frames of the filmstrip; 0: there is none
 */
public record TrainingPlan(String name, Path dataFolder, HyperParameters options, Optional<Path> startFrom, Backend backend, int filmEvery) {
    private static final String FILE = "plan.json";
    private static final String KIND = "a training plan";

    /** @throws IllegalArgumentException if the name is blank or {@code filmEvery} below 0 */
    public TrainingPlan {
        if (name.isBlank() || filmEvery < 0) {
            throw new IllegalArgumentException("a plan named \"" + name + "\" with a frame every " + filmEvery + " steps");
        }
    }

    /** The same for a model of another name. */
    public TrainingPlan withName(String other) {
        return new TrainingPlan(other, dataFolder, options, startFrom, backend, filmEvery);
    }

    /** The same with another backend. */
    public TrainingPlan withBackend(Backend other) {
        return new TrainingPlan(name, dataFolder, options, startFrom, other, filmEvery);
    }

    /** The same with other options. */
    public TrainingPlan withOptions(HyperParameters other) {
        return new TrainingPlan(name, dataFolder, other, startFrom, backend, filmEvery);
    }

    /** Whether there is a plan in a folder. */
    public static boolean isIn(Path runFolder) {
        return Files.isRegularFile(runFolder.resolve(FILE));
    }

    /**
     * The plan in the folder of a run.
     *
     * @throws UserException if there is none, or it can't be understood
     */
    public static TrainingPlan read(Path runFolder) {
        Path file = runFolder.resolve(FILE);
        if (Files.notExists(file)) {
            throw new UserException("There is no plan of a training in " + runFolder + ": choose the folder of one.");
        }
        JsonNode json = RunJson.read(file, KIND);
        String name = json.path("name").asText();
        String data = json.path("data").asText();
        String backend = json.path("backend").asText();
        int filmEvery = json.path("film_every").asInt(-1);
        if (name.isBlank() || data.isBlank() || filmEvery < 0) {
            throw new UserException(file + " is damaged or is not " + KIND + ": get a good copy of it.");
        }
        Backend known = Arrays.stream(Backend.values()).filter(b -> b.toString().equals(backend)).findFirst()
                .orElseThrow(() -> new UserException("The training plan " + file + " asks for the backend \"" + backend
                        + "\", which is not known here: use the version of the program that wrote it."));
        try {
            HyperParameters options = HyperParameters.fromJson(json.path("options"), _ -> {
            });
            return new TrainingPlan(name, Path.of(data), options, Optional.of(json.path("start_from")).filter(JsonNode::isTextual)
                    .map(JsonNode::asText).map(Path::of), known, filmEvery);
        } catch (InvalidPathException e) {
            throw new UserException(file + " names a file or folder that can't be: get a good copy of it.", e);
        } catch (UserException e) {
            throw new UserException("The training plan " + file + " is not possible: " + e.getMessage(), e);
        }
    }

    /**
     * Writes it into the folder of a run, which is made if needed.
     *
     * @throws UserException if it can't be written
     */
    public void write(Path runFolder) {
        Path file = runFolder.resolve(FILE);
        try {
            Files.createDirectories(runFolder);
        } catch (IOException e) {
            throw FileProblems.unwritable(file, e);
        }
        ObjectNode json = RunJson.create().put("name", name).put("data", dataFolder.toAbsolutePath().toString()).put("backend", backend.toString())
                .put("film_every", filmEvery);
        startFrom.ifPresent(model -> json.put("start_from", model.toAbsolutePath().toString()));
        json.set("options", options.toJson());
        RunJson.write(file, json);
    }
}
