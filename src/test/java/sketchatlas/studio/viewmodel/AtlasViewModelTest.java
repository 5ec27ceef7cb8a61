package sketchatlas.studio.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import sketchatlas.explore.Level;
import sketchatlas.studio.FakeAtlases;
import sketchatlas.studio.FakeServices;
import sketchatlas.studio.viewmodel.AtlasViewModel.Making;

class AtlasViewModelTest {
    private static final Path MODEL = Path.of("ten.safetensors");
    private static final ComponentId K1 = new ComponentId(Level.K, 1);

    private final FakeAtlases files = new FakeAtlases();
    private final Notices notices = new Notices();
    private final AtlasViewModel atlas = new AtlasViewModel(files, BackgroundWork.immediate(), notices);

    @Test
    void theAtlasOfAModelIsFoundWithTheNamesOfItsComponents() {
        files.keep(MODEL, sketchatlas.explore.tree.ComponentNames.none(FakeAtlases.MODEL).with(Level.K, 1, "roofs"));
        atlas.setModel(MODEL);
        assertTrue(atlas.atlas().isPresent());
        assertEquals("roofs", atlas.namesProperty().get().label(Level.K, 1));
        assertEquals("", atlas.problemProperty().get());
        assertEquals(Optional.empty(), atlas.makingProperty().get());
    }

    @Test
    void aModelWithoutAnAtlasGetsOneMade() {
        atlas.setModel(Path.of("none"));
        assertTrue(atlas.atlas().isEmpty());
        assertEquals("", atlas.problemProperty().get());
        List<String> told = new ArrayList<>();
        atlas.makingProperty().subscribe(m -> m.map(Making::what).ifPresent(told::add));
        List<Boolean> hasPlaces = new ArrayList<>();
        atlas.atlasProperty().addListener((_, _, a) -> hasPlaces.add(a.orElseThrow().places().isPresent()));
        atlas.make();
        assertEquals(List.of("Drawing sketches", "Drawing sketches", "Arranging the map"), told);
        assertEquals(List.of(false, true), hasPlaces, "sketches first, then their places");
        assertEquals(Optional.empty(), atlas.makingProperty().get());
    }

    @Test
    void aDamagedAtlasIsToldOnceAndNothingElseHappens() {
        atlas.setModel(Path.of("damaged"));
        assertTrue(atlas.atlas().isEmpty());
        assertEquals("The atlas of damaged is damaged; make it again.", atlas.problemProperty().get());
        assertEquals(1, notices.open().size());
        atlas.make();
        assertTrue(atlas.atlas().isPresent(), "a new one can be made");
        assertEquals("", atlas.problemProperty().get());
    }

    @Test
    void anAtlasThatCannotBeOpenedLeavesTheOneInUse() {
        atlas.setModel(MODEL);
        ModelAtlas before = atlas.atlas().orElseThrow();
        atlas.open(Path.of("damaged.sketchatlas"));
        assertEquals(before, atlas.atlas().orElseThrow());
        assertEquals("", atlas.problemProperty().get());
        assertEquals(1, notices.open().size());
    }

    @Test
    void anotherModelForgetsTheAtlasAndTheNamesBefore() {
        atlas.setModel(MODEL);
        atlas.rename(K1, "roofs");
        atlas.setModel(Path.of("none"));
        assertTrue(atlas.atlas().isEmpty());
        assertEquals("k1", atlas.namesProperty().get().label(Level.K, 1));
        atlas.setModel(MODEL);
        assertEquals("roofs", atlas.namesProperty().get().label(Level.K, 1), "they were kept");
    }

    @Test
    void aBlankNameTakesItAway() {
        atlas.setModel(MODEL);
        atlas.rename(K1, "  round   faces ");
        assertEquals("round faces", files.names(MODEL, "").label(Level.K, 1));
        atlas.rename(K1, " ");
        assertEquals("k1", files.names(MODEL, "").label(Level.K, 1));
    }

    @Test
    void theNewestNamesAreKeptWhicheverIsWrittenFirst() {
        Deque<Runnable> waiting = new ArrayDeque<>();
        AtlasViewModel slow = new AtlasViewModel(files, new BackgroundWork(waiting::add, Runnable::run), notices);
        slow.setModel(MODEL);
        waiting.remove().run();
        slow.rename(K1, "roof");
        slow.rename(K1, "roofs");
        waiting.removeLast().run(); // each runs on a thread of its own
        waiting.removeLast().run();
        assertEquals("roofs", files.names(MODEL, "").label(Level.K, 1));
    }

    @Test
    void nothingIsMadeForAStudioThatIsClosed() {
        Queue<Runnable> waiting = new ArrayDeque<>();
        StudioViewModel studio = new StudioViewModel(FakeServices.services(), new BackgroundWork(waiting::add, Runnable::run));
        studio.atlas().setModel(Path.of("none"));
        waiting.forEach(Runnable::run);
        studio.atlas().make();
        assertTrue(studio.atlas().makingProperty().get().isPresent());
        studio.close();
        assertFalse(studio.atlas().makingProperty().get().isPresent(), "else the process would stay until it is made");
    }

    @Test
    void whatWasCancelledOrOvertakenIsNotShown() {
        Queue<Runnable> waiting = new ArrayDeque<>();
        AtlasViewModel slow = new AtlasViewModel(files, new BackgroundWork(waiting::add, Runnable::run), notices);
        slow.setModel(Path.of("none"));
        waiting.remove().run();
        slow.make();
        assertTrue(slow.makingProperty().get().isPresent());
        slow.cancel();
        assertFalse(slow.makingProperty().get().isPresent());
        waiting.remove().run();
        assertTrue(slow.atlas().isEmpty());
    }
}
