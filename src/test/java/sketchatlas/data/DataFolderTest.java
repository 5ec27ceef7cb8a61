package sketchatlas.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.UserException;
import sketchatlas.sketch.Sketch;

class DataFolderTest {
    private static final int MANY = 2000;

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        SketchDatasetTest.write(folder.resolve("sketchrnn_alarm_clock.npz"), SketchDatasetTest.randomSketches(60, 1),
                SketchDatasetTest.randomSketches(5, 2), SketchDatasetTest.randomSketches(6, 3));
        NdjsonFile.write(folder.resolve("dog.ndjson"), drawings(MANY));
        NdjsonFile.write(folder.resolve("few.ndjson"), drawings(2));
        Files.writeString(folder.resolve("page.ndjson"), "<html><body>Not found</body></html>");
        Files.writeString(folder.resolve("notes.txt"), "no data");
    }

    /** Every fourth was not recognised; lengths are 2, 3, 4, 2, ... */
    private static List<Drawing> drawings(int count) {
        return IntStream.range(0, count).mapToObj(i -> {
            float[] line = new float[2 * (2 + i % 3)];
            for (int p = 0; p < line.length; p++) {
                line[p] = (p * 31 + i) % 255;
            }
            return new Drawing(Sketch.ofPolylines(List.of(line)), Map.of("recognized", i % 4 != 3));
        }).toList();
    }

    private List<CategoryContents> look() {
        List<CategoryContents> found = new ArrayList<>();
        DataFolder.look(DataFolder.categories(folder), 6, LoadingListener.NONE, found::add);
        return found;
    }

    @Test
    void aLookTellsCountsAndSamplesAndGoesOnAfterBadFiles() {
        List<CategoryContents> found = look();
        assertEquals(List.of("alarm clock", "dog", "few", "page"), found.stream().map(c -> c.source().category()).toList());
        CategoryContents clock = found.getFirst();
        assertEquals(List.of(60L, 5L, 6L), List.of(clock.train(), clock.valid(), clock.test()));
        assertEquals(SketchDatasetTest.randomSketches(5, 2).stream().filter(s -> !s.isEmpty()).toList(), clock.samples());
        CategoryContents dog = found.get(1);
        assertFalse(dog.measured());
        assertEquals(0.75 * MANY, dog.sketches(), 0.05 * MANY, "an estimate by the lines");
        assertEquals(6, dog.samples().size());
        assertTrue(found.get(2).problem().contains("holds only 2 recognised drawings"));
        assertEquals(2, found.get(2).samples().size(), "they are shown all the same");
        assertTrue(found.get(3).problem().contains("web page"));
    }

    @Test
    void measuringGivesWhatALoaderWouldFind() {
        List<CategoryContents> found = new ArrayList<>();
        DataFolder.measure(DataFolder.categories(folder), 3, LoadingListener.NONE, found::add);
        SketchDataset data = SketchDataset.load(folder, List.of("alarm clock", "dog"), Integer.MAX_VALUE, 0);
        List<CategoryContents> good = found.stream().filter(CategoryContents::usable).toList();
        assertEquals(2, good.size());
        assertEquals(data.train().size(), good.stream().mapToLong(CategoryContents::train).sum());
        assertEquals(data.valid().size(), good.stream().mapToLong(CategoryContents::valid).sum());
        assertEquals(data.test().size(), good.stream().mapToLong(CategoryContents::test).sum());
        assertEquals(data.maxLength(), good.stream().mapToInt(CategoryContents::maxLength).max().orElseThrow());
        assertEquals(3, good.get(1).meanLength(), 0.01);
        assertTrue(good.stream().allMatch(c -> c.measured() && c.samples().size() == 3));
    }

    @Test
    void lookingCanBeEnded() {
        LoadingListener once = new LoadingListener() {
            private int calls;

            @Override
            public void progress(Progress progress) {
                calls++;
            }

            @Override
            public boolean cancelled() {
                return calls == 1;
            }
        };
        List<CategoryContents> found = new ArrayList<>();
        assertThrows(CancellationException.class, () -> DataFolder.look(DataFolder.categories(folder), 6, once, found::add));
        assertEquals(1, found.size());
    }

    @Test
    void aFileIsCheckedToItsEnd() throws IOException {
        DataFolder.check(folder.resolve("dog.ndjson"));
        DataFolder.check(folder.resolve("sketchrnn_alarm_clock.npz"));
        byte[] whole = Files.readAllBytes(folder.resolve("dog.ndjson"));
        Files.write(folder.resolve("dog.ndjson"), Arrays.copyOf(whole, whole.length - 7));
        assertTrue(assertThrows(UserException.class, () -> DataFolder.check(folder.resolve("dog.ndjson"))).getMessage().contains("its last line is cut off"));
        byte[] npz = Files.readAllBytes(folder.resolve("sketchrnn_alarm_clock.npz"));
        Files.write(folder.resolve("cut.npz"), Arrays.copyOf(npz, npz.length / 2));
        assertThrows(UserException.class, () -> DataFolder.check(folder.resolve("cut.npz")));
        assertThrows(UserException.class, () -> DataFolder.check(folder.resolve("page.ndjson")));
    }

    /** As a Mac may write an accent in a name. */
    @Test
    void aLetterAndItsAccentAreOneCharacterOfACategory() {
        assumeTrue(Charset.forName(System.getProperty("sun.jnu.encoding")).newEncoder().canEncode("e\u0301"), "no such file can be here");
        assertEquals("caf\u00e9", DataFolder.categoryOf(Path.of("Cafe\u0301.ndjson")));
    }
}
