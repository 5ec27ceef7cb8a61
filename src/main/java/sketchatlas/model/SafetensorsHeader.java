package sketchatlas.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON header of a safetensors file: where each tensor lies in the data, and a map of strings for everything else
 * (<a href="https://github.com/huggingface/safetensors#format">format</a>). Reading checks all of it, so that nobody needs to
 * check an offset or a size again.
 *
 * @param tensors in the order of the data, without gaps or overlaps, from its first byte to its last
 * @param metadata free text by name
 */
record SafetensorsHeader(List<Entry> tensors, Map<String, String> metadata) {
    private static final String METADATA = "__metadata__";
    private static final String FLOAT32 = "F32";
    private static final int MAX_DIMENSIONS = 8;
    private static final int ALIGNMENT = 8; // the data begins at a multiple of this

    /** Reads JSON from strangers: shallow, no member twice, nothing after the end. */
    static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(32).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    /** A header that does not describe float32 tensors as it should; the message is the end of a sentence. */
    static final class MalformedException extends IOException {
        private static final long serialVersionUID = 1L;

        MalformedException(String message) {
            super(message);
        }
    }

    /** One tensor: its name, shape and place in the data in bytes. */
    record Entry(String name, int[] shape, long begin, long end) {
        /** The number of values. */
        int size() {
            return (int) ((end - begin) / Float.BYTES);
        }
    }

    /** Lays the tensors out one after the other. */
    static SafetensorsHeader layOut(Map<String, Tensor> tensors, Map<String, String> metadata) {
        List<Entry> entries = new ArrayList<>();
        long at = 0;
        for (Map.Entry<String, Tensor> t : tensors.entrySet()) {
            long end = at + (long) t.getValue().data().length * Float.BYTES;
            entries.add(new Entry(t.getKey(), t.getValue().shape(), at, end));
            at = end;
        }
        return new SafetensorsHeader(entries, metadata);
    }

    /** Bytes of all tensors. */
    long dataSize() {
        return tensors.isEmpty() ? 0 : tensors.getLast().end();
    }

    /** As JSON in UTF-8, padded with spaces so that the data that follows is aligned. */
    byte[] toBytes() {
        ObjectNode json = JSON.createObjectNode();
        ObjectNode texts = json.putObject(METADATA);
        metadata.forEach(texts::put);
        for (Entry e : tensors) {
            ObjectNode node = json.putObject(e.name()).put("dtype", FLOAT32);
            Arrays.stream(e.shape()).forEach(node.putArray("shape")::add);
            node.putArray("data_offsets").add(e.begin()).add(e.end());
        }
        byte[] text = json.toString().getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(text, Math.ceilDiv(text.length, ALIGNMENT) * ALIGNMENT);
        Arrays.fill(padded, text.length, padded.length, (byte) ' ');
        return padded;
    }

    /**
     * Reads a header.
     *
     * @param dataSize bytes that follow the header in the file
     * @throws MalformedException if it isn't the header of float32 tensors that fill the data exactly
     */
    static SafetensorsHeader parse(byte[] bytes, long dataSize) throws MalformedException {
        JsonNode json;
        try {
            json = JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new MalformedException("its header is not JSON (" + e.getOriginalMessage() + ")");
        } catch (IOException e) {
            throw new MalformedException("its header is not text");
        }
        if (!json.isObject()) {
            throw new MalformedException("its header is not a JSON object");
        }
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            if (!member.getKey().equals(METADATA)) {
                entries.add(entry(member.getKey(), member.getValue()));
            }
        }
        entries.sort(Comparator.comparingLong(Entry::begin));
        long at = 0;
        for (Entry e : entries) {
            if (e.begin() != at) {
                throw new MalformedException("the tensor " + e.name() + " begins at " + e.begin() + " and not at " + at);
            }
            at = e.end();
        }
        if (at != dataSize) {
            throw new MalformedException(dataSize < at ? "it was cut off: " + dataSize + " of " + at + " bytes of data are there"
                    : "it has " + (dataSize - at) + " bytes more than it says");
        }
        return new SafetensorsHeader(Collections.unmodifiableList(entries), metadata(json.path(METADATA)));
    }

    private static Entry entry(String name, JsonNode node) throws MalformedException {
        if (!node.path("dtype").asText().equals(FLOAT32)) {
            throw new MalformedException("the tensor " + name + " has the type " + node.path("dtype").asText("?") + " and not " + FLOAT32);
        }
        JsonNode offsets = node.path("data_offsets");
        JsonNode dimensions = node.path("shape");
        if (!offsets.isArray() || offsets.size() != 2 || !dimensions.isArray() || dimensions.size() > MAX_DIMENSIONS) {
            throw new MalformedException("the tensor " + name + " has no proper shape and place");
        }
        long begin = number(offsets.get(0), Long.MAX_VALUE, name);
        long end = number(offsets.get(1), Long.MAX_VALUE, name);
        int[] shape = new int[dimensions.size()];
        long values = 1;
        for (int i = 0; i < shape.length; i++) {
            shape[i] = (int) number(dimensions.get(i), Integer.MAX_VALUE, name);
            values *= shape[i]; // at most 2^31 * 2^31 before the check
            if (values < 1 || values > Integer.MAX_VALUE - 8) {
                throw new MalformedException("the tensor " + name + " has the shape " + dimensions);
            }
        }
        if (end < begin || end - begin != values * Float.BYTES) {
            throw new MalformedException("the tensor " + name + " has a shape of " + values + " values and " + (end - begin) + " bytes");
        }
        return new Entry(name, shape, begin, end);
    }

    private static long number(JsonNode node, long most, String name) throws MalformedException {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0 || node.longValue() > most) {
            throw new MalformedException("the tensor " + name + " has " + node + " for a size");
        }
        return node.longValue();
    }

    private static Map<String, String> metadata(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties().forEach(member -> texts.put(member.getKey(), member.getValue().asText()));
        return Collections.unmodifiableMap(texts);
    }
}
