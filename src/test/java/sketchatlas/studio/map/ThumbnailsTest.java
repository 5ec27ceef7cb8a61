package sketchatlas.studio.map;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class ThumbnailsTest {
    private final MadeMap points = new MadeMap(5);
    private final Queue<Runnable> background = new ArrayDeque<>();
    private int told;
    private final Thumbnails thumbnails = new Thumbnails(points.count(), points::sketch, background::add, () -> told++);

    @Test
    void areMadeWhenWantedAndOnce() {
        thumbnails.want(new int[] { 2, 7 }, 2, 1);
        assertEquals(-1, thumbnails.best(2, 1));
        background.remove().run();
        assertEquals(1, thumbnails.best(2, 1));
        assertEquals(32 * 32, thumbnails.picture(7, 1).length);
        assertEquals(1, told);
        thumbnails.want(new int[] { 2, 7 }, 2, 1);
        assertEquals(0, background.size());
    }

    @Test
    void whatIsOnItsWayIsNotAskedForAgain() {
        thumbnails.want(new int[] { 2, 7 }, 2, 1);
        thumbnails.want(new int[] { 7 }, 1, 1);
        assertEquals(1, background.size());
    }

    @Test
    void theNewestWishEndsTheOneBefore() {
        thumbnails.want(new int[] { 1 }, 1, 0);
        thumbnails.want(new int[] { 3 }, 1, 2);
        background.remove().run();
        assertEquals(-1, thumbnails.best(1, 0));
        background.remove().run();
        assertEquals(2, thumbnails.best(3, 2));
    }

    @Test
    void anotherSizeStandsInForAMissingOne() {
        thumbnails.want(new int[] { 4 }, 1, 2);
        background.remove().run();
        assertEquals(2, thumbnails.best(4, 0));
        assertEquals(0, Thumbnails.sizeFor(16));
        assertEquals(1, Thumbnails.sizeFor(16.5));
        assertEquals(2, Thumbnails.sizeFor(48));
    }
}
