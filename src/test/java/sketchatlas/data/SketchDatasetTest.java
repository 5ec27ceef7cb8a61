package sketchatlas.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.UserException;
import sketchatlas.data.pickle.PickleForge;
import sketchatlas.data.pickle.PickleForge.Writer;
import sketchatlas.sketch.Sketch;

class SketchDatasetTest {
    @TempDir
    Path folder;

    static List<Sketch> randomSketches(int count, long seed) {
        Random random = new Random(seed);
        List<Sketch> sketches = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] rows = new float[3 * (4 + random.nextInt(30))];
            for (int r = 0; r < rows.length; r += 3) {
                rows[r] = random.nextInt(201) - 100;
                rows[r + 1] = random.nextInt(201) - 100;
                rows[r + 2] = r + 3 == rows.length || random.nextInt(8) == 0 ? 1 : 0;
            }
            sketches.add(Sketch.ofStroke3(rows));
        }
        return sketches;
    }

    static void write(Path file, List<Sketch> train, List<Sketch> valid, List<Sketch> test) throws IOException {
        write(file, Writer.PROTOCOL4, train, valid, test);
    }

    private void write(String name, Writer writer, List<Sketch> train, List<Sketch> valid, List<Sketch> test) throws IOException {
        write(folder.resolve(name), writer, train, valid, test);
    }

    private static void write(Path file, Writer writer, List<Sketch> train, List<Sketch> valid, List<Sketch> test) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var split : List.of(new Object[] {"train", train}, new Object[] {"valid", valid}, new Object[] {"test", test})) {
                @SuppressWarnings("unchecked")
                List<Sketch> sketches = (List<Sketch>) split[1];
                zip.putNextEntry(new ZipEntry(split[0] + ".npy"));
                zip.write(NpzFileTest.npy("|O", "(" + sketches.size() + ",)", false, PickleForge.sketches(writer, sketches)));
                zip.closeEntry();
            }
        }
    }

    @Test
    void loadsSplitsOfSeveralCategories() throws IOException {
        List<Sketch> cats = randomSketches(20, 1);
        List<Sketch> clocks = randomSketches(30, 2);
        write("cat.npz", Writer.PYTHON2_PROTOCOL2, cats, randomSketches(3, 3), randomSketches(4, 4));
        write("alarm_clock.npz", Writer.PROTOCOL5, clocks, randomSketches(5, 5), randomSketches(6, 6));
        SketchDataset data = SketchDataset.load(folder, List.of("Alarm Clock", "cat"), 70000, 1);
        assertEquals(List.of("Alarm Clock", "cat"), data.categories());
        assertEquals(50, data.train().size());
        assertEquals(8, data.valid().size());
        assertEquals(10, data.test().size());
        assertEquals(new LabelledSketch(clocks.getFirst(), 0), data.train().getFirst());
        assertEquals(new LabelledSketch(cats.getLast(), 1), data.train().getLast());
        int longest = 0;
        for (Split split : Split.values()) {
            for (LabelledSketch s : data.split(split)) {
                longest = Math.max(longest, s.sketch().size());
            }
        }
        assertEquals(longest, data.maxLength());
        SketchDataset few = SketchDataset.load(folder, List.of("alarm clock", "cat"), 7, 1);
        assertEquals(14, few.train().size());
        assertEquals(8, few.valid().size());
        assertEquals(few.fingerprint(), SketchDataset.load(folder, List.of("alarm clock", "cat"), 7, 1).fingerprint());
        assertNotEquals(few.fingerprint(), SketchDataset.load(folder, List.of("alarm clock", "cat"), 7, 2).fingerprint());
        assertTrue(new HashSet<>(data.train()).containsAll(few.train()));
    }

    @Test
    void scaleFactorIsTheDeviationAfterClipping() {
        Sketch wild = Sketch.ofStroke3(new float[] {5000, -3, 0, 1, 2, 1});
        SketchDataset data = SketchDataset.of(List.of("x"), List.of(new LabelledSketch(wild, 0)), List.of(), List.of());
        double[] values = {1000, -3, 1, 2};
        double mean = 250;
        double variance = 0;
        for (double v : values) {
            variance += (v - mean) * (v - mean) / 4;
        }
        assertEquals(Math.sqrt(variance), data.scaleFactor(), 1e-9);
        assertEquals(1000f, data.train().getFirst().sketch().dx(0));
        assertTrue(data.train().getFirst().sketch().lifted(1));
    }

    @Test
    void namesWhatThereIs() throws IOException {
        write("giraffe.npz", Writer.PROTOCOL4, randomSketches(2, 1), randomSketches(1, 2), randomSketches(1, 3));
        String message = assertThrows(UserException.class, () -> SketchDataset.load(folder, List.of("girafe"), 10, 0)).getMessage();
        assertTrue(message.contains("did you mean 'giraffe'?"), message);
        message = assertThrows(UserException.class, () -> SketchDataset.load(folder, List.of("umbrella"), 10, 0)).getMessage();
        assertTrue(message.contains("holds giraffe") && !message.contains("did you mean"), message);
        message = assertThrows(UserException.class, () -> SketchDataset.load(folder.resolve("no"), List.of("x"), 10, 0)).getMessage();
        assertTrue(message.contains("is no folder"), message);
        write("empty.npz", Writer.PROTOCOL4, List.of(), randomSketches(1, 2), randomSketches(1, 3));
        message = assertThrows(UserException.class, () -> SketchDataset.load(folder, List.of("empty"), 10, 0)).getMessage();
        assertTrue(message.contains("no sketches for the split 'train'"), message);
    }

    @Test
    void saysWhyAFileHoldsNoSketches() throws IOException {
        Path numbers = folder.resolve("numbers.npz");
        NpzFile.write(numbers, java.util.Map.of("images", NpyArray.ofFloats(new float[6], 2, 3)));
        String message = assertThrows(UserException.class, () -> SketchDataset.load(folder, List.of("numbers"), 10, 0)).getMessage();
        assertTrue(message.contains("numbers.npz has no array 'train', it holds 'images' (numbers of type <f4, shape (2, 3))"), message);
        byte[] evil = new PickleForge().op(0x80, 2).global("posix", "system").stop();
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("evil.npz")))) {
            for (Split split : Split.values()) {
                zip.putNextEntry(new ZipEntry(split.arrayName() + ".npy"));
                zip.write(NpzFileTest.npy("|O", "(1,)", false, evil));
                zip.closeEntry();
            }
        }
        message = assertThrows(UserException.class, () -> SketchDataset.load(folder, List.of("evil"), 10, 0)).getMessage();
        assertTrue(message.contains("evil.npz") && message.contains("'posix.system'"), message);
    }

    @Test
    void labelsAShareOfTheSketches() {
        List<LabelledSketch> sketches = new ArrayList<>();
        for (Sketch s : randomSketches(100, 1)) {
            sketches.add(new LabelledSketch(s, sketches.size() < 80 ? 0 : 1));
        }
        assertEquals(0, count(LabelSelection.choose(sketches, 0, false, 1), 0, 100));
        assertEquals(100, count(LabelSelection.choose(sketches, 1, false, 1), 0, 100));
        assertEquals(31, count(LabelSelection.choose(sketches, 0.31, false, 1), 0, 100));
        boolean[] balanced = LabelSelection.choose(sketches, 0.3, true, 1);
        assertEquals(15, count(balanced, 0, 80));
        assertEquals(15, count(balanced, 80, 100));
    }

    private static int count(boolean[] flags, int from, int to) {
        int n = 0;
        for (int i = from; i < to; i++) {
            n += flags[i] ? 1 : 0;
        }
        return n;
    }
}
