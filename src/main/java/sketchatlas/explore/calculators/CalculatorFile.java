package sketchatlas.explore.calculators;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sketchatlas.DamagedFileException;
import sketchatlas.UserException;
import sketchatlas.data.AtomicFile;
import sketchatlas.data.FileProblems;
import sketchatlas.explore.workbench.Code;
import sketchatlas.explore.workbench.ModelCode;
import sketchatlas.explore.workbench.OtherModelException;

/** Calculators of one model as a JSON file (docs/calculators.md). Reading believes nothing; writing is atomic. */
public final class CalculatorFile {
    private static final String FORMAT = "sketchatlas-calculators";
    private static final int VERSION = 1;
    private static final int LARGEST = 64 << 20; // bytes
    private static final int MOST_CALCULATORS = 1000;
    private static final int LARGEST_CODE = 4096;
    private static final int LONGEST_TEXT = 1000;
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(16).maxNumberLength(64).maxStringLength(1 << 16).build()).build());

    private CalculatorFile() {
    }

    /** Says what is wrong with a file, as the end of a sentence. */
    private static final class MalformedException extends IOException {
        private static final long serialVersionUID = 1L;

        MalformedException(String reason) {
            super(reason);
        }
    }

    /**
     * The calculators of a file.
     *
     * @param modelId the model that they must belong to
     * @param codeSize Z of that model
     * @throws UserException if it cannot be read, is damaged, newer than this program or belongs to another model
     */
    public static List<LatentCalculator> read(Path file, String modelId, int codeSize) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new MalformedException("it is too large");
            }
            JsonNode json = MAPPER.readTree(bytes);
            if (!FORMAT.equals(json.path("format").asText())) {
                throw new MalformedException("it is something else");
            }
            if (json.path("version").asInt() > VERSION) {
                throw new UserException(file + " has version " + json.path("version").asInt() + " of its format, but this program reads up to "
                        + VERSION + ": install a newer Sketch Atlas.");
            }
            if (!json.path("model").asText().equals(modelId)) {
                throw new OtherModelException("The calculators in " + file + " belong to", json.path("model").asText(), "open that model to use them.");
            }
            return calculators(json.path("calculators"), modelId, codeSize);
        } catch (NoSuchFileException e) {
            throw new UserException("There is no file " + file + ": check the name.", e);
        } catch (JsonProcessingException e) {
            throw damaged(file, "its JSON is damaged or cut off", e);
        } catch (MalformedException | IllegalArgumentException e) {
            throw damaged(file, e.getMessage(), e);
        } catch (IOException e) {
            throw new UserException(Files.isDirectory(file) ? file + " is a folder: name a file in it."
                    : "Cannot read " + file + " (" + FileProblems.reason(e) + "): check its permissions and the disk.", e);
        }
    }

    private static UserException damaged(Path file, String reason, Exception cause) {
        return new DamagedFileException("Cannot read " + file + " as latent calculators: " + reason + "; get a good copy of it.", cause);
    }

    private static List<LatentCalculator> calculators(JsonNode list, String modelId, int codeSize) throws MalformedException {
        if (!list.isArray() || list.size() > MOST_CALCULATORS) {
            throw new MalformedException("it holds no list of at most " + MOST_CALCULATORS + " calculators");
        }
        List<LatentCalculator> calculators = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode json : list) {
            LatentCalculator calculator = new LatentCalculator(text(json.path("name")), new ModelCode(modelId, code(json.path("vector"), codeSize)),
                    side(json.path("plus"), codeSize), side(json.path("minus"), codeSize),
                    json.hasNonNull("test") ? Optional.of(score(json.path("test"), codeSize)) : Optional.empty());
            if (!names.add(calculator.name())) {
                throw new MalformedException("it holds two calculators called \"" + calculator.name() + "\"");
            }
            calculators.add(calculator);
        }
        return calculators;
    }

    private static Side side(JsonNode json, int codeSize) throws MalformedException {
        List<Code> examples = new ArrayList<>();
        for (JsonNode example : json.path("examples")) {
            examples.add(code(example, codeSize));
        }
        return new Side(text(json.path("of")), json.path("count").asInt(), examples);
    }

    private static CalculatorScore score(JsonNode json, int codeSize) throws MalformedException {
        List<CalculatorScore.Example> examples = new ArrayList<>();
        for (JsonNode example : json.path("examples")) {
            examples.add(new CalculatorScore.Example(code(example.path("start"), codeSize), number(example.path("cosine")),
                    example.path("landed").asBoolean()));
        }
        return new CalculatorScore(json.path("starts").asInt(), number(json.path("strength")), number(json.path("direction")),
                number(json.path("landed")), json.path("seed").asLong(), examples);
    }

    private static Code code(JsonNode list, int codeSize) throws MalformedException {
        if (!list.isArray() || list.size() != codeSize || codeSize > LARGEST_CODE) {
            throw new MalformedException("a code in it does not have " + codeSize + " numbers");
        }
        float[] values = new float[codeSize];
        for (int i = 0; i < codeSize; i++) {
            values[i] = (float) number(list.get(i));
            if (!Float.isFinite(values[i])) {
                throw new MalformedException("a code in it holds a number that is too large");
            }
        }
        return Code.of(values);
    }

    private static double number(JsonNode json) throws MalformedException {
        if (!json.isNumber() || !Double.isFinite(json.asDouble())) {
            throw new MalformedException("a number in it is missing or none");
        }
        return json.asDouble();
    }

    private static String text(JsonNode json) throws MalformedException {
        if (!json.isTextual() || json.asText().length() > LONGEST_TEXT) {
            throw new MalformedException("a text in it is missing or too long");
        }
        return json.asText();
    }

    /**
     * Writes calculators, all of one model.
     *
     * @throws UserException if the file cannot be written
     */
    public static void write(Path file, String modelId, List<LatentCalculator> calculators) {
        byte[] json = json(modelId, calculators);
        try {
            AtomicFile.write(file, out -> out.write(json));
        } catch (IOException e) {
            throw FileProblems.unwritable(file, e);
        }
    }

    /** As {@link #write}, and keeps what the file held until then. */
    static void replace(Path file, String modelId, List<LatentCalculator> calculators) {
        byte[] json = json(modelId, calculators);
        try {
            AtomicFile.replace(file, out -> out.write(json));
        } catch (IOException e) {
            throw FileProblems.unwritable(file, e);
        }
    }

    private static byte[] json(String modelId, List<LatentCalculator> calculators) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("format", FORMAT).put("version", VERSION).put("model", modelId);
        ArrayNode list = json.putArray("calculators");
        for (LatentCalculator calculator : calculators) {
            if (!calculator.vector().modelId().equals(modelId)) {
                throw new IllegalArgumentException("the calculator \"" + calculator.name() + "\" is of another model");
            }
            ObjectNode entry = list.addObject().put("name", calculator.name());
            append(entry.putArray("vector"), calculator.vector().code());
            append(entry.putObject("plus"), calculator.plus());
            append(entry.putObject("minus"), calculator.minus());
            calculator.score().ifPresent(score -> append(entry.putObject("test"), score));
        }
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void append(ObjectNode json, Side side) {
        json.put("of", side.description()).put("count", side.count());
        ArrayNode examples = json.putArray("examples");
        side.examples().forEach(code -> append(examples.addArray(), code));
    }

    private static void append(ObjectNode json, CalculatorScore score) {
        json.put("points", score.points()).put("starts", score.starts()).put("strength", score.strength()).put("direction", score.direction())
                .put("landed", score.landed()).put("seed", score.seed());
        ArrayNode examples = json.putArray("examples");
        for (CalculatorScore.Example example : score.examples()) {
            ObjectNode entry = examples.addObject().put("cosine", example.cosine()).put("landed", example.landed());
            append(entry.putArray("start"), example.start());
        }
    }

    private static void append(ArrayNode json, Code code) {
        for (int i = 0; i < code.size(); i++) {
            json.add(code.at(i));
        }
    }
}
