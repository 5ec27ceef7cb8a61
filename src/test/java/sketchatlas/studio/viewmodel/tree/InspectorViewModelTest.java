package sketchatlas.studio.viewmodel.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sketchatlas.explore.Level;
import sketchatlas.explore.workbench.SketchToken;
import sketchatlas.studio.FakeAtlases;
import sketchatlas.studio.FakeServices;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.ComponentId;
import sketchatlas.studio.viewmodel.StudioViewModel;

@Timeout(120)
class InspectorViewModelTest {
    private static final ComponentId K0 = new ComponentId(Level.K, 0);

    /** What is to happen on this thread, the interface's here. */
    private final BlockingQueue<Runnable> todo = new LinkedBlockingQueue<>();
    private final StudioViewModel studio = new StudioViewModel(FakeServices.services(),
            new BackgroundWork(Runnable::run, todo::add));
    private final InspectorViewModel inspector = studio.inspector();

    @BeforeEach
    void openModel() throws InterruptedException {
        studio.model().open(Path.of("any.safetensors"));
        while (studio.atlas().atlas().isEmpty()) {
            todo.take().run();
        }
    }

    @AfterEach
    void close() {
        studio.close();
    }

    @Test
    void aSelectedComponentIsLookedAtUntilNothingIsSelected() {
        studio.selection().select(K0);
        ComponentDetails k0 = inspector.details().orElseThrow();
        assertEquals(K0, k0.id());
        assertEquals(FakeAtlases.EACH, k0.won());
        assertEquals(List.of(0, 1), k0.relatives().stream().map(r -> r.id().index()).toList(), "q(k0|l0) = 0.5, q(k0|l1) = 0.1");
        assertEquals(List.of(0, 1, 2, 3, 4, 5), k0.typical(), "the densities fall");
        assertEquals(List.of(0, 1, 2, 3, 4, 5), k0.borderline(), "and so do the margins rise");
        inspector.selectSketch(3);
        assertEquals(Optional.of(k0), inspector.details(), "one of its sketches does not end it");
        studio.selection().clear();
        assertEquals(Optional.empty(), inspector.details());
    }

    @Test
    void samplesComeAndChangeWithTheSpreadButNotWithoutIt() throws Exception {
        studio.selection().select(K0);
        List<SketchToken> first = samples();
        assertEquals(InspectorViewModel.SAMPLES, first.size());
        inspector.more();
        List<SketchToken> others = changed(first);
        assertFalse(others.isEmpty());
        inspector.spreadProperty().set(0.5);
        assertTrue(inspector.problemProperty().get().isEmpty());
    }

    @Test
    void aDeadComponentHasAnEndAndNoSamples() {
        studio.selection().select(new ComponentId(Level.L, 2));
        ComponentDetails dead = inspector.details().orElseThrow();
        assertFalse(dead.live());
        assertEquals("Died between steps 1,100 and 1,953", dead.died());
        assertEquals(List.of(), dead.relatives());
        assertEquals(List.of(), inspector.samplesProperty().get());
    }

    @Test
    void aNameGoesEverywhere() {
        studio.selection().select(K0);
        inspector.rename("flat roofs");
        assertEquals("flat roofs", studio.tree().scene().orElseThrow().names().label(Level.K, 0));
        assertTrue(studio.map().marks().stream().anyMatch(mark -> mark.label().equals("flat roofs")));
        assertEquals(Optional.of(K0), studio.selection().component(), "and nothing else changes");
    }

    @Test
    void anotherModelClosesIt() throws InterruptedException {
        studio.selection().select(K0);
        studio.model().open(Path.of("none.safetensors"));
        while (studio.atlas().atlas().isPresent()) {
            todo.take().run();
        }
        assertEquals(Optional.empty(), inspector.details());
        assertEquals(Optional.empty(), studio.tree().scene());
    }

    private List<SketchToken> samples() throws InterruptedException {
        while (inspector.samplesProperty().get().size() < InspectorViewModel.SAMPLES) {
            Runnable next = todo.poll(60, TimeUnit.SECONDS);
            next.run();
        }
        return inspector.samplesProperty().get();
    }

    private List<SketchToken> changed(List<SketchToken> before) throws InterruptedException {
        while (inspector.samplesProperty().get().equals(before)) {
            todo.poll(60, TimeUnit.SECONDS).run();
        }
        return inspector.samplesProperty().get();
    }
}
