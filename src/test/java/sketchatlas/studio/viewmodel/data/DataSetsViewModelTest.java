package sketchatlas.studio.viewmodel.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.data.NdjsonFile;
import sketchatlas.data.SketchFiles;
import sketchatlas.data.UserDataSets;
import sketchatlas.data.collection.SketchCollection.Entry;
import sketchatlas.sketch.Sketch;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.Notice;
import sketchatlas.studio.viewmodel.Notices;
import sketchatlas.studio.viewmodel.data.DownloadItem.State;

class DataSetsViewModelTest {
    @TempDir
    private Path folder;
    private final FakeDownloads web = new FakeDownloads();
    private final Notices notices = new Notices();
    private final Deque<Runnable> later = new ArrayDeque<>();
    private boolean waiting;

    private DataSetsViewModel open() {
        BackgroundWork work = new BackgroundWork(job -> {
            if (waiting) {
                later.add(job);
            } else {
                job.run();
            }
        }, Runnable::run);
        return new DataSetsViewModel(new DataAccess(UserDataSets.in(folder.resolve("user")), web), work, notices);
    }

    private Path data(String... categories) throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        for (String category : categories) {
            NdjsonFile.write(data.resolve(category + ".ndjson"), FakeDownloads.drawings(category, 40));
        }
        return data;
    }

    private List<String> sentences() {
        return notices.open().stream().map(Notice::sentence).toList();
    }

    @Test
    void aKeyThatIsHeldDownRemovesWhatIsSelectedAndNothingElse() {
        OwnSketchesViewModel own = open().own();
        for (int i = 1; i <= 5; i++) {
            own.add("bus", Sketch.ofPolylines(List.of(new float[] {0, 0, 255, 50 * i})));
        }
        waiting = true;
        own.remove(Set.of(1));
        own.remove(Set.of(1)); // the key comes again before the first removal is shown
        own.relabel(Set.of(1), "tram");
        waiting = false;
        while (!later.isEmpty()) {
            later.remove().run();
        }
        assertEquals(List.of(new Entry("bus", 4)), own.entriesProperty().get());
        own.remove(Set.of(1));
        assertEquals(List.of(new Entry("bus", 3)), own.entriesProperty().get());
    }

    @Test
    void aFolderIsLookedIntoAndItsCategoriesAreChosen() throws IOException {
        DataSetsViewModel sets = open();
        assertEquals("Choose a folder that holds a data file for each category.", sets.problemProperty().get());
        Path data = data("bus", "alarm_clock");
        Files.writeString(data.resolve("bad.ndjson"), "<html></html>");
        sets.openFolder(data);
        DataChoice choice = sets.chosenProperty().get().orElseThrow();
        assertEquals(List.of("alarm clock", "bus"), choice.categories(), "what can't be read is not chosen");
        assertEquals(data.toAbsolutePath(), choice.folder());
        assertEquals(80, choice.trainSketches() + choice.validSketches() + choice.testSketches());
        assertTrue(choice.meanLength() > 2 && choice.maxLength() >= choice.meanLength());
        assertEquals("", sets.problemProperty().get());
        CategoryItem bad = sets.categories().items().get(1);
        assertTrue(bad.contents().orElseThrow().problem().contains("web page"));
        sets.categories().chooseAll();
        assertFalse(bad.chosen());
        assertEquals("40 sketches", sets.categories().items().getLast().counts());

        sets.categories().items().getFirst().chosenProperty().set(false);
        assertEquals(List.of("bus"), sets.chosenProperty().get().orElseThrow().categories());
        sets.categories().chooseNone();
        assertEquals(Optional.empty(), sets.chosenProperty().get());
        assertEquals("Tick at least one category to train with.", sets.problemProperty().get());
    }

    @Test
    void anotherSourceEndsTheLookAndComesBackAsItWas() throws IOException {
        DataSetsViewModel sets = open();
        waiting = true;
        sets.openFolder(data("bus"));
        sets.sourceProperty().set(DataSource.OWN);
        waiting = false;
        while (!later.isEmpty()) {
            later.remove().run();
        }
        assertEquals(0, sets.categories().items().size(), "the folder's answer comes too late");
        assertTrue(sets.problemProperty().get().startsWith("You have no sketches of your own yet"));
        sets.sourceProperty().set(DataSource.FOLDER);
        assertEquals(List.of("bus"), sets.chosenProperty().get().orElseThrow().categories());
        assertTrue(sets.categories().readingProperty().get().isEmpty());
    }

    @Test
    void anEarlierChoiceIsShownAgain() throws IOException {
        DataSetsViewModel sets = open();
        sets.show(data("bus", "cat", "dog"), List.of("Cat", "gone"));
        assertEquals(List.of("cat"), sets.chosenProperty().get().orElseThrow().categories());
        sets.openFolder(folder.resolve("nowhere"));
        assertTrue(sets.problemProperty().get().endsWith("holds no data files: choose a folder with .npz, .ndjson or .bin files."));
        Files.writeString(folder.resolve("file"), "");
        sets.openFolder(folder.resolve("file"));
        assertTrue(sets.problemProperty().get().contains("is no folder"));
    }

    @Test
    void droppedFilesAreTakenIn() throws IOException {
        DataSetsViewModel sets = open();
        Path data = data("bus", "cat");
        sets.take(List.of(data.resolve("cat.ndjson")), Optional.empty());
        assertEquals(List.of("cat"), sets.chosenProperty().get().orElseThrow().categories(), "without a folder they are used where they are");

        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        NdjsonFile.write(elsewhere.resolve("dog.ndjson"), FakeDownloads.drawings("dog", 20));
        Files.writeString(elsewhere.resolve("bad.ndjson"), "nonsense");
        sets.take(List.of(elsewhere.resolve("dog.ndjson"), elsewhere.resolve("bad.ndjson")), Optional.empty());
        assertTrue(Files.exists(data.resolve("dog.ndjson")));
        assertFalse(Files.exists(data.resolve("bad.ndjson")));
        assertEquals(List.of("cat", "dog"), sets.chosenProperty().get().orElseThrow().categories());
        assertEquals(2, notices.open().size());
        assertEquals("Copied the sketches of dog.", sentences().getLast());

        sets.sourceProperty().set(DataSource.OWN);
        Path picture = elsewhere.resolve("x.svg");
        SketchFiles.write(picture, FakeDownloads.drawings("bus", 1).getFirst().sketch(), Map.of());
        assertTrue(sets.needsLabel(List.of(picture)));
        sets.take(List.of(picture, elsewhere.resolve("dog.ndjson")), Optional.of("Tram"));
        assertEquals(List.of(new Entry("dog", 20), new Entry("tram", 1)), sets.own().entriesProperty().get());
        assertEquals("Added 21 sketches of Tram, dog.", sentences().getLast());
        assertEquals(List.of("dog"), sets.chosenProperty().get().orElseThrow().categories(), "one sketch is too few");

        sets.take(List.of(data), Optional.empty());
        assertEquals(DataSource.FOLDER, sets.sourceProperty().get());
    }

    @Test
    void ownSketchesAreKeptRelabelledAndTakenBack() {
        DataSetsViewModel sets = open();
        OwnSketchesViewModel own = sets.own();
        sets.sourceProperty().set(DataSource.OWN);
        Sketch sketch = FakeDownloads.drawings("bus", 1).getFirst().sketch();
        own.add("Bus", sketch);
        own.add("bus", sketch.scaled(3));
        own.add("school bus", sketch);
        assertEquals(List.of("Kept your first sketch of \"bus\".", "Kept your sketch: \"bus\" has 2 now.", "Kept your first sketch of \"school bus\"."),
                sentences());
        assertEquals("school bus", own.lastLabelProperty().get());
        assertEquals(List.of("school bus", "bus"), own.completions("s"));
        assertEquals(List.of("bus", "school bus"), own.completions("BU"));
        assertEquals("", OwnSketchesViewModel.problemOf("tram"));
        assertTrue(OwnSketchesViewModel.problemOf("a/b").contains("\"/\""));

        own.selectedProperty().set(Optional.of("bus"));
        assertEquals(List.of(1, 0), own.keptProperty().get().stream().map(OwnSketchesViewModel.Kept::index).toList(), "newest first");
        own.relabel(Set.of(0), "school bus");
        assertEquals(List.of(new Entry("bus", 1), new Entry("school bus", 2)), own.entriesProperty().get());
        own.rename("bus", "Tram");
        assertEquals(Optional.of("tram"), own.selectedProperty().get());
        own.delete("tram");
        assertEquals(List.of(new Entry("school bus", 2)), own.entriesProperty().get());
        assertEquals("the label \"tram\" deleted", own.undoNameProperty().get());
        own.undo();
        assertEquals(List.of(new Entry("school bus", 2), new Entry("tram", 1)), own.entriesProperty().get());
        assertEquals("", own.undoNameProperty().get());
        assertEquals(2, sets.categories().items().size(), "the list follows");
        own.add("a,b", sketch);
        assertEquals(Notice.Kind.ERROR, notices.open().getLast().kind());
    }

    @Test
    void categoriesAreSearchedDownloadedAndChosen() {
        DataSetsViewModel sets = open();
        DownloadsViewModel downloads = sets.downloads();
        sets.sourceProperty().set(DataSource.QUICKDRAW);
        assertEquals("No category is here yet: tick some and download them.", sets.problemProperty().get());
        assertEquals(345, downloads.items().size());
        downloads.searchProperty().set(" CLOCK");
        assertEquals(List.of("alarm clock", "clock"), downloads.items().stream().map(DownloadItem::category).toList());
        downloads.items().forEach(item -> item.chosenProperty().set(true));
        downloads.searchProperty().set("cat");
        DownloadItem cat = downloads.items().stream().filter(i -> i.category().equals("cat")).findFirst().orElseThrow();
        cat.chosenProperty().set(true);
        assertEquals("3 categories", downloads.summaryProperty().get());
        downloads.askSizes();
        assertEquals("3 categories, at least 40.0 MB", downloads.summaryProperty().get());

        web.problems.put("cat", "There is no cat.");
        downloads.start();
        assertEquals(List.of("alarm clock.npz", "cat.npz", "clock.npz"), web.asked);
        assertEquals(State.FAILED, cat.status().state());
        assertEquals("Not downloaded: cat. Why stands beside each; Download tries again.", downloads.problemProperty().get());
        assertEquals(Optional.of(cat), downloads.currentProperty().get(), "to be looked at");
        assertEquals("There is no cat.", cat.status().problem());
        assertEquals(List.of("alarm clock", "clock"), sets.chosenProperty().get().orElseThrow().categories(), "what came is chosen");
        assertTrue(downloads.canStart(), "the one that failed may be tried again");
        assertEquals(Optional.empty(), downloads.loadingProperty().get());
        assertEquals("1 category", downloads.summaryProperty().get().replaceAll(",.*", ""));
    }

    @Test
    void aStoppedDownloadCanBeGoneOnWith() {
        DataSetsViewModel sets = open();
        DownloadsViewModel downloads = sets.downloads();
        sets.sourceProperty().set(DataSource.QUICKDRAW);
        DownloadItem bus = downloads.items().stream().filter(i -> i.category().equals("bus")).findFirst().orElseThrow();
        bus.chosenProperty().set(true);
        web.halfway = () -> {
            assertEquals(0.5, downloads.loadingProperty().get().orElseThrow().share());
            assertEquals("500 kB of 1.0 MB", bus.status().text());
            assertFalse(downloads.canStart());
            downloads.cancel();
        };
        downloads.start();
        assertEquals(State.PART, bus.status().state());
        assertEquals("", downloads.problemProperty().get());
        web.halfway = () -> { };
        downloads.start();
        assertEquals(State.HERE, bus.status().state());
        assertFalse(bus.chosen());
        assertEquals("Tick categories to download", downloads.summaryProperty().get());
        assertEquals(List.of("bus"), sets.chosenProperty().get().orElseThrow().categories());
    }
}
