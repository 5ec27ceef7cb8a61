package sketchatlas.studio.viewmodel.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sketchatlas.model.HyperParameters;
import sketchatlas.nn.Backend;
import sketchatlas.studio.FakeTrainings;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.Notices;
import sketchatlas.train.TrainingListener;
import sketchatlas.train.TrainingState;
import sketchatlas.train.worker.RunStatus;
import sketchatlas.train.worker.TrainingPlan;
import sketchatlas.train.worker.WorkerEvent;

class RunViewModelTest {
    private final FakeTrainings trainings = new FakeTrainings();
    private final Notices notices = new Notices();
    private final Deque<Runnable> background = new ArrayDeque<>();
    private final RunViewModel run = new RunViewModel(trainings, new BackgroundWork(background::add, Runnable::run), notices);

    private void work() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }

    private void start(String name) {
        run.start(new TrainingPlan(name, Path.of("data"), HyperParameters.defaults(), Optional.empty(), Backend.CPU, 0));
        work();
    }

    private void become(TrainingState state) {
        trainings.happens(new WorkerEvent.State(state));
        work();
    }

    private static WorkerEvent.Step step(long step) {
        return new WorkerEvent.Step(new TrainingListener.Progress(step, 100, Map.of(), 2, 2, 0.001), 2, 1000, 40);
    }

    @Test
    void showsWhatHappens() {
        List<WorkerEvent> heard = new ArrayList<>();
        run.addListener(heard::add);
        assertFalse(run.activeProperty().get());
        start("cats");
        assertEquals(Optional.of(Path.of("cats")), run.runFolderProperty().get());
        assertEquals(Optional.of(TrainingState.PREPARED), run.stateProperty().get());
        assertTrue(run.activeProperty().get());
        WorkerEvent.Loading loading = new WorkerEvent.Loading(1, 4);
        trainings.happens(loading);
        assertEquals(Optional.of(loading), run.loadingProperty().get());
        WorkerEvent.Started started = new WorkerEvent.Started("CPU", 100);
        trainings.happens(started);
        assertEquals(Optional.empty(), run.loadingProperty().get());
        assertEquals(Optional.of(started), run.startedProperty().get());
        become(TrainingState.RUNNING);
        trainings.happens(step(7));
        assertEquals(Optional.of(step(7)), run.lastStepProperty().get());
        trainings.happens(new WorkerEvent.Frame(Path.of("0.atlas"), 0));
        trainings.happens(new WorkerEvent.Frame(Path.of("5.atlas"), 5));
        assertEquals(2, run.framesProperty().get());
        assertEquals(5, run.lastFrameProperty().get().orElseThrow().step());
        trainings.happens(new WorkerEvent.Recovered(new TrainingListener.Recovery(7, 5, 0.5, 1)));
        assertEquals(1, run.recoveriesProperty().get());
        become(TrainingState.FINISHED);
        assertFalse(run.activeProperty().get());
        assertEquals(8, heard.size());
    }

    @Test
    void isSteered() {
        start("cats");
        become(TrainingState.RUNNING);
        run.pause();
        run.goOn();
        run.stop();
        assertEquals(List.of("start cats", "pause", "go on", "stop"), trainings.asked);
        become(TrainingState.STOPPED);
        run.resume(Path.of("cats"));
        work();
        assertEquals("resume cats", trainings.asked.getLast());
    }

    @Test
    void whatWasAskedForIsKnownUntilItComesAbout() {
        start("cats");
        become(TrainingState.RUNNING);
        run.pause();
        assertEquals(Optional.of(TrainingState.PAUSED), run.askedProperty().get());
        become(TrainingState.PAUSED);
        assertEquals(Optional.empty(), run.askedProperty().get());
        run.goOn();
        become(TrainingState.RUNNING);
        run.stop();
        run.pause();
        assertEquals(Optional.of(TrainingState.STOPPED), run.askedProperty().get(), "nothing leads back from a stop");
        become(TrainingState.STOPPED);
        assertEquals(Optional.empty(), run.askedProperty().get());
        run.stop();
        assertEquals(Optional.empty(), run.askedProperty().get(), "it has stopped");
    }

    @Test
    void whatIsAskedBeforeTheProcessIsThereIsNotForgotten() {
        run.resume(Path.of("cats"));
        run.stop();
        assertTrue(trainings.asked.isEmpty());
        work();
        assertEquals(List.of("resume cats", "stop"), trainings.asked);
    }

    @Test
    void thereIsOneAtATime() {
        start("cats");
        start("dogs");
        assertEquals(List.of("start cats"), trainings.asked);
        assertEquals("A training is under way already: stop it first, or wait until it has finished.", notices.open().getFirst().sentence());
        become(TrainingState.STOPPED);
        start("dogs");
        assertEquals(List.of("start cats", "start dogs"), trainings.asked);
    }

    @Test
    void whatDoesNotStartIsASentence() {
        start("broken");
        assertEquals("The training in broken does not start.", run.problemProperty().get());
        assertEquals(run.problemProperty().get(), notices.open().getFirst().sentence());
        assertFalse(run.activeProperty().get());
        start("cats");
        assertEquals("", run.problemProperty().get());
    }

    @Test
    void aProblemStaysUntilItIsSolved() {
        start("cats");
        trainings.happens(new WorkerEvent.Problem("The disk is full."));
        become(TrainingState.PAUSED);
        assertEquals("The disk is full.", run.problemProperty().get());
        assertTrue(run.activeProperty().get());
        become(TrainingState.RUNNING);
        assertEquals("", run.problemProperty().get());
    }

    private static RunStatus status(String name, RunStatus.Kind kind) {
        return new RunStatus(Path.of(name), name, kind, 1200, 5000, "");
    }

    @Test
    void anInterruptedTrainingIsOffered() {
        trainings.unfinished.addAll(List.of(status("stopped", RunStatus.Kind.STOPPED), status("cats", RunStatus.Kind.INTERRUPTED)));
        run.lookForUnfinished();
        assertTrue(run.offerProperty().get().isEmpty());
        work();
        assertEquals("cats", run.offerProperty().get().orElseThrow().name());
        assertEquals("The training of \"cats\" was interrupted after step 1,200 of 5,000. Go on with it?", run.questionProperty().get());
        run.dismiss();
        assertTrue(run.offerProperty().get().isEmpty() && run.questionProperty().get().isEmpty());
        run.lookForUnfinished();
        work();
        run.accept();
        work();
        assertEquals(List.of("resume cats"), trainings.asked);
        assertTrue(run.offerProperty().get().isEmpty());
    }

    @Test
    void whatWasStartedMeanwhileComesFirst() {
        trainings.unfinished.add(status("cats", RunStatus.Kind.INTERRUPTED));
        run.lookForUnfinished();
        start("dogs");
        assertTrue(run.offerProperty().get().isEmpty());
    }

    @Test
    void theProcessorIsOfferedWhereADeviceHasFailed() {
        trainings.onDevice = true;
        start("cats");
        trainings.happens(new WorkerEvent.Problem("The memory of the graphics card ran out."));
        become(TrainingState.FAILED);
        assertTrue(run.questionProperty().get().endsWith("Go on with it on the processor?"), run.questionProperty().get());
        run.accept();
        work();
        assertEquals(List.of("start cats", "on processor cats"), trainings.asked);
    }

    @Test
    void aKilledProcessIsOfferedToGoOnAndAFailedOneIsNot() {
        start("cats");
        become(TrainingState.FAILED);
        assertTrue(run.offerProperty().get().isEmpty(), "nothing is better than before");
        start("dogs");
        trainings.afterFailure = RunStatus.Kind.INTERRUPTED;
        become(TrainingState.FAILED);
        run.accept();
        work();
        assertEquals("resume dogs", trainings.asked.getLast());
    }

    @Test
    void closingSavesInTheBackground() {
        start("cats");
        become(TrainingState.RUNNING);
        run.close();
        assertEquals(List.of("start cats"), trainings.asked);
        work();
        assertEquals(List.of("start cats", "close"), trainings.asked);
        trainings.happens(step(9));
        assertTrue(run.lastStepProperty().get().isEmpty(), "nobody looks any more");
    }

    @Test
    void closingWhileItStartsSavesToo() {
        run.resume(Path.of("cats"));
        run.close();
        work();
        assertEquals(List.of("resume cats", "close"), trainings.asked);
        run.close();
        work();
        assertEquals(2, trainings.asked.size());
    }
}
