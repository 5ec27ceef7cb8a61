package sketchatlas.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirDeletionStrategy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sketchatlas.UserException;
import sketchatlas.sketch.Sketch;

/** Data sets in memory and from disk. The expected numbers are those of the program when it held every sketch as an object. */
class DatasetLoaderTest {
    private static final List<String> CATEGORIES = List.of("wild", "dog", "cat");
    private static final long IN_MEMORY = Long.MAX_VALUE;
    private static final long ON_DISK = 0;
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows"); // where what is mapped can't be deleted

    @TempDir(deletionStrategy = TempDirDeletionStrategy.IgnoreFailures.class)
    private Path folder;

    private Path cache() {
        return folder.resolve("cache");
    }

    @BeforeEach
    void writeFiles() throws IOException {
        SketchDatasetTest.write(folder.resolve("cat.npz"), SketchDatasetTest.randomSketches(60, 1), SketchDatasetTest.randomSketches(5, 2),
                SketchDatasetTest.randomSketches(6, 3));
        List<Sketch> wild = new ArrayList<>(SketchDatasetTest.randomSketches(40, 4));
        wild.set(5, Sketch.ofStroke3(new float[] {5000, -3, 0, 1, 2, 1}));
        wild.set(7, Sketch.ofStroke3(new float[0]));
        SketchDatasetTest.write(folder.resolve("wild.npz"), wild, SketchDatasetTest.randomSketches(5, 5), SketchDatasetTest.randomSketches(6, 6));
        List<Drawing> dogs = new ArrayList<>();
        for (Sketch s : SketchDatasetTest.randomSketches(50, 8)) {
            dogs.add(new Drawing(s.scaled(0.37f), Map.of("recognized", dogs.size() % 9 != 0))); // fractions: three floats a point
        }
        NdjsonFile.write(folder.resolve("dog.ndjson"), dogs);
    }

    private DatasetLoader loader(long memory) {
        return new DatasetLoader(folder, cache(), LoadingListener.NONE, memory);
    }

    private SketchDataset load(long memory) {
        return loader(memory).load(CATEGORIES, 1000, Integer.MAX_VALUE, 3);
    }

