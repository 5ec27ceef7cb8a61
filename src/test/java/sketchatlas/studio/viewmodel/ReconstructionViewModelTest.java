package sketchatlas.studio.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sketchatlas.explore.DrawnSketch;
import sketchatlas.explore.Engine;
import sketchatlas.explore.FakeReconstructor;
import sketchatlas.explore.Level;
import sketchatlas.explore.NearestDrawing;
import sketchatlas.studio.FakeServices;

@Timeout(120)
class ReconstructionViewModelTest {
    private final BlockingQueue<Runnable> interfaceQueue = new LinkedBlockingQueue<>();
    private final DrawingViewModel drawing = new DrawingViewModel();
    private final ReconstructionViewModel reconstruction =
            new ReconstructionViewModel(drawing, FakeServices::toModelScale, interfaceQueue::add);
    private final Engine engine = new Engine(new FakeReconstructor());

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void whileDrawingTheReconstructionIsMade() throws Exception {
        reconstruction.setEngine(engine);
        drawing.penDown(0, 0);
        drawing.penMove(100, 0);
        runUntil(this::finished);
        assertTrue(drawn().request().live());
        assertEquals(3, reconstruction.topComponents(Level.K, 3).size());
        assertEquals(Level.L, reconstruction.topComponents(Level.L, 1).getFirst().level());
        drawing.penUp();
        runUntil(() -> finished() && !drawn().request().live());
    }

    @Test
    void aDrawingMadeWithoutModelIsReconstructedWhenThereIsOne() throws Exception {
        stroke();
        assertEquals(List.of(), reconstruction.topComponents(Level.K, 3));
        reconstruction.setEngine(engine);
        runUntil(this::finished);
        assertTrue(reconstruction.encodingProperty().get().isPresent());
    }

    @Test
    void againTakesTheNextSeedAndAnEarlierSeedDrawsTheSameAgain() throws Exception {
        reconstruction.setEngine(engine);
        stroke();
        runUntil(() -> finished() && !drawn().request().live());
        DrawnSketch first = drawn();
        reconstruction.again();
        runUntil(() -> finished() && drawn().request().seed() == ReconstructionViewModel.FIRST_SEED + 1);
        DrawnSketch second = drawn();
        assertFalse(first.sketch().equals(second.sketch()));
        reconstruction.seedProperty().set(ReconstructionViewModel.FIRST_SEED);
        runUntil(() -> finished() && drawn().request().seed() == ReconstructionViewModel.FIRST_SEED);
        assertEquals(first.sketch(), drawn().sketch());
    }

    @Test
    void theTemperatureIsTheRequestsOwn() throws Exception {
        reconstruction.setEngine(engine);
        stroke();
        reconstruction.temperatureProperty().set(0.9);
        runUntil(() -> finished() && drawn().request().temperature() == 0.9);
    }

    @Test
    void oncePenAndSliderRestTheNearestOfSeveralIsShown() throws Exception {
        reconstruction.setEngine(engine);
        stroke();
        runUntil(() -> finished() && !drawn().request().live());
        assertEquals(NearestDrawing.CANDIDATES, drawn().request().candidates());
        reconstruction.temperatureMovesProperty().set(true);
        reconstruction.temperatureProperty().set(0.9);
        runUntil(() -> finished() && drawn().request().temperature() == 0.9);
        assertTrue(drawn().request().live());
        assertEquals(drawn().request().seed(), drawn().seed());
        reconstruction.temperatureMovesProperty().set(false);
        runUntil(() -> finished() && !drawn().request().live());
        assertEquals(0.9, drawn().request().temperature());
    }

    @Test
    void withoutTheNearestItIsTheFirst() throws Exception {
        reconstruction.setEngine(engine);
        stroke();
        reconstruction.nearestProperty().set(false);
        runUntil(() -> finished() && drawn().request().candidates() == 1);
        assertEquals(ReconstructionViewModel.FIRST_SEED, drawn().seed());
    }

    @Test
    void afterCleaningThePaperLateResultsAreDropped() throws Exception {
        reconstruction.setEngine(engine);
        stroke();
        Queue<Runnable> late = new ArrayDeque<>();
        while (late.size() < 2) { // encoded and drawn, not shown yet
            late.add(interfaceQueue.poll(60, TimeUnit.SECONDS));
        }
        drawing.clear();
        late.forEach(Runnable::run);
        assertTrue(reconstruction.drawnProperty().get().isEmpty());
        assertTrue(reconstruction.encodingProperty().get().isEmpty());
    }

    @Test
    void takingTheModelAwayEmptiesEverything() throws Exception {
        reconstruction.setEngine(engine);
        stroke();
        runUntil(this::finished);
        reconstruction.setEngine(null);
        assertTrue(reconstruction.drawnProperty().get().isEmpty());
        stroke();
        assertTrue(reconstruction.encodingProperty().get().isEmpty());
    }

    @Test
    void aFailureBecomesASentenceThatGoesWithTheNextSuccess() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        ReconstructionViewModel failing = new ReconstructionViewModel(drawing, sketch -> {
            if (broken.get()) {
                throw new IllegalStateException("broken on purpose");
            }
            return FakeServices.toModelScale(sketch);
        }, interfaceQueue::add);
        failing.setEngine(engine);
        stroke();
        runUntil(() -> !failing.problemProperty().get().isEmpty());
        assertEquals("The drawing could not be reconstructed: broken on purpose", failing.problemProperty().get());
        broken.set(false);
        stroke();
        runUntil(() -> failing.drawnProperty().get().isPresent());
        assertEquals("", failing.problemProperty().get());
    }

    @Test
    void theReconstructionCanBecomeTheDrawing() throws Exception {
        reconstruction.setEngine(engine);
        stroke();
        runUntil(() -> finished() && !drawn().request().live());
        reconstruction.copyToPaper();
        assertEquals(Drawing.of(drawn().sketch()), drawing.paper().drawing());
        drawing.undo();
        assertEquals(List.of(Stroke.of(0, 0, 100, 50)), drawing.paper().drawing().strokes());
    }

    private DrawnSketch drawn() {
        return reconstruction.drawnProperty().get().orElseThrow();
    }

    private boolean finished() {
        return reconstruction.drawnProperty().get().filter(DrawnSketch::finished).isPresent();
    }

    private void stroke() {
        drawing.penDown(0, 0);
        drawing.penMove(100, 50);
        drawing.penUp();
    }

    /** Plays the interface's thread until something is so. */
    private void runUntil(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Runnable next = interfaceQueue.poll(60, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing more happened");
            }
            next.run();
        }
    }
}
