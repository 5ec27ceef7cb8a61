package sketchatlas.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.UserException;
import sketchatlas.sketch.Sketch;

class SketchFilesTest {
    private static final Sketch HOUSE = Sketch.ofPolylines(List.of(new float[] {0, 100, 0, 40, 50, 0, 100, 40, 100, 100},
            new float[] {40.25f, 60, 60, 60}));
    private static final String LINE = "{\"word\":\"line\",\"recognized\":true,\"drawing\":[[[0,255],[0,9]]]}\n";

    private static final byte[] PICKLE = {(byte) 0x80, 4, (byte) 0x95, 1, 0};

    @TempDir
    Path folder;

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static void assertMessage(String part, org.junit.jupiter.api.function.Executable action) {
        String message = assertThrows(UserException.class, action).getMessage();
        assertTrue(message.contains(part), message);
        assertTrue(message.endsWith("."), message);
    }

    @Test
    void readsBackWhatItWrites() throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("word", "house \"big\"\n");
        fields.put("code", new float[] {0.5f, -1});
        fields.put("seed", 1L << 40);
        fields.put("recognized", false);
        for (String name : List.of("house.ndjson", "house.SVG")) {
            Path file = folder.resolve(name);
            SketchFiles.write(file, HOUSE, fields);
            assertEquals(List.of(HOUSE), SketchFiles.read(file), name);
            String text = Files.readString(file);
            assertTrue(text.contains("1099511627776") && text.contains("[0.5,-1.0]"), text);
        }
        Drawing drawing = NdjsonFile.read(folder.resolve("house.ndjson"), 9).getFirst();
        assertEquals("house \"big\"\n", drawing.word());
        assertEquals(List.of(0.5, -1.0), drawing.fields().get("code"));
        assertEquals(1L << 40, drawing.fields().get("seed"));
        assertTrue(!drawing.recognized());
        assertMessage("ends in .ndjson or .svg", () -> SketchFiles.write(folder.resolve("house.bmp"), HOUSE, Map.of()));
        assertMessage("folder that exists", () -> SketchFiles.write(folder.resolve("no/house.svg"), HOUSE, Map.of()));
        assertThrows(IllegalArgumentException.class, () -> new Drawing(HOUSE, Map.of("drawing", "x")));
        assertThrows(IllegalArgumentException.class, () -> new Drawing(HOUSE, Map.of("x", new Object())));
    }

    @Test
    void readsSeveralDrawingsAndOnlyAsManyAsAsked() throws IOException {
        Path file = folder.resolve("many.ndjson");
        NdjsonFile.write(file, List.of(new Drawing(HOUSE, Map.of("word", "a")), new Drawing(HOUSE.scaled(2), Map.of())));
        assertEquals(List.of(HOUSE, HOUSE.scaled(2)), SketchFiles.read(file));
        Files.writeString(file, Files.readString(file) + "broken");
        assertEquals(2, SketchFiles.read(file, 2).size());
        assertEquals(HOUSE, SketchFiles.readFirst(file));
        assertMessage("line 3 of", () -> SketchFiles.read(file));
        assertThrows(IllegalArgumentException.class, () -> SketchFiles.read(file, 0));
    }

    @Test
    void toleratesWhatOthersWrite() throws IOException {
        String text = "\uFEFF{\"key_id\":\"5\",\"more\":{\"a\":[{}]},\"tags\":[\"x\",[1]],\"drawing\":[[[1,2.5,3e0],[4,5,6]],[[],[]],[[7],[8]]],"
                + "\"end\":null}\r\n\r\n"
                + "{\"drawing\":[]}\n\n" + LINE.strip();
        List<Drawing> drawings = NdjsonFile.read(file("odd.txt", text), 9);
        assertEquals(2, drawings.size(), "the drawing without points is left out");
        assertEquals(Sketch.ofPolylines(List.of(new float[] {1, 4, 2.5f, 5, 3, 6}, new float[] {7, 8})), drawings.getFirst().sketch());
        assertEquals(Map.of("key_id", "5"), drawings.getFirst().fields());
        assertEquals("line", drawings.get(1).word());
        assertEquals(2, SketchFiles.read(folder.resolve("odd.txt")).size(), "the content tells, not the name");
    }

    @Test
    void bringsRawDrawingsToTheSimplifiedForm() throws IOException {
        String raw = "{\"drawing\":[[[10.5,11,20.5,30.5],[20,20.01,20,20],[0,5,9,12]],[[10.5,10.5],[20,30.0],[15,20]]]}\n";
        assertEquals(Sketch.ofPolylines(List.of(new float[] {0, 0, 255, 0}, new float[] {0, 0, 0, 128})),
                SketchFiles.readFirst(file("raw.ndjson", raw)));
    }

    @Test
    void namesTheLineThatIsNoDrawing() throws IOException {
        String[][] lines = {
            {"{\"drawing\":[[[1],[2]]", "damaged or cut off"},
            {"[1,2]", "no JSON object"},
            {"{\"word\":\"x\"}", "no field 'drawing'"},
            {"{\"drawing\":[[[1,2],[3]]]}", "2 x and 1 y"},
            {"{\"drawing\":[[[1,\"a\"],[3,4]]]}", "no number"},
            {"{\"drawing\":5}", "not a list of strokes"},
            {"{\"drawing\":[[1,2]]}", "not strokes [[x...], [y...]]"},
            {"{\"drawing\":[[[1e99],[2]]]}", "too large"},
            {"{\"drawing\":[]} {}", "follows"},
            {"{\"a\":" + "[".repeat(50) + "]".repeat(50) + ",\"drawing\":[]}", "damaged"},
            {"{\"drawing\":[[[" + "1,".repeat(100_001) + "1],[1]]]}", "stroke too long"},
        };
        for (String[] c : lines) {
            Path file = file("bad.ndjson", LINE + LINE + c[0] + "\n" + LINE);
            assertMessage("line 3 of " + file, () -> SketchFiles.read(file));
            assertMessage(c[1], () -> SketchFiles.read(file));
        }
        assertMessage("longer than", () -> SketchFiles.read(file("long.ndjson", "{" + " ".repeat(1 << 23) + "}")));
    }

    @Test
    void namesWhatAFileLooksLike() throws IOException {
        for (String name : List.of("x.ndjson", "x.svg", "x.npz", "x.bin", "x.dat")) {
            assertMessage("it is empty", () -> SketchFiles.read(file(name, "")));
            assertMessage("git-lfs pointer", () -> SketchFiles.read(file(name,
                    "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 5\n")));
            assertMessage("web page", () -> SketchFiles.read(file(name, "<!DOCTYPE html>\n<html><body>404</body></html>")));
            assertMessage("bare Python pickle", () -> SketchFiles.read(Files.write(folder.resolve(name), PICKLE)));
            assertMessage(name, () -> SketchFiles.read(file(name, "something")));
        }
        assertMessage("There is no file", () -> SketchFiles.read(folder.resolve("none.ndjson")));
        assertMessage("is a folder", () -> SketchFiles.read(folder));
        assertMessage("holds no sketches", () -> SketchFiles.read(file("x.ndjson", "\n \n")));
        assertMessage("it has no lines", () -> SketchFiles.read(file("x.dat", "<svg/>")));
        NpzFile.write(folder.resolve("n.npz"), Map.of("images", NpyArray.ofFloats(new float[6], 2, 3)));
        assertMessage("it holds 'images' (numbers of type <f4, shape (2, 3))", () -> SketchFiles.read(folder.resolve("n.npz")));
        byte[] whole = Files.readAllBytes(folder.resolve("n.npz"));
        assertMessage("cut off", () -> SketchFiles.read(Files.write(folder.resolve("n.npz"), Arrays.copyOf(whole, whole.length - 30))));
        assertMessage("too large", () -> SketchFiles.read(file("x.svg", "<svg>" + " ".repeat(33 << 20) + "</svg>")));
    }

    static byte[] bin(List<Sketch> sketches, boolean recognised) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Sketch sketch : sketches) {
            out.writeBytes(new byte[] {1, 2, 3, 4, 5, 6, 7, (byte) 0x80, 'D', 'E', (byte) (recognised ? 1 : 0), 9, 9, 9, 9});
            List<float[]> strokes = sketch.polylines();
            out.write(strokes.size() & 255);
            out.write(strokes.size() >> 8);
            for (float[] s : strokes) {
                out.write(s.length / 2 & 255);
                out.write(s.length / 2 >> 8);
                for (int axis = 0; axis < 2; axis++) {
                    for (int i = axis; i < s.length; i += 2) {
                        out.write((int) s[i]);
                    }
                }
            }
        }
        return out.toByteArray();
    }

    @Test
    void readsTheBinaryForm() throws IOException {
        float[] longStroke = new float[600];
        for (int i = 0; i < longStroke.length; i++) {
            longStroke[i] = i * 7 % 256;
        }
        List<Sketch> sketches = List.of(Sketch.ofPolylines(List.of(new float[] {0, 0, 255, 128}, new float[] {200, 7})),
                Sketch.ofPolylines(List.of(longStroke)));
        Path file = Files.write(folder.resolve("cat.bin"), bin(sketches, true));
        assertEquals(sketches, SketchFiles.read(file));
        assertEquals(sketches.subList(0, 1), SketchFiles.read(file, 1));
        byte[] bytes = Files.readAllBytes(file);
        assertMessage("drawing 2 is damaged, the file ends inside it",
                () -> SketchFiles.read(Files.write(file, Arrays.copyOf(bytes, bytes.length - 1))));
        assertEquals(1, SketchFiles.read(file, 1).size());
        bytes[10] = 7;
        assertMessage("drawing 1 is damaged, its flag 'recognised' is 7", () -> SketchFiles.read(Files.write(file, bytes)));
        byte[] brokenOff = Arrays.copyOf(bin(List.of(HOUSE, HOUSE, HOUSE), true), 1 << 16); // zeros behind them
        assertMessage("drawing 1003 is damaged, it and the 999 before it have no points", () -> SketchFiles.read(Files.write(file, brokenOff)));
        assertTrue(QuickDrawBinFile.read(Files.write(file, bin(sketches, false)), 9).stream().noneMatch(Drawing::recognized));
    }

    @Test
    void readsSketchRnnFiles() throws IOException {
        List<Sketch> sketches = SketchDatasetTest.randomSketches(5, 8);
        SketchDatasetTest.write(folder.resolve("cat.npz"), sketches.subList(0, 3), sketches.subList(3, 4), sketches.subList(4, 5));
        assertEquals(sketches, SketchFiles.read(folder.resolve("cat.npz")));
        assertEquals(sketches.subList(0, 4), SketchFiles.read(folder.resolve("cat.npz"), 4));
    }

    @Test
    void splitsByContent() throws IOException {
        List<Sketch> sketches = SketchDatasetTest.randomSketches(3000, 9);
        Map<Split, List<Sketch>> splits = ContentSplit.of(sketches);
        assertEquals(3000, splits.values().stream().mapToInt(List::size).sum());
        assertEquals(100, splits.get(Split.VALID).size(), 30);
        assertEquals(100, splits.get(Split.TEST).size(), 30);
        Map<Split, List<Sketch>> reversed = ContentSplit.of(sketches.reversed());
        for (Split split : Split.values()) {
            assertEquals(splits.get(split), reversed.get(split).reversed(), "the order makes no difference");
        }
        for (List<Sketch> three : List.of(sketches.subList(0, 3), List.of(HOUSE, HOUSE, HOUSE))) {
            assertArrayEquals(new int[] {1, 1, 1}, ContentSplit.of(three).values().stream().mapToInt(List::size).toArray());
        }
    }

    @Test
    void loadsDataSetsFromQuickDrawFiles() throws IOException {
        List<Sketch> sketches = SketchDatasetTest.randomSketches(40, 10);
        NdjsonFile.write(folder.resolve("full_simplified_alarm clock.ndjson"),
                sketches.stream().map(s -> new Drawing(s, Map.of())).toList());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<Sketch> small = List.of(HOUSE, Sketch.ofPolylines(List.of(new float[] {1, 2, 3, 4})),
                Sketch.ofPolylines(List.of(new float[] {5, 6})));
        bytes.writeBytes(bin(small, true));
        bytes.writeBytes(bin(small, false));
        Files.write(folder.resolve("dot.bin"), bytes.toByteArray());
        SketchDataset data = SketchDataset.load(folder, List.of("alarm_clock", "dot"), 30, 1);
        assertEquals(31, data.train().size(), "30 and one of dot's");
        for (Split split : Split.values()) {
            assertEquals(1, data.split(split).stream().filter(s -> s.category() == 1).count());
        }
        Files.write(folder.resolve("dot.bin"), bin(small.subList(0, 2), true));
        assertMessage("only 2 recognised drawings", () -> SketchDataset.load(folder, List.of("dot"), 30, 1));
        Files.writeString(folder.resolve("pic.ndjson"), "<svg><line x2='1'/></svg>");
        assertMessage("is a picture", () -> SketchDataset.load(folder, List.of("pic"), 30, 1));
    }
}
