package sketchatlas.explore.workbench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sketchatlas.data.Drawing;

/** What files note of a token beside its strokes: fields of .ndjson and metadata of SVG. */
final class TokenFields {
    private static final String NAME = "name";
    private static final String SOURCE = "source";
    private static final String DETAIL = "source_detail";
    private static final String COUNT = "source_count";
    private static final String MODEL = "model";
    private static final String CODE = "code";
    private static final String TEMPERATURE = "temperature";
    private static final String SEED = "seed";
    private static final String GIVEN_STROKES = "given_strokes";
    private static final String GIVEN_SHARE = "given_share";
    private static final int LARGEST_CODE = 4096;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private TokenFields() {
    }

    /** All but the sketch. */
    static Map<String, Object> of(SketchToken token) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(NAME, token.name());
        fields.put(SOURCE, token.provenance().kind().label());
        fields.put(DETAIL, token.provenance().detail());
        if (token.provenance().count() > 1) {
            fields.put(COUNT, token.provenance().count());
        }
        token.recipe().map(Recipe::code).or(token::code).ifPresent(code -> {
            fields.put(MODEL, code.modelId());
            fields.put(CODE, code.code().toArray());
        });
        token.recipe().ifPresent(recipe -> {
            fields.put(TEMPERATURE, recipe.temperature());
            fields.put(SEED, recipe.seed());
            recipe.given().ifPresent(given -> {
                fields.put(GIVEN_STROKES, given.strokes());
                fields.put(GIVEN_SHARE, given.share());
            });
        });
        return fields;
    }

    /**
     * A token of what a file notes; what it does not note, or notes in another way than this program, is as if it were not there.
     *
     * @param otherwiseName where there is none in the file
     * @param otherwise where there is no provenance in the file
     * @throws IllegalArgumentException if there is neither a sketch nor a code
     */
    static SketchToken token(Drawing drawing, String otherwiseName, Provenance otherwise) {
        Map<String, Object> fields = drawing.fields();
        String name = text(fields, NAME).orElse(otherwiseName);
        Provenance provenance = text(fields, SOURCE).flatMap(Provenance.Kind::ofLabel)
                .map(kind -> new Provenance(kind, text(fields, DETAIL).orElse(""), count(fields))).orElse(otherwise);
        Optional<ModelCode> code = code(fields);
        Optional<Recipe> recipe = code.flatMap(c -> recipe(c, fields));
        return new SketchToken(name, provenance, Optional.of(drawing.sketch()).filter(s -> !s.isEmpty()), code, recipe);
    }

    private static int count(Map<String, Object> fields) {
        Number count = number(fields, COUNT);
        return count == null ? 1 : Math.max(1, count.intValue());
    }

    private static Optional<Recipe> recipe(ModelCode code, Map<String, Object> fields) {
        try {
            Number temperature = number(fields, TEMPERATURE);
            Number seed = number(fields, SEED);
            if (temperature == null || seed == null) {
                return Optional.empty();
            }
            Number strokes = number(fields, GIVEN_STROKES);
            Number share = number(fields, GIVEN_SHARE);
            return Optional.of(new Recipe(code, temperature.doubleValue(), seed.longValue(),
                    strokes == null || share == null ? Optional.empty() : Optional.of(new Recipe.Given(strokes.intValue(), share.doubleValue()))));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // another program's idea of a temperature or a seed
        }
    }

    private static Optional<ModelCode> code(Map<String, Object> fields) {
        Object value = fields.get(CODE) instanceof String json ? parsed(json) : fields.get(CODE);
        if (!(value instanceof List<?> list) || list.isEmpty() || list.size() > LARGEST_CODE || text(fields, MODEL).isEmpty()
                || !list.stream().allMatch(Number.class::isInstance)) {
            return Optional.empty();
        }
        float[] code = new float[list.size()];
        for (int i = 0; i < code.length; i++) {
            code[i] = ((Number) list.get(i)).floatValue();
            if (!Float.isFinite(code[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(new ModelCode(text(fields, MODEL).get(), Code.of(code)));
    }

    private static Optional<String> text(Map<String, Object> fields, String name) {
        return fields.get(name) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    /** A number, also where it stands as a text; null if there is none. */
    private static Number number(Map<String, Object> fields, String name) {
        Object value = fields.get(name) instanceof String json ? parsed(json) : fields.get(name);
        return value instanceof Number n ? n : null;
    }

    private static Object parsed(String json) {
        try {
            return MAPPER.readValue(json, Object.class);
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
