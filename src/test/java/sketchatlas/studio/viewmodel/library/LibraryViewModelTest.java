package sketchatlas.studio.viewmodel.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.explore.library.LibraryEntry;
import sketchatlas.explore.library.ModelLibrary;
import sketchatlas.explore.library.Trash;
import sketchatlas.model.HyperParameters;
import sketchatlas.model.TinyModel;
import sketchatlas.nn.Backend;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.Notice;
import sketchatlas.studio.viewmodel.Notices;
import sketchatlas.train.worker.TrainingPlan;

class LibraryViewModelTest {
    @TempDir
    private Path temp;
    private final Notices notices = new Notices();
    private final List<Path> opened = new ArrayList<>();
    private final List<Path> goneOn = new ArrayList<>();
    private final List<Path> watched = new ArrayList<>();
    private final List<String> moved = new ArrayList<>();
    private final Deque<Runnable> background = new ArrayDeque<>();
    private Path folder;
    private LibraryViewModel library;

    @BeforeEach
    void make() throws IOException {
        folder = temp.resolve("models");
        Path shipped = new TinyModel().write(Files.createDirectories(temp.resolve("shipped")).resolve("first.safetensors"));
        library = new LibraryViewModel(new ModelLibrary(folder, List.of(shipped), Trash.NONE), opened::add, goneOn::add, watched::add,
                (from, to) -> moved.add(from.getFileName() + " to " + to.map(Path::getFileName).map(Path::toString).orElse("nowhere")),
                new BackgroundWork(background::add, Runnable::run), notices);
        own("cats");
        own("dogs");
        library.refresh();
        work();
    }

    @Test
    void theFirstModelIsChosenUntilThePersonChoosesOthers() {
        assertEquals(List.of("first"), chosen());
        assertTrue(library.comparisonProperty().get().isEmpty());
        library.choose(List.of(model("dogs"), model("cats")));
        assertEquals(2, library.comparisonProperty().get().orElseThrow().models().size());
        assertTrue(library.single().isEmpty());
        library.refresh();
        work();
        assertEquals(List.of("cats", "dogs"), chosen().stream().sorted().toList());
    }

    @Test
    void howAModelWasTrainedIsShownWhereThatWasKept() throws IOException {
        library.watch(model("cats"));
        assertEquals(List.of(), watched, "no curves were kept");
        Files.writeString(folder.resolve("cats/history.csv"), "kind,batches,step\ntrain,20,20\n");
        library.refresh();
        work();
        library.watch(model("cats"));
        assertEquals(List.of(folder.resolve("cats")), watched);
    }

    @Test
    void theModelThatIsOpenIsKnown() {
        assertFalse(library.isOpen(model("cats")));
        library.setOpened(Optional.of(folder.resolve("dogs/../cats/model.safetensors")));
        assertTrue(library.isOpen(model("cats")));
        assertFalse(library.isOpen(model("dogs")));
    }

    @Test
    void aModelIsOpenedAndATrainingGoneOnWith() throws IOException {
        library.open(model("cats"));
        assertEquals(List.of(folder.resolve("cats/model.safetensors")), opened);
        library.goOn(model("cats"));
        assertEquals(List.of(), goneOn, "there is nothing to go on with");
        new TrainingPlan("birds", Path.of("data"), HyperParameters.defaults(), Optional.empty(), Backend.CPU, 0).write(folder.resolve("birds"));
        library.refresh();
        work();
        library.open(model("birds"));
        library.goOn(model("birds"));
        assertEquals(1, opened.size(), "there is no model yet");
        assertEquals(List.of(folder.resolve("birds")), goneOn);
        assertEquals("unfinished", LibraryTexts.state(model("birds")));
        assertTrue(LibraryTexts.training(model("birds")).contains("before its first checkpoint"));
    }

    @Test
    void whatIsRenamedOrImportedIsChosen() throws IOException {
        library.rename(model("cats"), "lions");
        assertTrue(library.busyProperty().get());
        work();
        assertFalse(library.busyProperty().get());
        assertEquals(List.of("lions"), chosen());
        assertEquals(List.of("cats to lions"), moved);
        assertEquals("\"cats\" is called \"lions\" now.", notices.open().getLast().sentence());
        Files.createDirectories(temp.resolve("elsewhere"));
        library.importModel(new TinyModel().write(temp.resolve("elsewhere/mice.safetensors")));
        work();
        assertEquals(List.of("mice"), chosen());
    }

    @Test
    void whatDoesNotWorkIsToldAndTheListStays() {
        library.rename(model("cats"), "DOGS");
        work();
        assertEquals(Notice.Kind.ERROR, notices.open().getLast().kind());
        library.importModel(temp.resolve("missing.safetensors"));
        work();
        assertTrue(notices.open().getLast().sentence().contains("missing.safetensors"));
        assertEquals(3, library.modelsProperty().get().size());
    }

    @Test
    void aNameIsCheckedWhileItIsTyped() {
        assertEquals(Optional.empty(), library.nameProblem(model("cats"), "cats"));
        assertEquals(Optional.empty(), library.nameProblem(model("cats"), "Cats"));
        assertTrue(library.nameProblem(model("cats"), "dogs").isPresent());
        assertTrue(library.nameProblem(model("cats"), "a/b").isPresent());
    }

    @Test
    void typingANameNeverWaitsForTheDiskButKeepingItLooks() throws IOException {
        Files.createDirectories(folder.resolve("birds")); // meanwhile, by another program
        assertEquals(Optional.empty(), library.nameProblem(model("cats"), "birds"));
        library.rename(model("cats"), "birds");
        work();
        assertTrue(notices.open().getLast().sentence().startsWith("There is a model \"birds\" already"));
    }

    @Test
    void aDeletedModelIsGoneAndAnotherIsChosen() {
        library.choose(List.of(model("cats")));
        library.delete(model("cats"));
        work();
        assertEquals(List.of("first"), chosen());
        assertFalse(Files.exists(folder.resolve("cats")));
        assertEquals(List.of("cats to nowhere"), moved);
    }

    @Test
    void onlyTheLastLookCounts() throws IOException {
        library.refresh();
        own("mice");
        library.refresh();
        background.removeLast().run();
        assertEquals(4, library.modelsProperty().get().size());
        Files.delete(folder.resolve("mice/model.safetensors"));
        background.remove().run();
        assertEquals(4, library.modelsProperty().get().size());
    }

    @Test
    void anExportIsToldWithItsFolder() throws IOException {
        library.export(model("dogs"), Files.createDirectories(temp.resolve("out")));
        work();
        assertTrue(notices.open().getLast().sentence().contains(temp.resolve("out").resolve("dogs").toString()));
        assertEquals(List.of("dogs"), chosen());
    }

    private void own(String name) throws IOException {
        new TinyModel().write(Files.createDirectories(folder.resolve(name)).resolve("model.safetensors"));
    }

    private LibraryEntry model(String name) {
        return library.modelsProperty().get().stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow();
    }

    private List<String> chosen() {
        return library.chosenProperty().get().stream().map(LibraryEntry::name).toList();
    }

    private void work() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }
}
