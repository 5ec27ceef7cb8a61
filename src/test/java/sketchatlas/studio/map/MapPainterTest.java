package sketchatlas.studio.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MapPainterTest {
    private static final int WHITE = 0xFFFFFFFF;
    private static final int RED = 0xCC0000;
    private static final int TRACE = 0xDDDDDD;
    private static final double SPACING = 0.6; // less than there is, so that sketches do not overlap

    private final MadeMap points = new MadeMap(3);
    private final byte[] emphasis = new byte[points.count()];
    private final Thumbnails thumbnails = new Thumbnails(points.count(), points::sketch, Runnable::run, () -> {
    });
    private final MapPainter painter = new MapPainter();

    MapPainterTest() {
        Arrays.fill(emphasis, MapScene.FULL);
    }

    @Test
    void aDotIsRedInItsMiddleAndNothingIsPaintedBesideIt() {
        Framebuffer picture = paint(2, 1);
        assertTrue(isReddish(at(picture, 2, 0, 0)));
        assertEquals(WHITE, picture.pixels()[0]);
    }

    @Test
    void thumbnailsAndStrokesShowTheSketch() {
        for (double scale : new double[] { 15, 120 }) {
            Framebuffer picture = paint(scale, 1);
            double size = Detail.size(SPACING, scale);
            assertTrue(isReddish(at(picture, scale, 0, 0)), "the lines cross in the middle");
            assertEquals(WHITE, at(picture, scale, 0, size * 0.4 / scale), "nothing is drawn above it");
        }
    }

    @Test
    void hiddenSketchesLeaveTracesAndPaleOnesAreFainter() {
        emphasis[0] = MapScene.HIDDEN;
        emphasis[1] = MapScene.PALE;
        Framebuffer picture = paint(15, 1);
        assertNotEquals(WHITE, at(picture, 15, 0, 0));
        assertTrue(!isReddish(at(picture, 15, 0, 0)));
        int pale = at(picture, 15, 1, 0);
        int full = at(picture, 15, 2, 0);
        assertTrue((pale >> 8 & 255) > (full >> 8 & 255) + 50);
    }

    @Test
    void twiceThePixelsShowTheSameTwiceAsLarge() {
        Framebuffer small = paint(15, 1);
        Framebuffer large = paint(15, 2);
        assertEquals(2 * small.width(), large.width());
        assertTrue(isReddish(large.pixels()[(int) (2 * (100 - 15)) * large.width() + 2 * 100]) == isReddish(at(small, 15, 0, -1)));
    }

    @Test
    void manyMissingThumbnailsAreDotsUntilTheyAreMade() {
        Thumbnails late = new Thumbnails(points.count(), points::sketch, _ -> {
        }, () -> {
        });
        Framebuffer picture = new Framebuffer(200, 200);
        painter.paint(scene(), new MapViewport(0, 0, 15, 200, 200), 1, late, picture);
        assertTrue(isReddish(at(picture, 15, 0, 0)));
        assertEquals(-1, late.best(0, 1));
    }

    private Framebuffer paint(double scale, double pixels) {
        Framebuffer picture = new Framebuffer((int) (200 * pixels), (int) (200 * pixels));
        painter.paint(scene(), new MapViewport(0, 0, scale, 200, 200), pixels, thumbnails, picture);
        return picture;
    }

    private MapScene scene() {
        MapPositions positions = points.positions();
        int[] colours = new int[points.count()];
        Arrays.fill(colours, RED);
        return new MapScene(points, positions, new PointGrid(positions), SPACING, colours, emphasis, 0xFFFFFF, TRACE);
    }

    /** The pixel at a place of the map, whose origin is the middle of a picture of 200 x 200. */
    private static int at(Framebuffer picture, double scale, double x, double y) {
        return picture.pixels()[(int) (100 + y * scale) * picture.width() + (int) (100 + x * scale)];
    }

    private static boolean isReddish(int argb) {
        return (argb >> 16 & 255) > (argb >> 8 & 255) + 60;
    }
}
