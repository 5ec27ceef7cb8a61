package sketchatlas.data.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sketchatlas.UserException;
import sketchatlas.data.Drawing;
import sketchatlas.data.LoadingListener;
import sketchatlas.data.DatasetLoader;
import sketchatlas.data.NdjsonFile;
import sketchatlas.data.SketchDataset;
import sketchatlas.data.SketchFiles;
import sketchatlas.data.collection.SketchCollection.Entry;
import sketchatlas.sketch.Sketch;

class SketchCollectionTest {
    @TempDir
    private Path parent;

    private Path folder() {
        return parent.resolve("own");
    }

    private SketchCollection collection() {
        return new SketchCollection(folder(), InstantSource.fixed(Instant.parse("2026-01-02T03:04:05.6Z")));
    }

    /** A line that is told from others by its slope. */
    private static Sketch line(int n) {
        return Sketch.ofPolylines(List.of(new float[] {0, 0, 255, n}));
    }

    private List<String> slopes(String label) {
        return collection().drawings(label).stream().map(d -> Math.round(d.sketch().dy(1)) + "").toList();
    }

    private SketchCollection withBuses(int count) {
        SketchCollection c = collection();
        IntStream.rangeClosed(1, count).forEach(i -> c.add("bus", line(10 * i)));
        return c;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(parent)) {
            return files.filter(Files::isRegularFile).map(f -> parent.relativize(f).toString().replace('\\', '/')).sorted().toList();
        }
    }

    @Test
    void takingOneOfManyAwayLeavesAllOthers() throws IOException {
        Files.createDirectories(folder());
        Path file = folder().resolve("bus.ndjson"); // put there by hand
        Files.writeString(file, "{\"drawing\":[[[0,9],[0,9]]]}\n".repeat(SketchCollection.MOST + 3));
        collection().remove("bus", Set.of(1));
        assertEquals(List.of(new Entry("bus", SketchCollection.MOST + 2)), collection().labels());
        collection().removeLast("bus");
        assertEquals(List.of(new Entry("bus", SketchCollection.MOST + 1)), collection().labels());
    }

    @Test
    void aSketchIsKeptInQuickDrawsUnitsWithItsLabelAndTime() {
        assertEquals("alarm clock", collection().add(" Alarm-Clock ", Sketch.ofPolylines(List.of(new float[] {100, 50, 1120, 560}))));
        Drawing kept = collection().drawings("alarm clock").getFirst();
        assertEquals(Sketch.ofPolylines(List.of(new float[] {0, 0, 255, 128})), kept.sketch());
        assertEquals(Map.of("word", "alarm clock", "timestamp", "2026-01-02T03:04:05Z", "recognized", true), kept.fields());
        assertEquals(List.of(new Entry("alarm clock", 1)), collection().labels());
        assertThrows(UserException.class, () -> collection().add("cat", Sketch.ofPolylines(List.of())));
    }

    @Test
    void aModelCanBeTrainedOnTheFolder() {
        SketchCollection c = withBuses(4);
        IntStream.range(0, 3).forEach(i -> c.add("tree", line(i + 1)));
        SketchDataset data = new DatasetLoader(folder(), parent.resolve("cache"), LoadingListener.NONE).load(List.of("bus", "tree"), 1000, 1000, 0);
        assertEquals(7, data.train().size() + data.valid().size() + data.test().size());
    }

    @Test
    void sketchesAreRemovedAndRelabelled() {
        SketchCollection c = withBuses(4);
        c.remove("bus", Set.of(0, 2, 99));
        assertEquals(List.of("20", "40"), slopes("bus"));
        c.relabel("bus", Set.of(1), "Truck");
        assertEquals(List.of("20"), slopes("bus"));
        assertEquals(List.of("40"), slopes("truck"));
        assertEquals("truck", c.drawings("truck").getFirst().word());
        c.rename("bus", "truck");
        assertEquals(List.of(new Entry("truck", 2)), c.labels());
        assertEquals(List.of("40", "20"), slopes("truck"));
        c.removeLast("truck");
        assertEquals(List.of("40"), slopes("truck"));
        c.delete("truck");
        assertEquals(List.of(), c.labels());
        assertEquals("There are no sketches with the label \"truck\": add some first.",
                assertThrows(UserException.class, () -> c.drawings("truck")).getMessage());
    }

    @Test
    void theLastChangeIsTakenBackAlsoByAnotherProgram() {
        withBuses(2).delete("bus");
        assertEquals(Optional.of("the label \"bus\" deleted"), collection().lastChange());
        collection().undo();
        assertEquals(List.of("10", "20"), slopes("bus"));
        assertEquals(Optional.empty(), collection().lastChange());
        assertThrows(UserException.class, () -> collection().undo());

        collection().relabel("bus", Set.of(0, 1), "truck");
        collection().undo();
        assertEquals(List.of(new Entry("bus", 2)), collection().labels());
        collection().add("bus", line(30));
        collection().undo();
        assertEquals(List.of("10", "20"), slopes("bus"));
    }

    @Test
    void whatCannotBeWrittenLeavesTheVersionBefore() throws IOException {
        SketchCollection c = withBuses(2);
        byte[] before = Files.readAllBytes(folder().resolve("bus.ndjson"));
        // As after a crash: a new version that was not finished lies about, and the note was not written.
        Files.writeString(folder().resolve(".bus.ndjson.1234.part"), "{\"word\":\"bus\",\"draw");
        Files.deleteIfExists(folder().resolve(".previous").resolve("change.json"));
        assertEquals(List.of(new Entry("bus", 2)), c.labels());
        assertEquals(Optional.empty(), c.lastChange());
        c.add("bus", line(30));
        c.undo();
        assertEquals(new String(before), Files.readString(folder().resolve("bus.ndjson")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "../evil", "a/b", "a\\b", "..", ".", "/etc/passwd", "C:evil", "con", "NUL.txt", "lpt1 ", "a\u0000b", "a\nb", "cat,bus", "[cat]",
        "a=b", "\"cat\"", "'cat'", "...", "---", "cat.", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "*", "a?b", "\u202Ecat"})
    void namesThatAreNoLabelsAreRefusedAndWriteNothing(String name) throws IOException {
        assertThrows(UserException.class, () -> collection().add(name, line(1)));
        withBuses(1);
        List<String> before = files();
        assertThrows(UserException.class, () -> collection().rename("bus", name));
        assertThrows(UserException.class, () -> collection().relabel("bus", Set.of(0), name));
        assertEquals(before, files());
    }

    @Test
    void labelsHaveOneSpelling() {
        assertEquals("t shirt", Labels.of("T-shirt"));
        assertEquals("katze", Labels.of("  Katze "));
        assertEquals("bär", Labels.of("Ba\u0308r"), "composed");
        assertEquals("犬", Labels.of("犬"));
        assertEquals("cat", Labels.of("sketchrnn_cat.full"), "as a loader reads file names");
    }

    @Test
    void aNoteThatNamesOtherPlacesIsNotHeeded() throws IOException {
        SketchCollection c = withBuses(1);
        Path outside = parent.resolve("outside.ndjson");
        Files.writeString(outside, "mine");
        Files.writeString(folder().resolve(".previous").resolve("change.json"), "{\"change\":\"x\",\"files\":{\"../outside.ndjson\":false}}");
        assertEquals(Optional.empty(), c.lastChange());
        assertThrows(UserException.class, c::undo);
        assertEquals("mine", Files.readString(outside));
    }

    @Test
    void filesOfOthersInTheFolderAreLeftAlone() throws IOException {
        withBuses(1);
        Files.writeString(folder().resolve("cat.npz"), "PK");
        assertTrue(assertThrows(UserException.class, () -> collection().add("cat", line(1))).getMessage().contains("cat.npz"));
        Files.writeString(folder().resolve("Dog.ndjson"), "{\"word\":\"dog\",\"drawing\":[[[0,9],[0,9]]],\"extra\":{\"kept\":1}}"); // no end of line
        collection().add("dog", line(7));
        List<String> lines = Files.readAllLines(folder().resolve("Dog.ndjson"));
        assertEquals(2, lines.size());
        assertTrue(lines.getFirst().contains("extra"), "what is there stays as it is");
        assertEquals(List.of(new Entry("bus", 1), new Entry("dog", 2)), collection().labels());
    }

    @Test
    void otherFilesAreTakenIn() throws IOException {
        Path picture = parent.resolve("drawing 1.svg");
        SketchFiles.write(picture, line(50), Map.of());
        assertTrue(DataImport.isPicture(picture));
        assertEquals(1, DataImport.addTo(collection(), picture, "Line"));
        Path many = parent.resolve("full_simplified_zebra.ndjson");
        NdjsonFile.write(many, IntStream.range(0, 5).mapToObj(i -> new Drawing(line(i + 1), Map.of("word", "zebra"))).toList());
        assertEquals(5, DataImport.addTo(collection(), many, "zebra"));
        assertEquals(List.of(new Entry("line", 1), new Entry("zebra", 5)), collection().labels());

        Path other = Files.createDirectories(parent.resolve("other"));
        assertEquals("zebra", DataImport.copy(many, other));
        assertTrue(assertThrows(UserException.class, () -> DataImport.copy(many, other)).getMessage().contains("has sketches of \"zebra\" already"));
        Path broken = parent.resolve("broken.ndjson");
        Files.writeString(broken, "<html>");
        assertThrows(UserException.class, () -> DataImport.copy(broken, other));
        assertFalse(Files.exists(other.resolve("broken.ndjson")));
    }
}
