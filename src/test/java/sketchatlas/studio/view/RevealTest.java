package sketchatlas.studio.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RevealTest {
    private final Reveal reveal = new Reveal();

    @Test
    void pointsAppearOneAfterTheOther() {
        assertEquals(0, reveal.shown(50));
        reveal.advance(0.1, 50);
        int early = reveal.shown(50);
        assertTrue(early > 0 && early < 50, "shown " + early);
        reveal.advance(10, 50);
        assertEquals(50, reveal.shown(50));
        assertTrue(reveal.isDone(50));
    }

    @Test
    void itWaitsForPointsThatAreNotDrawnYet() {
        reveal.advance(10, 5);
        assertEquals(5, reveal.shown(5));
        assertFalse(reveal.isDone(100));
        assertEquals(5, reveal.shown(100));
    }

    @Test
    void evenALongSketchTakesNotLong() {
        reveal.advance(1.5, 1000);
        assertTrue(reveal.isDone(1000));
    }

    @Test
    void skippingShowsAllUntilTheNextStart() {
        reveal.skip();
        assertEquals(30, reveal.shown(30));
        reveal.restart();
        assertEquals(0, reveal.shown(30));
    }
}
