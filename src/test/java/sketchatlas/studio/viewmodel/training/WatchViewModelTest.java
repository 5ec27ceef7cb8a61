package sketchatlas.studio.viewmodel.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.explore.atlas.AtlasFile;
import sketchatlas.explore.atlas.TinyAtlas;
import sketchatlas.explore.library.ModelLibrary;
import sketchatlas.explore.library.Trash;
import sketchatlas.model.TinyModel;
import sketchatlas.studio.FakeTrainings;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.Notices;
import sketchatlas.train.TrainingListener.Progress;
import sketchatlas.train.TrainingState;
import sketchatlas.train.worker.RunStatus;
import sketchatlas.train.worker.WorkerEvent;

class WatchViewModelTest {
    private static final String COLUMNS = "kind,batches,step,seconds,stroke\n";

    @TempDir
    private Path folder;
    private Path run;
    private final FakeTrainings trainings = new FakeTrainings();
    private final Notices notices = new Notices();
    private final RunViewModel training = new RunViewModel(trainings, BackgroundWork.immediate(), notices);
    private final List<Path> opened = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong(5_000_000_000L);
    private final WatchViewModel watch = new WatchViewModel(training, trainings, opened::add, BackgroundWork.immediate(), notices, clock::get);

    @BeforeEach
    void begin() throws IOException {
        run = Files.createDirectories(folder.resolve("ducks"));
        Files.writeString(run.resolve("history.csv"), COLUMNS + "train,20,20,10,30\n");
    }

    private void learn(long batches) throws IOException {
        Files.writeString(run.resolve("history.csv"), "train," + batches + "," + batches + "," + batches / 2 + ",20\n", StandardOpenOption.APPEND);
    }

    private static WorkerEvent.Step step(long step) {
        return new WorkerEvent.Step(new Progress(step, 2000, Map.of(), 4, 3, 1e-3), 2.5, 1_200_000_000, 754);
    }

    @Test
    void theTrainingThatRunsIsWatched() throws IOException {
        assertTrue(watch.folderProperty().get().isEmpty());
        training.resume(run);
        assertEquals("ducks", watch.titleProperty().get());
        assertEquals("Preparing", watch.stateProperty().get());
        assertTrue(watch.factsProperty().get().startsWith("Its process is starting"));
        assertEquals(1, watch.curves().curvesProperty().get().size());
        trainings.happens(new WorkerEvent.State(TrainingState.RUNNING));
        trainings.happens(step(500));
        assertTrue(watch.liveProperty().get());
        assertEquals("Training", watch.stateProperty().get());
        assertEquals("Step 500 of 2,000 · 2.5 steps/s · rate 0.0010 · 1.2 GB · at most 13 min left", watch.factsProperty().get());
        assertEquals(0.25, watch.shareProperty().get().orElseThrow());
        trainings.happens(new WorkerEvent.State(TrainingState.PAUSED));
        assertEquals("Step 500 of 2,000", watch.factsProperty().get(), "no speed while it waits");
        trainings.happens(new WorkerEvent.Problem("The disk is full."));
        assertEquals("The disk is full.", watch.problemProperty().get());
        training.stop();
        assertEquals("Stopping", watch.stateProperty().get(), "it may take a long step until it does");
        trainings.happens(new WorkerEvent.State(TrainingState.STOPPED));
        assertEquals("Stopped", watch.stateProperty().get());
    }

    @Test
    void aTrainingThatEndsEarlySaysWhyAndIsDone() {
        training.resume(run);
        trainings.happens(new WorkerEvent.State(TrainingState.RUNNING));
        trainings.happens(step(500));
        trainings.afterFailure = RunStatus.Kind.FINISHED;
        trainings.happens(new WorkerEvent.State(TrainingState.FINISHED));
        assertEquals("Step 500 of 2,000 · ended early, for it got no better", watch.factsProperty().get());
        assertEquals(1, watch.shareProperty().get().orElseThrow());
        WatchViewModel another = new WatchViewModel(new RunViewModel(trainings, BackgroundWork.immediate(), notices), trainings, opened::add,
                BackgroundWork.immediate(), notices, clock::get);
        another.open(run);
        assertEquals("Step 120 of 500 · 10 s of training · ended early, for it got no better", another.factsProperty().get());
    }

    @Test
    void aTrainingThatTookAllItsStepsSaysOnlyThat() {
        training.resume(run);
        trainings.happens(step(2000));
        trainings.happens(new WorkerEvent.State(TrainingState.FINISHED));
        assertEquals("Step 2,000 of 2,000", watch.factsProperty().get());
    }

