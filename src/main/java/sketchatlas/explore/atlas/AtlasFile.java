package sketchatlas.explore.atlas;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import sketchatlas.UserException;
import sketchatlas.data.NpyArray;
import sketchatlas.data.NpzFile;
import sketchatlas.explore.Level;
import sketchatlas.explore.atlas.AtlasPoint.Origin;
import sketchatlas.sketch.Sketch;

/**
 * The file of an atlas (docs/atlas-format.md): a NumPy .npz of plain arrays, one of which holds a description in JSON. Writing is atomic;
 * reading checks checksums, shapes and values before anybody gets to see them.
 */
public final class AtlasFile {
    /** How the names of atlas files end. */
    public static final String ENDING = ".sketchatlas";
    /** The newest version of the format that this program writes and reads. */
    public static final int FORMAT_VERSION = 1;

    private static final String WHAT = "an atlas";
    private static final String FORMAT = "sketchatlas-atlas";
    private static final String DESCRIPTION = "description";
    private static final String KEY_FORMAT = "format";
    private static final String KEY_VERSION = "format_version";
    private static final String KEY_MODEL = "model";
    private static final String KEY_CATEGORIES = "categories";
    private static final String KEY_TEMPERATURE = "temperature";
    private static final String KEY_SEED = "seed";
    private static final String KEY_SOURCES = "sources";
    private static final String CODE = "code";
    private static final String LEVEL_K = "level_k";
    private static final String LEVEL_L = "level_l";
    private static final String CATEGORY = "category";
    private static final String ORIGIN = "origin";
    private static final String LOG_DENSITY = "log_density";
    private static final String SKETCH = "sketch";
    private static final String SOURCE = "source";
    private static final String COMPONENT_MEAN = "component_mean";
    private static final String CHILDREN = "level_k_given_l";
    private static final String COMPONENT_WEIGHT = "component_weight";
    private static final String COMPONENT_WON = "component_won";
    private static final String COMPONENT_LIVE = "component_live";
    private static final String COMPONENT_SKETCH = "component_sketch";
    private static final String X = "x";
    private static final String Y = "y";
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(32).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private AtlasFile() {
    }

