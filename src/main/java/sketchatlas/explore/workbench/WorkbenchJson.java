package sketchatlas.explore.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.MapType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import sketchatlas.data.Drawing;
import sketchatlas.sketch.Sketch;

/**
 * A workbench as JSON, so that what lies on it is there again at the next start. What can't be understood is as if it had not been there: a bench that
 * is half restored is of more use than none.
 */
public final class WorkbenchJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final MapType FIELDS = MAPPER.getTypeFactory().constructMapType(Map.class, String.class, Object.class);
    private static final int MOST_TOKENS = 1000;
    private static final int MOST_NUMBERS = 300_000;

    private WorkbenchJson() {
    }

    /** All of it. */
    public static ObjectNode write(WorkbenchState state) {
        ObjectNode root = MAPPER.createObjectNode();
        ObjectNode slots = root.putObject("slots");
        state.slots().forEach((slot, token) -> slots.set(key(slot), token(token)));
        ArrayNode tray = root.putArray("tray");
        state.tray().forEach(token -> tray.add(token(token)));
        ArrayNode row = root.putArray("row");
        state.row().forEach(token -> row.add(token(token)));
        state.calculator().ifPresent(calculator -> {
            ObjectNode chosen = root.putObject("calculator").put("name", calculator.name()).put("model", calculator.vector().modelId());
            numbers(chosen.putArray("code"), calculator.vector().code().toArray());
        });
        root.put("strength", state.strength()).put("kind", state.kind().label()).put("u", state.place().u()).put("v", state.place().v());
        return root.put("share", state.share()).put("temperature", state.sampling().temperature()).put("seed", state.sampling().seed());
    }

    private static String key(Slot slot) {
        return slot.name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode token(SketchToken token) {
        ObjectNode node = MAPPER.createObjectNode();
        token.sketch().ifPresent(sketch -> numbers(node.putArray("stroke3"), sketch.toStroke3()));
        node.set("fields", MAPPER.valueToTree(TokenFields.of(token)));
        return node;
    }

    private static void numbers(ArrayNode array, float[] values) {
        for (float value : values) {
            array.add(value);
        }
    }

    /** As much as can be understood. */
    public static WorkbenchState read(JsonNode root) {
        Map<Slot, SketchToken> slots = new EnumMap<>(Slot.class);
        for (Slot slot : Slot.values()) {
            token(root.path("slots").path(key(slot))).ifPresent(token -> slots.put(slot, token));
        }
        WorkbenchState none = WorkbenchState.EMPTY;
        Interpolation kind = Interpolation.SPHERICAL.label().equals(root.path("kind").asText()) ? Interpolation.SPHERICAL : none.kind();
        InterpolationJob.Place place = understood(() -> new InterpolationJob.Place(root.path("u").asDouble(0.5), root.path("v").asDouble(0.5))).orElse(none.place());
        Sampling sampling = understood(() -> new Sampling(root.path("temperature").asDouble(none.sampling().temperature()), root.path("seed").asLong()))
                .orElse(none.sampling());
        WorkbenchState tokens = new WorkbenchState(slots, tokens(root.path("tray")), tokens(root.path("row")), calculator(root.path("calculator")), none.strength(),
                kind, place, none.share(), sampling);
        return understood(() -> tokens.withStrength(root.path("strength").asDouble(1)).withShare(root.path("share").asDouble(1))).orElse(tokens);
    }

    private static List<SketchToken> tokens(JsonNode array) {
        List<SketchToken> tokens = new ArrayList<>();
        for (JsonNode node : array) {
            if (tokens.size() < MOST_TOKENS) {
                token(node).ifPresent(tokens::add);
            }
        }
        return tokens;
    }

    private static Optional<SketchToken> token(JsonNode node) {
        return understood(() -> {
            Sketch sketch = Sketch.ofStroke3(floats(node.path("stroke3")));
            Map<String, Object> fields = node.path("fields").isObject() ? MAPPER.convertValue(node.path("fields"), FIELDS) : Map.of();
            // A token without strokes has a code among its fields, or is none; then the constructor says so.
            Provenance unknown = new Provenance(Provenance.Kind.DATA_SKETCH, "");
            return TokenFields.token(new Drawing(sketch, fields), "sketch", unknown);
        });
    }

    private static Optional<Difference.Named> calculator(JsonNode node) {
        return understood(() -> new Difference.Named(node.path("name").asText(), new ModelCode(node.path("model").asText(), Code.of(floats(node.path("code"))))));
    }

    private static float[] floats(JsonNode array) {
        if (array.size() > MOST_NUMBERS) {
            throw new IllegalArgumentException(array.size() + " numbers");
        }
        float[] values = new float[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).floatValue();
        }
        return values;
    }

    private static <T> Optional<T> understood(Supplier<T> reader) {
        try {
            return Optional.of(reader.get());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
