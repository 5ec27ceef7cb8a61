package sketchatlas.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sketchatlas.UserException;

class ModelFileTest {
    /** Metadata that our reader takes for its own; the checksum is the SHA-256 of no bytes at all. */
    private static final String OURS = "\"__metadata__\":{\"format\":\"sketchatlas\",\"format_version\":\"1\",\"config\":\"{}\","
            + "\"sha256\":\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"}";

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("m.safetensors");
    }

    private static ModelFile.Content content() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("z/weight", Tensor.of(new float[] {1, -2, 3.5f, 0, 1e-30f, -0f}, 2, 3));
        tensors.put("a/bias", Tensor.of(new float[] {7}, 1));
        tensors.put("step", Tensor.of(new float[] {42}));
        ObjectNode config = JsonNodeFactory.instance.objectNode().put("id", "é \"x\"").put("scale_factor", 0.1);
        return new ModelFile.Content(tensors, config);
    }

    private String refusal() {
        return assertThrows(UserException.class, () -> ModelFile.read(file)).getMessage();
    }

    private void writeRaw(String header, int dataBytes) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        Files.write(file, bytes.putLong(text.length).put(text).array());
    }

    @Test
    void readsBackAsTheSameInTheSameOrder() {
        ModelFile.write(file, content());
        ModelFile.Content read = ModelFile.read(file);
        assertEquals(content(), read);
        assertEquals(List.of("z/weight", "a/bias", "step"), List.copyOf(read.tensors().keySet()));
        assertEquals(content().config(), ModelFile.readConfig(file));
    }

    @Test
    void aTensorLargerThanOneChunkReadsBackAsTheSame() {
        float[] values = new float[700_001];
        for (int i = 0; i < values.length; i++) {
            values[i] = i * 0.25f;
        }
        ModelFile.write(file, new ModelFile.Content(Map.of("big", Tensor.of(values, values.length)), content().config()));
        assertArrayEquals(values, ModelFile.read(file).tensors().get("big").data());
    }

    /** The layout that other readers of safetensors expect, looked at byte by byte. */
    @Test
    void theLayoutIsSafetensors() throws IOException {
        ModelFile.write(file, content());
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        long length = bytes.getLong();
        byte[] header = new byte[(int) length];
        bytes.get(header);
        var json = SafetensorsHeader.JSON.readTree(header);
        assertEquals(0, length % 8);
        assertEquals("{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]}", json.get("z/weight").toString());
        assertEquals("{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[24,28]}", json.get("a/bias").toString());
        assertEquals("{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[28,32]}", json.get("step").toString());
        assertEquals("1", json.get("__metadata__").get("format_version").textValue());
        assertEquals(32, bytes.remaining());
        assertEquals(3.5f, bytes.getFloat(bytes.position() + 8));
    }

    @Test
    void aFileThatWasCutOffAnywhereIsRefused() throws IOException {
        ModelFile.write(file, content());
        byte[] whole = Files.readAllBytes(file);
        for (int n = 0; n < whole.length; n++) {
            Files.write(file, Arrays.copyOf(whole, n));
            String message = refusal();
            assertTrue(message.contains("m.safetensors"), message);
        }
    }

    @Test
    void anyChangedByteOfTheDataIsNoticedAndNoneOfTheHeaderDoesHarm() throws IOException {
        ModelFile.write(file, content());
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 0x11;
            Files.write(file, changed);
            if (i >= whole.length - 32) {
                assertTrue(refusal().contains("its data has changed"));
            } else {
                readOrRefuse(i);
            }
        }
    }

    private void readOrRefuse(int position) {
        try {
            ModelFile.read(file);
        } catch (UserException e) {
            assertTrue(e.getMessage().contains("m.safetensors"), () -> position + ": " + e.getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'dtype':'F32','shape':[2],'data_offsets':[0,4]            | 4  | a shape of 2 values and 4 bytes",
            "'dtype':'F32','shape':[65536,65536],'data_offsets':[0,0]  | 0  | has the shape [65536,65536]",
            "'dtype':'F32','shape':[2147483647,2147483647,4],'data_offsets':[0,4] | 4 | has the shape",
            "'dtype':'F32','shape':[0],'data_offsets':[0,0]            | 0  | has the shape [0]",
            "'dtype':'F32','shape':[-1],'data_offsets':[0,4]           | 4  | has -1 for a size",
            "'dtype':'F32','shape':[1.0],'data_offsets':[0,4]          | 4  | has 1.0 for a size",
            "'dtype':'F32','shape':[1],'data_offsets':[4,0]            | 4  | 1 values and -4 bytes",
            "'dtype':'F32','shape':[1],'data_offsets':[9223372036854775807,-9223372036854775805] | 4 | for a size",
            "'dtype':'F32','shape':[1],'data_offsets':[18446744073709551616,4] | 4 | for a size",
            "'dtype':'F32','shape':[1],'data_offsets':[8,12]           | 12 | begins at 8 and not at 0",
            "'dtype':'F32','shape':[1],'data_offsets':[0,4]            | 8  | 4 bytes more than it says",
            "'dtype':'F32','shape':[3],'data_offsets':[0,12]           | 4  | cut off: 4 of 12 bytes",
            "'dtype':'I64','shape':[1],'data_offsets':[0,8]            | 8  | has the type I64 and not F32",
            "'dtype':'F32','shape':[1,1,1,1,1,1,1,1,1],'data_offsets':[0,4] | 4 | no proper shape and place",
            "'dtype':'F32','shape':[1]                                 | 4  | no proper shape and place",
            "'dtype':'F32','dtype':'F32','shape':[1],'data_offsets':[0,4] | 4 | not JSON"})
    void hostileHeadersAreRefused(String tensor, int dataBytes, String reason) throws IOException {
        writeRaw("{" + OURS + ",\"t\":{" + tensor.strip().replace('\'', '"') + "}}", dataBytes);
        String message = refusal();
        assertTrue(message.startsWith("The model " + file + " is damaged: ") && message.contains(reason), message);
    }

    @Test
    void overlappingTensorsAreRefused() throws IOException {
        String t = "{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[%d,%d]}";
        writeRaw("{" + OURS + ",\"a\":" + t.formatted(0, 8) + ",\"b\":" + t.formatted(4, 12) + "}", 12);
        assertTrue(refusal().contains("the tensor b begins at 4 and not at 8"));
    }

    @Test
    void aDeeplyNestedHeaderIsRefused() throws IOException {
        writeRaw("{" + OURS + ",\"t\":" + "[".repeat(100_000) + "}", 0);
        assertTrue(refusal().contains("not JSON"));
    }

    @Test
    void ourEmptyModelIsReadSoThatTheRefusalsAboveAreForTheirOwnReasons() throws IOException {
        writeRaw("{" + OURS + "}", 0);
        assertTrue(ModelFile.read(file).tensors().isEmpty());
    }

    @Test
    void valuesThatAreNoNumbersAreNeitherWrittenNorRead() throws IOException {
        ModelFile.Content bad = new ModelFile.Content(Map.of("w", Tensor.of(new float[] {1, Float.NaN}, 2)), content().config());
        assertThrows(IllegalArgumentException.class, () -> ModelFile.write(file, bad));
        // A file whose data is one infinity, with the checksum of those bytes, so that only the value is wrong.
        writeRaw("{" + OURS.replaceAll("e3b0\\w+", "d7173dd8a9e81deded3f2e4719ef149effbd21afd81da9d10ed50b5dff69a708")
                + ",\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", 4);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 2] = (byte) 0x80;
        bytes[bytes.length - 1] = 0x7f;
        Files.write(file, bytes);
        assertTrue(refusal().contains("the tensor w holds values that are no numbers"));
    }

    @Test
    void aNewerFormatIsRefusedClearly() throws IOException {
        writeRaw("{" + OURS.replace("\"format_version\":\"1\"", "\"format_version\":\"2\"") + "}", 0);
        assertEquals("The model " + file + " has format 2, but this program reads up to 1: install a newer Sketch Atlas.", refusal());
    }

    @Test
    void anotherProgramsSafetensorsAreRefused() throws IOException {
        writeRaw("{\"__metadata__\":{\"format\":\"pt\"},\"t\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", 4);
        assertTrue(refusal().contains("of another program"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "version https://git-lfs.github.com/spec/v1\\noid sha256:0 | a git-lfs pointer",
            "<!DOCTYPE html><title>404</title>                         | a web page",
            "PK\\3\\4\\24\\0\\0\\0\\10\\0                                  | a zip archive",
            "\\223NUMPY\\1\\0v\\0{'descr'                        | an array or pickle of Python",
            "hello world, I am text                                   | is not a model"})
    void filesOfAnotherKindAreCalledByTheirName(String start, String what) throws IOException {
        Files.write(file, start.translateEscapes().getBytes(StandardCharsets.ISO_8859_1));
        String message = refusal();
        assertTrue(message.contains(what) && message.contains(file.toString()), message);
    }

    @Test
    void nothingAndFoldersAreCalledByTheirName() throws IOException {
        assertEquals("There is no model " + file + ": check the name.", refusal());
        Files.createFile(file);
        assertEquals(file + " is empty: get the model again.", refusal());
        Files.delete(file);
        Files.createDirectory(file);
        assertEquals(file + " is a folder and not a model: name a file in it.", refusal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "", "{\\\"a\\\":"})
    void aDescriptionThatIsNoObjectIsRefused(String config) throws IOException {
        writeRaw("{" + OURS.replace("\"config\":\"{}\"", "\"config\":\"" + config + "\"") + "}", 0);
        assertTrue(refusal().contains("its description is"));
    }

    @Test
    void aFailedWriteLeavesTheOldModelAndNothingElse() throws IOException {
        ModelFile.write(file, content());
        Path missing = folder.resolve("missing").resolve("m.safetensors");
        assertEquals("Cannot write " + missing + " (there is no such folder or file): choose a folder that exists, is writable and has room.",
                assertThrows(UserException.class, () -> ModelFile.write(missing, content())).getMessage());
        assertThrows(IllegalArgumentException.class, () -> ModelFile.write(file,
                new ModelFile.Content(Map.of("w", Tensor.of(new float[] {Float.POSITIVE_INFINITY}, 1)), content().config())));
        assertEquals(content(), ModelFile.read(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void anInterruptedThreadWritesToo() {
        Thread.currentThread().interrupt();
        ModelFile.write(file, content());
        assertTrue(Thread.interrupted(), "the interruption was forgotten");
        assertEquals(content(), ModelFile.read(file));
    }

    @Test
    void aTensorsShapeAndValuesMustFit() {
        assertThrows(IllegalArgumentException.class, () -> Tensor.of(new float[5], 2, 3));
        assertThrows(IllegalArgumentException.class, () -> Tensor.of(new float[0], 0));
        assertThrows(ArithmeticException.class, () -> Tensor.of(new float[1], 1 << 30, 1 << 30, 1 << 30));
    }
}
