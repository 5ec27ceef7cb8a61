package sketchatlas.studio.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import sketchatlas.sketch.Bounds;
import sketchatlas.studio.viewmodel.Drawing;

class PaperTransformTest {
    @Test
    void theMiddleIsTheOriginAndTheShorterSideThePaper() {
        PaperTransform transform = PaperTransform.fit(800, 500, Drawing.EMPTY.bounds());
        assertEquals(0, transform.toPaperX(400), 1e-9);
        assertEquals(0, transform.toPaperY(250), 1e-9);
        assertEquals(Drawing.PAPER / 2, transform.toPaperY(500), 1e-9);
    }

    @Test
    void thereAndBackIsTheSamePlace() {
        PaperTransform transform = PaperTransform.fit(640, 480, new Bounds(-900, 0, 10, 20));
        assertEquals(123, transform.toViewX(transform.toPaperX(123)), 1e-9);
        assertEquals(45, transform.toViewY(transform.toPaperY(45)), 1e-9);
    }

    @Test
    void aDrawingFromAWiderWindowIsSeenWhole() {
        Bounds wide = new Bounds(-900, -10, 700, 10);
        PaperTransform transform = PaperTransform.fit(500, 500, wide);
        assertTrue(transform.toViewX(wide.left()) > 0);
        assertTrue(transform.toViewX(wide.right()) < 500);
    }

    @Test
    void aViewWithoutSizeIsNoTrouble() {
        assertTrue(Double.isFinite(PaperTransform.fit(0, 0, Drawing.EMPTY.bounds()).toPaperX(10)));
    }
}