    /**
     * Writes an atlas: the file is there whole or, if anything fails, as it was before.
     *
     * @throws UserException if it can't be written
     */
    public static void write(Path file, Atlas atlas) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        boolean sources = atlas.points().stream().anyMatch(p -> p.source().isPresent());
        byte[] description = json(atlas.description()).put(KEY_SOURCES, sources).toString().getBytes(StandardCharsets.UTF_8);
        arrays.put(DESCRIPTION, NpyArray.ofBytes(description, description.length));
        List<AtlasPoint> points = atlas.points();
        arrays.put(CODE, matrix(points, AtlasPoint::code));
        arrays.put(LEVEL_K, matrix(points, AtlasPoint::levelK));
        if (!atlas.flat()) {
            arrays.put(LEVEL_L, matrix(points, AtlasPoint::levelL));
        }
        arrays.put(CATEGORY, NpyArray.ofInts(points.stream().mapToInt(AtlasPoint::category).toArray(), points.size()));
        arrays.put(ORIGIN, NpyArray.ofInts(points.stream().mapToInt(p -> p.origin().ordinal()).toArray(), points.size()));
        arrays.put(LOG_DENSITY, NpyArray.ofDoubles(points.stream().mapToDouble(AtlasPoint::logDensity).toArray(), points.size()));
        SketchArrays.put(arrays, SKETCH, points.stream().map(AtlasPoint::sketch).toList());
        if (sources) {
            SketchArrays.put(arrays, SOURCE, points.stream().map(p -> p.source().orElse(Sketch.ofStroke3(new float[0]))).toList());
        }
        List<AtlasComponent> components = atlas.components();
        int count = components.size();
        arrays.put(COMPONENT_MEAN, matrix(components, AtlasComponent::mean));
        if (!atlas.flat()) {
            arrays.put(CHILDREN, matrix(atlas.components(Level.L), AtlasComponent::children));
        }
        arrays.put(COMPONENT_WEIGHT, NpyArray.ofDoubles(components.stream().mapToDouble(AtlasComponent::weight).toArray(), count));
        arrays.put(COMPONENT_WON, NpyArray.ofInts(components.stream().mapToInt(AtlasComponent::won).toArray(), count));
        arrays.put(COMPONENT_LIVE, NpyArray.ofInts(components.stream().mapToInt(c -> c.live() ? 1 : 0).toArray(), count));
        SketchArrays.put(arrays, COMPONENT_SKETCH, components.stream().map(AtlasComponent::sketch).toList());
        arrays.put(X, NpyArray.ofFloats(atlas.layout().toX(), atlas.layout().size()));
        arrays.put(Y, NpyArray.ofFloats(atlas.layout().toY(), atlas.layout().size()));
        NpzFile.write(file, arrays);
    }

    private static <T> NpyArray matrix(List<T> rows, Function<T, float[]> values) {
        int width = values.apply(rows.getFirst()).length;
        float[] all = new float[Math.multiplyExact(rows.size(), width)];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(values.apply(rows.get(i)), 0, all, i * width, width);
        }
        return NpyArray.ofFloats(all, rows.size(), width);
    }

    private static ObjectNode json(Atlas.Description description) {
        ObjectNode json = JSON.createObjectNode().put(KEY_FORMAT, FORMAT).put(KEY_VERSION, FORMAT_VERSION)
                .put(KEY_MODEL, description.modelId()).put(KEY_TEMPERATURE, description.temperature()).put(KEY_SEED, description.seed());
        description.categories().forEach(json.putArray(KEY_CATEGORIES)::add);
        return json;
    }

    /**
     * Reads the atlas of a model.
     *
     * @param modelId of the model that it must be of
     * @throws UserException as {@link #read(Path)}, and if it is of another model
     */
    public static Atlas read(Path file, String modelId) {
        Atlas atlas = read(file);
        if (!atlas.description().modelId().equals(modelId)) {
            throw new UserException("The atlas " + file + " was made with another model: open that model, or make an atlas of this one"
                    + " with \"sketchatlas sample\".");
        }
        return atlas;
    }

    /**
     * Reads an atlas of any model.
     *
     * @throws UserException if there is none, or it is damaged, of another kind or of a newer format
     */
    public static Atlas read(Path file) {
        AtlasArrays arrays = new AtlasArrays(NpzFile.read(file, WHAT));
        if (!arrays.has(DESCRIPTION)) {
            throw new UserException(file + " is a NumPy file of something else and not an atlas: choose one that Sketch Atlas wrote.");
        }
        try {
            JsonNode json = description(arrays);
            if (!json.path(KEY_FORMAT).asText().equals(FORMAT)) {
                throw new IllegalArgumentException("its description is not that of an atlas");
            }
            if (json.path(KEY_VERSION).asInt() > FORMAT_VERSION) {
                throw new UserException("The atlas " + file + " has format " + json.path(KEY_VERSION).asInt() + ", but this program reads up to "
                        + FORMAT_VERSION + ": install a newer Sketch Atlas.");
            }
            return atlas(json, arrays);
        } catch (JacksonException e) {
            throw damaged(file, "its description is not JSON (" + e.getOriginalMessage() + ")", e);
        } catch (IllegalArgumentException e) {
            throw damaged(file, e.getMessage(), e);
        }
    }

    private static UserException damaged(Path file, String how, Exception cause) {
        return new UserException("The atlas " + file + " is damaged: " + how
                + "; get a good copy of it, or make it again with \"sketchatlas sample\".", cause);
    }

    private static JsonNode description(AtlasArrays arrays) throws JacksonException {
        float[] values = arrays.vector(DESCRIPTION);
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (int) values[i];
        }
        return JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
    }

    private static Atlas atlas(JsonNode json, AtlasArrays arrays) {
        List<String> categories = new ArrayList<>();
        json.path(KEY_CATEGORIES).forEach(c -> categories.add(c.asText()));
        Atlas.Description description = new Atlas.Description(json.path(KEY_MODEL).asText(), categories,
                json.path(KEY_TEMPERATURE).asDouble(), json.path(KEY_SEED).asLong());
        int n = arrays.matrix(CODE).shape()[0];
        int z = arrays.matrix(CODE).shape()[1];
        int k = arrays.matrix(LEVEL_K).shape()[1];
        boolean flat = !arrays.has(LEVEL_L);
        float[][] code = AtlasArrays.rows(arrays.floats(CODE, n, z), n);
        float[][] levelK = AtlasArrays.rows(arrays.floats(LEVEL_K, n, k), n);
        float[][] levelL = flat ? levelK : AtlasArrays.rows(arrays.floats(LEVEL_L, n, arrays.matrix(LEVEL_L).shape()[1]), n);
        int[] category = arrays.ints(CATEGORY, n);
        int[] origin = arrays.ints(ORIGIN, n);
        double[] density = arrays.array(LOG_DENSITY, n).toDoubles();
        List<Sketch> sketches = SketchArrays.get(arrays, SKETCH, n);
        List<Sketch> sources = json.path(KEY_SOURCES).asBoolean() ? SketchArrays.get(arrays, SOURCE, n) : null;
        List<AtlasPoint> points = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            if (origin[i] < 0 || origin[i] >= Origin.values().length || !Double.isFinite(density[i])) {
                throw new IllegalArgumentException("point " + i + " comes from " + origin[i] + " and has the density " + density[i]);
            }
            Optional<Sketch> source = sources == null || sources.get(i).isEmpty() ? Optional.empty() : Optional.of(sources.get(i));
            points.add(new AtlasPoint(Origin.values()[origin[i]], category[i], code[i], levelK[i], levelL[i], density[i], sketches.get(i), source));
        }
        List<AtlasComponent> components = components(arrays, k, flat ? 0 : levelL[0].length, z);
        int places = n + components.size();
        return new Atlas(description, points, components, new MapLayout(arrays.floats(X, places), arrays.floats(Y, places)));
    }

    private static List<AtlasComponent> components(AtlasArrays arrays, int k, int l, int z) {
        int count = k + l;
        float[][] mean = AtlasArrays.rows(arrays.floats(COMPONENT_MEAN, count, z), count);
        float[][] children = l == 0 ? new float[0][] : AtlasArrays.rows(arrays.floats(CHILDREN, l, k), l);
        double[] weight = arrays.array(COMPONENT_WEIGHT, count).toDoubles();
        int[] won = arrays.ints(COMPONENT_WON, count);
        int[] live = arrays.ints(COMPONENT_LIVE, count);
        List<Sketch> sketches = SketchArrays.get(arrays, COMPONENT_SKETCH, count);
        List<AtlasComponent> components = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            components.add(new AtlasComponent(i < k ? Level.K : Level.L, i < k ? i : i - k, mean[i],
                    i < k ? new float[0] : children[i - k], sketches.get(i), weight[i], won[i], live[i] != 0));
        }
        return components;
    }
}