    @Test
    void aModelThatIsRenamedIsWatchedUnderItsNewName() throws IOException {
        training.resume(run);
        trainings.happens(new WorkerEvent.State(TrainingState.FINISHED));
        Path renamed = Files.move(run, folder.resolve("swans"));
        watch.moved(run, renamed);
        assertEquals("swans", watch.titleProperty().get());
        assertEquals("Finished", watch.stateProperty().get());
        assertEquals(renamed, training.runFolderProperty().get().orElseThrow());
        assertEquals(1, watch.curves().curvesProperty().get().size());
        Path other = Files.createDirectories(folder.resolve("geese"));
        watch.watch(other);
        watch.moved(renamed, Files.move(renamed, run));
        assertEquals("geese", watch.titleProperty().get(), "another one is watched");
        assertEquals(run, training.runFolderProperty().get().orElseThrow());
    }

    @Test
    void aModelThatIsDeletedIsWatchedNoLonger() throws IOException {
        training.resume(run);
        trainings.happens(new WorkerEvent.Problem("The disk is full."));
        trainings.happens(new WorkerEvent.State(TrainingState.FINISHED));
        Path other = Files.createDirectories(folder.resolve("geese"));
        watch.removed(other);
        assertEquals("ducks", watch.titleProperty().get(), "another one is watched");
        watch.removed(run);
        assertTrue(watch.folderProperty().get().isEmpty());
        assertTrue(training.runFolderProperty().get().isEmpty());
        assertEquals("", watch.titleProperty().get());
        assertEquals("", watch.stateProperty().get());
        assertEquals("", watch.problemProperty().get());
        assertEquals(0, watch.curves().curvesProperty().get().size());
        assertFalse(watch.canGoOnProperty().get());
        watch.watch(other);
        assertEquals("geese", watch.titleProperty().get());
    }

    @Test
    void whatIsOfferedIsFoundUnderItsNewName() throws IOException {
        trainings.unfinished.add(new RunStatus(run, "ducks", RunStatus.Kind.INTERRUPTED, 10, 100, ""));
        training.lookForUnfinished();
        assertEquals(run, training.offerProperty().get().orElseThrow().folder());
        trainings.asked.add("resume " + folder.resolve("swans"));
        watch.moved(run, Files.move(run, folder.resolve("swans")));
        assertEquals(folder.resolve("swans"), training.offerProperty().get().orElseThrow().folder());
    }

    @Test
    void aGrowingHistoryIsReadOnceASecond() throws IOException {
        training.resume(run);
        learn(40);
        trainings.happens(step(40));
        assertEquals(1, watch.curves().curvesProperty().get().size(), "it has just looked");
        clock.addAndGet(1_000_000_000L);
        trainings.happens(step(41));
        assertEquals(2, watch.curves().curvesProperty().get().size());
        learn(60);
        Files.writeString(run.resolve("model.safetensors"), "");
        assertFalse(watch.hasModelProperty().get());
        trainings.happens(new WorkerEvent.State(TrainingState.FINISHED));
        assertEquals(3, watch.curves().curvesProperty().get().size(), "at the end at once");
        assertTrue(watch.hasModelProperty().get());
        watch.openModel();
        assertEquals(List.of(run.resolve("model.safetensors")), opened);
    }

    @Test
    void anEarlierOneIsOpenedAndComparedAndExported() throws IOException {
        watch.open(folder);
        assertTrue(notices.open().getLast().sentence().startsWith("There is no history.csv in " + folder));
        watch.open(run);
        assertEquals("Earlier training", watch.stateProperty().get());
        assertEquals("Step 20 · 10 s of training", watch.factsProperty().get());
        assertTrue(watch.shareProperty().get().isEmpty());
        watch.compare(run);
        assertEquals("ducks", watch.curves().otherProperty().get().orElseThrow().name());
        watch.curves().stopComparing();
        Path table = folder.resolve("out.csv");
        watch.export(table);
        assertEquals("train,20,20,10.0,,30,,,,,,,,", Files.readAllLines(table).get(1));
        watch.export(folder.resolve("out.doc"));
        assertTrue(notices.open().getLast().sentence().contains(".svg, .png or .csv"));
    }

    @Test
    void whatWasStoppedGoesOnFromHere() {
        training.resume(run);
        assertFalse(watch.canGoOnProperty().get(), "it is under way");
        trainings.afterFailure = RunStatus.Kind.STOPPED;
        trainings.happens(new WorkerEvent.State(TrainingState.STOPPED));
        assertTrue(watch.canGoOnProperty().get());
        watch.goOn();
        assertEquals(List.of("resume " + run, "resume " + run), trainings.asked);
        assertFalse(watch.canGoOnProperty().get());
        trainings.afterFailure = RunStatus.Kind.FINISHED;
        trainings.happens(new WorkerEvent.State(TrainingState.FINISHED));
        watch.goOn();
        assertFalse(watch.canGoOnProperty().get());
        assertEquals(2, trainings.asked.size(), "nothing is left to do");
    }

