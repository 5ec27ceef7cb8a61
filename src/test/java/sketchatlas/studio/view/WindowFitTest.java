package sketchatlas.studio.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Dimension2D;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class WindowFitTest {
    private static final Rectangle2D LOW = new Rectangle2D(0, 0, 1280, 680); // a small laptop with a task bar
    private static final Rectangle2D SECOND = new Rectangle2D(1920, 0, 1920, 1040); // right of another screen

    @Test
    void aWindowIsNeverLargerThanTheScreen() {
        assertEquals(new Dimension2D(960, 640), WindowFit.inside(960, 700, LOW));
        assertEquals(new Dimension2D(960, 700), WindowFit.inside(960, 700, SECOND));
        assertEquals(new Dimension2D(1200, 640), WindowFit.first(1200, 800, LOW));
        assertEquals(new Dimension2D(800, 560), WindowFit.first(1200, 800, new Rectangle2D(0, 0, 800, 600)));
    }

    @Test
    void theFirstWindowUsesALargeScreen() {
        Dimension2D size = WindowFit.first(1200, 800, SECOND);
        assertEquals(1600, size.getWidth(), 1);
        assertEquals(867, size.getHeight(), 1);
        assertEquals(new Dimension2D(1600, 1000), WindowFit.first(1200, 800, new Rectangle2D(0, 0, 3840, 2160)));
    }

    @Test
    void aWindowStandsOverItsOwnerOnItsScreen() {
        assertEquals(new Point2D(2400, 150), WindowFit.over(new Rectangle2D(2380, 120, 1000, 800), new Dimension2D(960, 700), SECOND));
        for (Rectangle2D owner : new Rectangle2D[] {new Rectangle2D(-300, -200, 900, 640), new Rectangle2D(700, 300, 1200, 800), LOW}) {
            Dimension2D size = WindowFit.inside(960, 700, LOW);
            Point2D corner = WindowFit.over(owner, size, LOW);
            assertTrue(LOW.contains(new Rectangle2D(corner.getX(), corner.getY(), size.getWidth(), size.getHeight() + WindowFit.FRAME)), owner + ": " + corner);
        }
    }
}
