package sketchatlas.studio.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sketchatlas.UserException;
import sketchatlas.explore.Engine;
import sketchatlas.explore.FakeReconstructor;
import sketchatlas.explore.Reconstructor;

class ModelViewModelTest {
    private static final Path GOOD = Path.of("good.safetensors");
    private static final Path BROKEN = Path.of("broken.safetensors");

    private final Notices notices = new Notices();
    private final Deque<Runnable> background = new ArrayDeque<>();
    private final ModelViewModel model =
            new ModelViewModel(ModelViewModelTest::load, new BackgroundWork(background::add, Runnable::run), notices);

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void aModelIsLoadedInTheBackground() {
        model.open(GOOD);
        assertEquals(Optional.of(GOOD), model.loadingProperty().get());
        assertTrue(engine().isEmpty());
        background.remove().run();
        assertEquals(Optional.empty(), model.loadingProperty().get());
        assertEquals("ten-categories", engine().orElseThrow().info().name());
        assertEquals("", model.problemProperty().get());
    }

    @Test
    void withoutAModelTheReasonStays() {
        model.open(BROKEN);
        background.remove().run();
        assertEquals("The file broken.safetensors is broken.", model.problemProperty().get());
        assertTrue(notices.open().isEmpty());
        model.open(GOOD);
        assertEquals("", model.problemProperty().get());
    }

    @Test
    void aModelInUseSurvivesABrokenOne() {
        open(GOOD);
        Engine before = engine().orElseThrow();
        open(BROKEN);
        assertSame(before, engine().orElseThrow());
        assertEquals("", model.problemProperty().get());
        assertEquals("The file broken.safetensors is broken.", notices.open().getFirst().sentence());
    }

    @Test
    void theFileChosenLastIsUsed() {
        model.open(BROKEN);
        model.open(GOOD);
        background.removeLast().run();
        Engine engine = engine().orElseThrow();
        background.remove().run();
        assertSame(engine, engine().orElseThrow());
        assertTrue(notices.open().isEmpty());
    }

    @Test
    void anUnexpectedErrorNamesTheFile() {
        open(Path.of("odd.safetensors"));
        assertEquals("The model odd.safetensors could not be loaded: no such library", model.problemProperty().get());
    }

    private Optional<Engine> engine() {
        return model.engineProperty().get();
    }

    private void open(Path file) {
        model.open(file);
        background.remove().run();
    }

    private static Reconstructor load(Path file) {
        if (file.equals(BROKEN)) {
            throw new UserException("The file " + file + " is broken.");
        }
        if (!file.equals(GOOD)) {
            throw new UnsatisfiedLinkError("no such library");
        }
        return new FakeReconstructor();
    }
}
