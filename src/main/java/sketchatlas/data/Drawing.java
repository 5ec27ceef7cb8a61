package sketchatlas.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sketchatlas.sketch.Sketch;

/**
 * A sketch with what its file says about it.
 *
 * @param sketch the strokes
 * @param fields by name, in the order of the file: texts, numbers, booleans, {@code float[]}, {@code double[]} and lists of these; such as
 *     word, recognized, code, seed, temperature, model
 */
public record Drawing(Sketch sketch, Map<String, Object> fields) {
    /** The field that holds the strokes, which no other may have. */
    static final String STROKES = "drawing";

    /** Copies the map and refuses values that no file could hold. */
    public Drawing {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        fields.forEach((name, value) -> {
            if (name.equals(STROKES) || !storable(value)) {
                throw new IllegalArgumentException("a drawing has no field '" + name + "' of " + value);
            }
        });
    }

    private static boolean storable(Object value) {
        return switch (value) {
            case String _, Number _, Boolean _, float[] _, double[] _ -> true;
            case List<?> list -> list.stream().allMatch(Drawing::storable);
            case null, default -> false;
        };
    }

    /** What was to be drawn; empty if unknown. */
    public String word() {
        return fields.get("word") instanceof String word ? word : "";
    }

    /** Whether the game guessed the drawing; true where the file does not say. */
    public boolean recognized() {
        return !Boolean.FALSE.equals(fields.get("recognized"));
    }
}
