package sketchatlas.studio.viewmodel.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import sketchatlas.studio.map.MapBox;

class PlacementTest {
    @Test
    void aCardIsInViewAndNeverOverWhatItIsAbout() {
        for (double x = 0; x <= 800; x += 40) {
            for (double y = 0; y <= 600; y += 40) {
                MapBox about = new MapBox(x, y, x, y).grown(20);
                MapBox card = CardPlacement.place(about, 170, 250, 800, 600);
                assertFalse(card.overlaps(about));
                assertTrue(card.left() >= 0 && card.right() <= 800 && card.top() >= 0 && card.bottom() <= 600, "at " + x + ", " + y);
            }
        }
    }

    @Test
    void aCardIsWhollyInViewAlsoWhereItHasNoRoomBesideWhatItIsAbout() {
        for (double x = 0; x <= 280; x += 20) {
            for (double y = 0; y <= 400; y += 20) {
                MapBox card = CardPlacement.place(new MapBox(x, y, x, y).grown(20), 170, 300, 280, 400);
                assertTrue(card.left() >= 0 && card.right() <= 280 && card.top() >= 0 && card.bottom() <= 400, "at " + x + ", " + y);
            }
        }
    }

    @Test
    void aLassoContainsWhatItGoesAround() {
        Lasso lasso = new Lasso();
        double[][] cShape = { { 0, 0 }, { 100, 0 }, { 100, 20 }, { 20, 20 }, { 20, 80 }, { 100, 80 }, { 100, 100 }, { 0, 100 } };
        for (double[] p : cShape) {
            lasso.add(p[0], p[1]);
            lasso.add(p[0] + 0.1, p[1]); // too short to matter
        }
        assertEquals(cShape.length, lasso.size());
        assertTrue(lasso.contains(10, 50));
        assertTrue(lasso.contains(60, 10));
        assertFalse(lasso.contains(60, 50));
        assertFalse(lasso.contains(-1, 50));
        assertEquals(new MapBox(0, 0, 100, 100), lasso.box());
        assertFalse(new Lasso().contains(0, 0));
    }
}
