package sketchatlas.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sketchatlas.sketch.Simplifier;
import sketchatlas.sketch.Sketch;

/** Reads one line of an .ndjson file. */
final class NdjsonLine {
    private static final int MOST_POINTS = 100_000;
    private static final int MOST_FIELDS = 64;
    private static final int LONGEST_LIST = 10_000;

    private final JsonFactory factory = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(16).maxNumberLength(64).maxStringLength(1 << 16).build())
            .build();
    private float[] values = new float[256];
    private int points;
    private boolean raw;

    /** @throws MalformedDataException if it is no drawing, saying why */
    Drawing parse(byte[] line, int length) throws IOException {
        points = 0;
        raw = false;
        try (JsonParser json = factory.createParser(line, 0, length)) {
            Map<String, Object> fields = new LinkedHashMap<>();
            List<float[]> strokes = null;
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedDataException("it is no JSON object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals(Drawing.STROKES)) {
                    strokes = strokes(json);
                } else {
                    Object value = value(json);
                    if (value != null && fields.size() < MOST_FIELDS) {
                        fields.put(name, value);
                    }
                }
            }
            if (json.nextToken() != null) {
                throw new MalformedDataException("something follows its JSON object");
            }
            if (strokes == null) {
                throw new MalformedDataException("its JSON object has no field 'drawing'");
            }
            Sketch sketch = Sketch.ofPolylines(strokes);
            return new Drawing(raw ? Simplifier.toDataScale(sketch) : sketch, fields);
        } catch (JsonProcessingException e) {
            throw new MalformedDataException("its JSON is damaged or cut off", e);
        }
    }

    private List<float[]> strokes(JsonParser json) throws IOException {
        expect(json, JsonToken.START_ARRAY, "a list of strokes");
        List<float[]> strokes = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(json, JsonToken.START_ARRAY, "a list of strokes");
            json.nextToken();
            float[] x = numbers(json);
            json.nextToken();
            float[] y = numbers(json);
            if (x.length != y.length) {
                throw new MalformedDataException("a stroke of its drawing has " + x.length + " x and " + y.length + " y");
            }
            if (json.nextToken() != JsonToken.END_ARRAY) {
                raw = true;
                json.skipChildren(); // times; some sources add pressure and more
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    json.skipChildren();
                }
            }
            points += x.length;
            if (points > MOST_POINTS) {
                throw new MalformedDataException("its drawing has more than " + MOST_POINTS + " points");
            }
            strokes.add(interleaved(x, y));
        }
        return strokes;
    }

    private float[] numbers(JsonParser json) throws IOException {
        expect(json, JsonToken.START_ARRAY, "strokes [[x...], [y...]]");
        int n = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (!json.currentToken().isNumeric()) {
                throw new MalformedDataException("its drawing holds something that is no number");
            }
            float value = json.getFloatValue();
            if (!Float.isFinite(value) || n == MOST_POINTS) {
                throw new MalformedDataException("its drawing holds a number too large or a stroke too long");
            }
            values = n == values.length ? Arrays.copyOf(values, 2 * n) : values;
            values[n++] = value;
        }
        return Arrays.copyOf(values, n);
    }

    private static float[] interleaved(float[] x, float[] y) {
        float[] stroke = new float[2 * x.length];
        for (int i = 0; i < x.length; i++) {
            stroke[2 * i] = x[i];
            stroke[2 * i + 1] = y[i];
        }
        return stroke;
    }

    /** A text, number, boolean or list of numbers; null for all else, which is skipped. */
    private static Object value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_ARRAY -> listOfNumbers(json);
            case START_OBJECT -> {
                json.skipChildren();
                yield null;
            }
            case null, default -> null;
        };
    }

    private static List<Number> listOfNumbers(JsonParser json) throws IOException {
        List<Number> numbers = new ArrayList<>();
        boolean plain = true;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            plain &= json.currentToken() != null && json.currentToken().isNumeric() && numbers.size() < LONGEST_LIST;
            if (plain) {
                numbers.add(json.getNumberValue());
            } else {
                json.skipChildren();
            }
        }
        return plain ? numbers : null;
    }

    private static void expect(JsonParser json, JsonToken token, String what) throws IOException {
        if (json.currentToken() != token) {
            throw new MalformedDataException("its field 'drawing' is not " + what);
        }
    }
}
