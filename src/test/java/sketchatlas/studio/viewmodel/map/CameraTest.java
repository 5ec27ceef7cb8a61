package sketchatlas.studio.viewmodel.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sketchatlas.studio.map.Detail;
import sketchatlas.studio.map.MapBox;
import sketchatlas.studio.map.MapExtents;
import sketchatlas.studio.map.MapPositions;
import sketchatlas.studio.map.MapViewport;

class CameraTest {
    private static final double FRAME = 1 / 60.0;

    private final Camera camera = new Camera();
    private int woken;

    @BeforeEach
    void open() {
        camera.resize(800, 600);
        camera.setMap(new MapBox(0, 0, 100, 100), 2);
        camera.setWake(() -> woken++);
    }

    @Test
    void theWholeMapIsSeenUntilAPersonMoves() {
        assertTrue(camera.viewport().seen(0).top() < 0);
        camera.setMap(new MapBox(-500, 0, 500, 100), 2);
        assertTrue(camera.viewport().seen(0).left() < -500);
        camera.drag(10, 0);
        MapViewport moved = camera.viewport();
        camera.setMap(new MapBox(-900, 0, 900, 100), 2);
        assertEquals(moved, camera.viewport());
        camera.fit();
        settle();
        assertTrue(camera.viewport().seen(0).left() < -900);
    }

    @Test
    void whatLiesFarOffIsLeftOutUntilAllIsAskedFor() {
        camera.setMap(MapExtents.of(withOneFarOff()), 0.1);
        settle();
        assertTrue(camera.viewport().seen(0).right() < 400);
        assertEquals(90, camera.bulkProperty().get().orElseThrow().right());
        camera.fit();
        settle();
        assertTrue(camera.viewport().seen(0).right() > 1000);
        assertTrue(camera.bulkProperty().get().isEmpty());
        camera.fit();
        settle();
        assertTrue(camera.viewport().seen(0).right() < 400);
        camera.drag(1, 1);
        assertTrue(camera.bulkProperty().get().isEmpty(), "who moves decides what is seen");
    }

    /** Nine rows and columns up to 90, and one at 1000. */
    private static MapPositions withOneFarOff() {
        float[] x = new float[82];
        float[] y = new float[82];
        for (int i = 0; i < 81; i++) {
            x[i] = 10 + i % 9 * 10;
            y[i] = 10 + i / 9 * 10;
        }
        x[81] = 1000;
        y[81] = 50;
        return new MapPositions(x, y, 82, 0);
    }

    @Test
    void fewLargeSketchesAreSeenWhole() {
        camera.setMap(MapExtents.whole(new MapBox(0, 0, 100, 100)), 50);
        settle();
        double half = Detail.size(50, camera.viewport().scale()) / 2;
        assertTrue(half > 30);
        assertTrue(camera.viewport().toScreenY(0) - half >= 0);
        assertTrue(camera.viewport().toScreenY(100) + half <= 600);
    }

    @Test
    void aZoomIsSmoothAndKeepsWhatIsUnderThePointer() {
        double mapX = camera.viewport().toMapX(600);
        double scale = camera.viewport().scale();
        camera.zoom(3, 600, 200);
        assertEquals(scale, camera.viewport().scale());
        assertTrue(woken > 0);
        double last = scale;
        while (camera.advance(FRAME)) {
            assertTrue(camera.viewport().scale() >= last);
            last = camera.viewport().scale();
            assertEquals(mapX, camera.viewport().toMapX(600), 1e-6);
        }
        assertEquals(3 * scale, camera.viewport().scale(), 1e-9);
    }

    @Test
    void aDragIsFollowedAtOnceAndGlidesOn() {
        double before = camera.viewport().centreX();
        camera.pinch(5, 400, 300);
        camera.drag(-50, 0);
        assertEquals(before + 50 / camera.viewport().scale(), camera.viewport().centreX(), 1e-9);
        camera.glide(-900, 0);
        double let = camera.viewport().centreX();
        settle();
        assertTrue(camera.viewport().centreX() > let + 50 / camera.viewport().scale());
    }

    @Test
    void theMapCannotBeLost() {
        camera.drag(1e6, -1e6);
        assertEquals(0, camera.viewport().centreX());
        assertEquals(100, camera.viewport().centreY());
        camera.zoom(1e-9);
        settle();
        assertTrue(camera.viewport().scale() >= 0.4 * MapViewport.fit(new MapBox(0, 0, 100, 100), 800, 600).scale());
        camera.zoom(1e12);
        settle();
        assertTrue(camera.viewport().scale() < 1e4);
    }

    @Test
    void whatIsRevealedIsSeenAndWhatIsSeenIsNotMoved() {
        camera.pinch(8, 400, 300);
        MapViewport before = camera.viewport();
        camera.reveal(before.centreX(), before.centreY());
        assertFalse(camera.advance(FRAME));
        camera.reveal(2, 2);
        settle();
        assertTrue(camera.viewport().seen(0).contains(2, 2));
    }

    private void settle() {
        int frames = 0;
        while (camera.advance(FRAME)) {
            assertTrue(++frames < 600, "it never rests");
        }
    }
}
