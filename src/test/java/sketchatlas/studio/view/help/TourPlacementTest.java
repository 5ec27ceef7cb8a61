package sketchatlas.studio.view.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.BoundingBox;
import javafx.geometry.Dimension2D;
import javafx.geometry.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TourPlacementTest {
    private static final Dimension2D CARD = new Dimension2D(316, 170);
    private static final Dimension2D SMALLEST = new Dimension2D(880, 640);

    @ParameterizedTest
    @CsvSource({ "10, 80, 400, 500, LEFT", "450, 80, 420, 500, RIGHT", "0, 80, 880, 300, TOP", "0, 300, 880, 320, BOTTOM" })
    void standsBesideItsTargetAndPointsAtIt(double x, double y, double width, double height, Side side) {
        BoundingBox target = new BoundingBox(x, y, width, height);
        TourPlacement place = TourPlacement.of(target, CARD, SMALLEST);
        assertEquals(side, place.side());
        BoundingBox card = new BoundingBox(place.x(), place.y(), CARD.getWidth(), CARD.getHeight());
        assertTrue(!card.intersects(target), "covers nothing of it");
        assertTrue(new BoundingBox(0, 0, 880, 640).contains(card), "is wholly in the window");
        double tip = side.isVertical() ? place.y() + place.arrow() : place.x() + place.arrow();
        assertTrue(side.isVertical() ? tip > y && tip < y + height : tip > x && tip < x + width, "points at the target");
    }

    @Test
    void aTargetThatFillsTheWindowHasItInACorner() {
        TourPlacement place = TourPlacement.of(new BoundingBox(0, 60, 880, 560), CARD, SMALLEST);
        assertNull(place.side());
        assertTrue(place.x() + CARD.getWidth() <= 880 && place.y() + CARD.getHeight() <= 620);
    }

    @Test
    void aTargetThatReachesBeyondTheWindowCountsAsFarAsItIsSeen() {
        TourPlacement place = TourPlacement.of(new BoundingBox(500, 100, 2000, 2000), CARD, SMALLEST);
        assertEquals(Side.RIGHT, place.side());
        assertTrue(place.y() + place.arrow() < 640);
    }

    @Test
    void withoutATargetItStandsInTheMiddle() {
        TourPlacement place = TourPlacement.of(new BoundingBox(0, 0, 0, 0), CARD, SMALLEST);
        assertNull(place.side());
        assertEquals(440, place.x() + CARD.getWidth() / 2);
    }
}