    /** Of the first thirty batches. */
    private static long hash(SketchDataset data, boolean bucketed) {
        boolean[] labelled = LabelSelection.choose(data.train(), 0.4, true, 5);
        BatchOptions options = new BatchOptions(7, data.maxLength(), false, 16, data.scaleFactor(),
                new Augmentation(0.1, 0.1, 0.9, 10, 2, 0, 0, false, 0), bucketed, false);
        BatchSource source = new BatchSource(data.train(), labelled, options, 42);
        long hash = 1;
        for (int i = 0; i < 30; i++) {
            Batch b = source.next();
            hash = 31 * hash + Arrays.hashCode(b.sequences());
            hash = 31 * hash + Arrays.hashCode(b.categories());
            hash = 31 * hash + Arrays.hashCode(b.labelled());
        }
        return hash;
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            1000, 2147483647, ed8070f2ac516d48a13addf58c926ef4a4f8c8a1f8e9f8d6b32194c68f6cc657, 52.3724118078884, 33, 140, 7348610713856593398, 5944179715636206846
            1000, 20, 211d65bed10b6a063221d14b4aebdf4c27505a6122c42f0102606dea02d6aee3, 55.7621883226608, 20, 73, 1866944299782840720, 6821119349833791654
            25, 2147483647, 1b977b7f34f40379dbd090ad2ad244707e1769d0221e0259ed4daf79f352509b, 52.88010296072487, 33, 75, -6471771627433997510, -1396491375636411379
            25, 20, bad2ae422cedf56f85f822a16d0f8b9d83d08389abb2ba5d3379779d9d982ae9, 57.4882996651293, 20, 40, 6969340113471262883, -7965777536287800707
            """)
    void dataAndBatchesAreTheSameFromMemoryAndFromDisk(int most, int longest, String fingerprint, double scale, int maxLength, int train, long bucketed,
            long plain) {
        for (long memory : new long[] {IN_MEMORY, ON_DISK, ON_DISK}) { // the second time from the files of the first
            SketchDataset data = loader(memory).load(CATEGORIES, most, longest, 3);
            assertEquals(fingerprint, data.fingerprint());
            assertEquals(scale, data.scaleFactor(), 1e-12);
            assertEquals(maxLength, data.maxLength());
            assertEquals(train, data.train().size());
            assertEquals(bucketed, hash(data, true));
            assertEquals(plain, hash(data, false));
            assertEquals(fingerprint, loader(memory).load(CATEGORIES, most, Integer.MAX_VALUE, 3).withoutLongerThan(longest).fingerprint());
        }
    }

    private List<Path> kept() throws IOException {
        return kept(cache());
    }

    private static List<Path> kept(Path cache) throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.sorted().toList();
        }
    }

    @Test
    void onlySetsTooLargeForTheMemoryTouchTheDisk() throws IOException {
        load(IN_MEMORY);
        assertTrue(Files.notExists(cache()));
        load(ON_DISK);
        assertEquals(3, kept().size(), kept().toString());
    }

    @Test
    void aChangedFileIsReadAgainAndAnUnchangedOneIsNot() throws IOException {
        SketchDataset before = load(ON_DISK);
        List<FileTime> times = new ArrayList<>();
        for (Path file : kept()) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH)); // made anew, it would get another
        }
        SketchDatasetTest.write(folder.resolve("cat.npz"), SketchDatasetTest.randomSketches(60, 11), SketchDatasetTest.randomSketches(5, 2),
                SketchDatasetTest.randomSketches(6, 3));
        Files.setLastModifiedTime(folder.resolve("cat.npz"), FileTime.from(Instant.now().plusSeconds(5)));
        SketchDataset after = load(ON_DISK);
        assertNotEquals(before.fingerprint(), after.fingerprint());
        assertEquals(load(IN_MEMORY).fingerprint(), after.fingerprint());
        for (Path file : kept()) {
            times.add(Files.getLastModifiedTime(file));
        }
        assertEquals(WINDOWS ? 3 : 2, times.stream().filter(FileTime.from(Instant.EPOCH)::equals).count(), times.toString());
    }

    /** Windows neither replaces nor deletes a file that is mapped, and the one of before may be, by this program or another. */
    @Test
    void theFileOfAChangedOneIsAnotherAndTheOldOneGoesWhenItCan() throws IOException {
        load(ON_DISK);
        Path before = kept().stream().filter(f -> f.getFileName().toString().startsWith("cat.")).findFirst().orElseThrow();
        String name = before.getFileName().toString();
        Path stays = cache().resolve(name.substring(0, name.lastIndexOf('-')) + "-0000000000000000.sketches"); // of a state before that
        Files.createDirectories(stays.resolve("can't be deleted"));
        Files.setLastModifiedTime(folder.resolve("cat.npz"), FileTime.from(Instant.now().plusSeconds(5)));
        load(ON_DISK);
        assertTrue(kept().contains(stays), kept().toString());
        List<Path> after = kept().stream().filter(f -> f.getFileName().toString().startsWith("cat.") && !f.equals(stays) && !f.equals(before)).toList();
        assertEquals(1, after.size(), kept().toString());
        assertTrue(WINDOWS || !kept().contains(before), kept().toString());
        Files.delete(stays.resolve("can't be deleted"));
        Files.setLastModifiedTime(folder.resolve("cat.npz"), FileTime.from(Instant.now().plusSeconds(9)));
        load(ON_DISK);
        assertFalse(kept().contains(stays), kept().toString());
        assertTrue(WINDOWS || kept().size() == 3, kept().toString());
    }

    @Test
    void damagedFilesOfTheCacheAreMadeAgain() throws IOException {
        String fingerprint = load(ON_DISK).fingerprint();
        Path damaged = Files.createDirectory(folder.resolve("damaged")); // elsewhere, for the good ones are still mapped
        Path cut = Files.createDirectory(folder.resolve("cut"));
        for (Path file : kept()) {
            byte[] bytes = Files.readAllBytes(file);
            Files.write(cut.resolve(file.getFileName()), Arrays.copyOf(bytes, bytes.length / 2));
            bytes[bytes.length - 60] ^= 1; // in the index
            Files.write(damaged.resolve(file.getFileName()), bytes);
        }
        for (Path bad : List.of(damaged, cut)) {
            assertEquals(fingerprint, new DatasetLoader(folder, bad, LoadingListener.NONE, ON_DISK).load(CATEGORIES, 1000, Integer.MAX_VALUE, 3).fingerprint());
            for (Path file : kept()) {
                assertEquals(-1, Files.mismatch(file, bad.resolve(file.getFileName())));
            }
        }
    }

    @Test
    void tellsWhereItStandsAndEndsWhenAsked() throws IOException {
        List<LoadingListener.Progress> heard = new ArrayList<>();
        LoadingListener listener = heard::add;
        new DatasetLoader(folder, cache(), listener, ON_DISK).load(CATEGORIES, 1000, Integer.MAX_VALUE, 3);
        List<LoadingListener.Progress> reading = heard.stream().filter(p -> p.stage() == LoadingListener.Stage.READING).toList();
        assertEquals(CATEGORIES, reading.stream().map(LoadingListener.Progress::category).toList());
        assertEquals(new LoadingListener.Progress(LoadingListener.Stage.READING, "cat", 2, 3, 51 + 44), reading.getLast());
        assertTrue(heard.stream().anyMatch(p -> p.stage() == LoadingListener.Stage.MEASURING && p.category().equals("dog") && p.sketches() > 0));
        LoadingListener ending = new LoadingListener() {
            private int calls;

            @Override
            public void progress(Progress progress) {
                calls++;
            }

            @Override
            public boolean cancelled() {
                return calls == 2;
            }
        };
        Path another = folder.resolve("another cache");
        DatasetLoader loader = new DatasetLoader(folder, another, ending, ON_DISK);
        assertThrows(CancellationException.class, () -> loader.load(CATEGORIES, 1000, Integer.MAX_VALUE, 3));
        assertEquals(2, kept(another).size(), "two categories were whole");
    }

    @Test
    void aFileThatCannotBeReadLeavesNothingBehind() throws IOException {
        byte[] cat = Files.readAllBytes(folder.resolve("cat.npz"));
        cat[cat.length / 3] ^= 0x55;
        Files.write(folder.resolve("cat.npz"), cat);
        UserException e = assertThrows(UserException.class, () -> load(ON_DISK));
        assertTrue(e.getMessage().contains("cat.npz"), e.getMessage());
        assertEquals(2, kept().size(), kept().toString());
    }

    @Test
    void aFolderThatCannotKeepThemIsNamed() throws IOException {
        Files.writeString(cache(), "in the way");
        UserException e = assertThrows(UserException.class, () -> load(ON_DISK));
        assertTrue(e.getMessage().contains(cache().toString()) && e.getMessage().contains("--cache_dir"), e.getMessage());
        Files.delete(cache());
        UserException full = assertThrows(UserException.class, () -> new SketchCache(cache()).requireRoom(Long.MAX_VALUE / 2));
        assertTrue(full.getMessage().contains("MB left: make room"), full.getMessage());
    }

    @Test
    void whatEndedProgramsLeftIsSweptAway() throws IOException {
        Files.createDirectories(cache());
        Path old = Files.writeString(cache().resolve(".cat.npz-0.sketches.1.part"), "half");
        Path fresh = Files.writeString(cache().resolve(".cat.npz-0.sketches.2.part"), "somebody writes");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        load(ON_DISK);
        assertTrue(Files.notExists(old) && Files.exists(fresh));
    }
}
