package sketchatlas.explore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import sketchatlas.UserException;
import sketchatlas.data.AtomicFile;
import sketchatlas.data.FileProblems;
import sketchatlas.model.BatchProgress;
import sketchatlas.model.SketchModel;
import sketchatlas.sketch.Sketch;

/**
 * How dense the codes of real sketches lie in a model's hierarchy, kept beside the model as MODEL.density.json, so that the program can
 * tell what is unusual without the data. Immutable.
 *
 * @param modelId the model that it belongs to
 * @param sketches how many sketches it was taken from
 * @param quantiles of their log densities, evenly spaced from the least to the greatest
 */
public record DensityReference(String modelId, int sketches, List<Double> quantiles) {
    private static final String ENDING = ".density.json";
    private static final int VERSION = 1;
    private static final int STEPS = 200;
    private static final long LARGEST = 1 << 20;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public DensityReference {
        quantiles = List.copyOf(quantiles);
        if (modelId.isBlank() || sketches < 1 || quantiles.size() < 2 || !quantiles.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("its values are not possible");
        }
    }

    /**
     * Measures sketches; on the model's thread.
     *
     * @throws java.util.concurrent.CancellationException if {@code progress} asks for it
     */
    public static DensityReference of(SketchModel model, List<Sketch> sketches, BatchProgress progress) {
        CodeDensity density = new CodeDensity(model.prior());
        double[] log = model.encodeAll(sketches, progress).stream().mapToDouble(c -> density.logDensity(c.mu())).sorted().toArray();
        Double[] quantiles = new Double[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            double place = (double) i * (log.length - 1) / STEPS;
            int below = (int) place;
            double above = log[Math.min(below + 1, log.length - 1)];
            quantiles[i] = log[below] + (place - below) * (above - log[below]);
        }
        return new DensityReference(model.config().id(), sketches.size(), Arrays.asList(quantiles));
    }

    /** The density of a model's codes compared with these. */
    public CodeDensity density(SketchModel model) {
        return new CodeDensity(model.prior()).comparedWith(quantiles.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** The density of a model's codes, compared with the data's where the file beside the model tells them and belongs to it. */
    public static CodeDensity densityOf(Path modelFile, SketchModel model) {
        return beside(modelFile).filter(r -> r.modelId().equals(model.config().id())).map(r -> r.density(model))
                .orElseGet(() -> new CodeDensity(model.prior()));
    }

    /** Where a model's reference is kept. */
    public static Path fileBeside(Path modelFile) {
        return ModelFinder.beside(modelFile, ENDING);
    }

    /**
     * The reference that is kept with a model, if there is one.
     *
     * @throws UserException if the file cannot be read
     */
    public static Optional<DensityReference> beside(Path modelFile) {
        Path file = fileBeside(modelFile);
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    private static DensityReference read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw damaged(file, null);
            }
            JsonNode json = MAPPER.readTree(file.toFile());
            if (json.path("version").asInt() > VERSION) {
                throw new UserException(file + " was written by a newer Sketch Atlas: install that one.");
            }
            List<Double> quantiles = json.path("log_density_quantiles").valueStream().map(v -> v.asDouble(Double.NaN)).toList();
            return new DensityReference(json.path("model").asText(), json.path("sketches").asInt(), quantiles);
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(file, e);
        }
    }

    private static UserException damaged(Path file, Exception cause) {
        return new UserException(file + " is no density reference or is damaged: remove it, or make it again with \"sketchatlas density\".", cause);
    }

    /**
     * Writes it, atomically.
     *
     * @throws UserException if it cannot be written
     */
    public void write(Path file) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("format", "sketchatlas-density").put("version", VERSION).put("model", modelId).put("sketches", sketches);
        ArrayNode values = json.putArray("log_density_quantiles");
        quantiles.forEach(values::add);
        try {
            AtomicFile.write(file, out -> out.write(MAPPER.writeValueAsBytes(json)));
        } catch (IOException e) {
            throw FileProblems.unwritable(file, e);
        }
    }
}
