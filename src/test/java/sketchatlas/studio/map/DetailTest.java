package sketchatlas.studio.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DetailTest {
    @Test
    void sketchesAreDotsThenThumbnailsThenStrokes() {
        assertEquals(Detail.DOT, Detail.of(5.9));
        assertEquals(Detail.THUMBNAIL, Detail.of(6));
        assertEquals(Detail.THUMBNAIL, Detail.of(48));
        assertEquals(Detail.STROKES, Detail.of(48.1));
    }

    @Test
    void sketchesGrowWithTheMapAndThenMoreSlowlySoThatCrowdsPart() {
        assertEquals(2 * Detail.size(2, 3), Detail.size(2, 6), 1e-9);
        double before = Detail.size(2, 50);
        double after = Detail.size(2, 100);
        assertTrue(after > before && after < 2 * before);
        assertEquals(Detail.LARGEST, Detail.size(2, 1e9));
    }
}