    @Test
    void anEarlierOneSaysWhatBecameOfIt() throws IOException {
        training.resume(run);
        trainings.afterFailure = RunStatus.Kind.INTERRUPTED;
        trainings.happens(new WorkerEvent.State(TrainingState.STOPPED));
        WatchViewModel another = new WatchViewModel(new RunViewModel(trainings, BackgroundWork.immediate(), notices), trainings, opened::add,
                BackgroundWork.immediate(), notices, clock::get);
        another.open(run);
        assertEquals("Interrupted", another.stateProperty().get());
        assertEquals("Step 120 of 500 · 10 s of training", another.factsProperty().get());
        assertTrue(another.canGoOnProperty().get());
        Path curvesOnly = Files.createDirectories(folder.resolve("curves"));
        Files.copy(run.resolve("history.csv"), curvesOnly.resolve("history.csv"));
        another.open(curvesOnly);
        assertEquals("Earlier training", another.stateProperty().get());
        assertFalse(another.canGoOnProperty().get());
    }

    @Test
    void theTrainingsOfTheLibraryAreThereToChoose() throws IOException {
        new TinyModel().write(Files.createDirectories(folder.resolve("no curves")).resolve("model.safetensors"));
        new TinyModel().write(run.resolve("model.safetensors"));
        trainings.library = new ModelLibrary(folder, List.of(), Trash.NONE);
        watch.lookForEarlier();
        assertEquals(List.of(new WatchViewModel.Earlier("ducks", run)), watch.earlierProperty().get());
    }

    @Test
    void anEarlierOneStaysWhileAnotherTrains() throws IOException {
        training.resume(run);
        Path other = Files.createDirectories(folder.resolve("cars"));
        Files.writeString(other.resolve("history.csv"), COLUMNS + "train,20,20,10,30\n");
        watch.open(other);
        trainings.happens(step(100));
        assertEquals("cars", watch.titleProperty().get());
        assertFalse(watch.liveProperty().get());
        assertEquals("Step 20 · 10 s of training", watch.factsProperty().get());
    }

    private void film(long step) throws IOException {
        Files.createDirectories(run.resolve("frames"));
        AtlasFile.write(run.resolve("frames").resolve(step + ".sketchatlas"), TinyAtlas.hierarchy(20));
        trainings.happens(new WorkerEvent.Frame(run.resolve("frames").resolve(step + ".sketchatlas"), step));
    }

    private long seen() {
        return watch.film().frameProperty().get().orElseThrow().step();
    }

    @Test
    void theNewestFrameIsFollowedUntilAPersonLooksBack() throws IOException {
        training.resume(run);
        assertEquals(FilmViewModel.NONE, watch.film().indexProperty().get());
        film(100);
        film(200);
        assertEquals(200, seen());
        assertTrue(watch.film().map().data().isPresent() && watch.film().tree().scene().isPresent());
        assertEquals(10, watch.film().frameProperty().get().orElseThrow().pairs().size());
        watch.film().choose(0);
        film(300);
        assertEquals(100, seen());
        assertFalse(watch.film().followingProperty().get());
        Files.delete(run.resolve("frames/200.sketchatlas")); // the film was thinned
        film(400);
        watch.film().step(1);
        assertEquals(300, seen());
        watch.film().choose(99);
        assertTrue(watch.film().followingProperty().get(), "the last one is followed");
        film(500);
        assertEquals(500, seen());
    }

    @Test
    void aFilmPlaysFromItsBeginningToItsEnd() throws IOException {
        training.resume(run);
        film(100);
        watch.film().togglePlaying();
        assertFalse(watch.film().playingProperty().get(), "one frame is no film");
        film(200);
        film(300);
        watch.film().togglePlaying();
        assertEquals(100, seen());
        watch.film().advance();
        assertEquals(200, seen());
        watch.film().advance();
        watch.film().advance();
        assertEquals(300, seen());
        assertFalse(watch.film().playingProperty().get());
        assertTrue(watch.film().followingProperty().get());
    }

    @Test
    void aDamagedFrameSaysSoAndTheOthersAreSeen() throws IOException {
        training.resume(run);
        film(100);
        Files.writeString(run.resolve("frames/200.sketchatlas"), "cut off");
        watch.film().refresh();
        assertFalse(watch.film().problemProperty().get().isEmpty());
        watch.film().choose(0);
        film(300);
        watch.film().choose(2);
        assertEquals("", watch.film().problemProperty().get());
        assertEquals(300, seen());
    }
}
