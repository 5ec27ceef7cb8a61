package sketchatlas.studio.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MapExtentsTest {
    private final SplittableRandom random = new SplittableRandom(5);
    private final float[] x = new float[1000];
    private final float[] y = new float[1000];

    /** Puts sketches evenly into a square. */
    private void sow(int from, int to, double left, double top, double side) {
        for (int i = from; i < to; i++) {
            x[i] = (float) (left + side * random.nextDouble());
            y[i] = (float) (top + side * random.nextDouble());
        }
    }

    private MapBox best(double width, double height) {
        return MapExtents.of(new MapPositions(x, y, x.length, 0)).best(width, height);
    }

    @Test
    void anEvenMapIsSeenWhole() {
        sow(0, 1000, 0, 0, 100);
        assertEquals(new MapPositions(x, y, x.length, 0).box(), best(800, 600));
    }

    @Test
    void aFarOffClusterIsLeftOutWhereThatMakesTheOthersLarger() {
        sow(0, 900, 0, 0, 100);
        sow(900, 1000, 170, 40, 20);
        assertTrue(best(500, 800).right() < 101);
        assertTrue(best(900, 300).right() > 170, "there is room beside the others");
    }

    @Test
    void straysOnAllSidesAreLeftOut() {
        sow(0, 996, 0, 0, 100);
        float[] far = {-300, 50, 400, 50, 50, -200, 50, 500};
        for (int i = 0; i < 4; i++) {
            x[996 + i] = far[2 * i];
            y[996 + i] = far[2 * i + 1];
        }
        MapBox best = best(800, 600);
        assertTrue(best.left() >= 0 && best.right() <= 100 && best.top() >= 0 && best.bottom() <= 100, best.toString());
    }

    @Test
    void aLargePartOfTheMapStays() {
        sow(0, 700, 0, 0, 100);
        sow(700, 1000, 400, 0, 100);
        assertTrue(best(500, 800).right() > 400);
    }

    @Test
    void mapsOfNothingOrOfOnePlaceAreSeenAsTheyAre() {
        assertEquals(MapBox.EMPTY, MapExtents.of(new MapPositions(new float[0], new float[0], 0, 0)).best(800, 600));
        assertEquals(new MapBox(3, 4, 3, 4), MapExtents.of(new MapPositions(new float[] {3, 3, Float.NaN}, new float[] {4, 4, 1}, 3, 0)).best(800, 600));
        assertEquals(new MapBox(0, 0, 0, 9), MapExtents.of(new MapPositions(new float[] {0, 0}, new float[] {0, 9}, 2, 0)).best(0, 0));
    }
}
