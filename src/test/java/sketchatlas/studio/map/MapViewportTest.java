package sketchatlas.studio.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MapViewportTest {
    private final MapViewport view = new MapViewport(10, 20, 4, 800, 600);

    @Test
    void screenAndMapAreInverse() {
        assertEquals(400, view.toScreenX(10));
        assertEquals(300, view.toScreenY(20));
        assertEquals(37, view.toScreenX(view.toMapX(37)), 1e-9);
        assertEquals(51, view.toScreenY(view.toMapY(51)), 1e-9);
    }

    @Test
    void whatIsUnderThePointerStaysThereWhileZooming() {
        MapViewport closer = view.zoomed(3, 700, 50);
        assertEquals(12, closer.scale());
        assertEquals(view.toMapX(700), closer.toMapX(700), 1e-9);
        assertEquals(view.toMapY(50), closer.toMapY(50), 1e-9);
    }

    @Test
    void panningMovesTheMapWithThePointer() {
        MapViewport panned = view.panned(40, -8);
        assertEquals(view.toScreenX(3) + 40, panned.toScreenX(3), 1e-9);
        assertEquals(view.toScreenY(3) - 8, panned.toScreenY(3), 1e-9);
    }

    @Test
    void aFittedBoxIsWhollySeen() {
        MapBox box = new MapBox(-3, 5, 200, 9);
        MapBox seen = MapViewport.fit(box, 800, 600).seen(0);
        assertTrue(seen.left() < box.left() && seen.right() > box.right() && seen.top() < box.top() && seen.bottom() > box.bottom());
        assertEquals(1, MapViewport.fit(MapBox.EMPTY, 800, 600).scale());
        assertTrue(Double.isFinite(MapViewport.fit(new MapBox(5, 5, 5, 6), 0, 0).scale()));
    }

    @Test
    void pixelsShowTheSamePart() {
        assertEquals(view.seen(0), view.inPixels(2).seen(0));
    }

    @Test
    void aScaleIsAPositiveNumber() {
        assertThrows(IllegalArgumentException.class, () -> new MapViewport(0, 0, 0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new MapViewport(0, 0, Double.NaN, 1, 1));
    }
}
