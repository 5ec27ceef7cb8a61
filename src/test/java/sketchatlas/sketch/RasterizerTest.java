package sketchatlas.sketch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class RasterizerTest {
    private static final int W = 48;
    private final Rasterizer rasterizer = new Rasterizer(W);

    private static Sketch lines(float[]... strokes) {
        return Sketch.ofPolylines(List.of(strokes));
    }

    private static float ink(float[] image) {
        float sum = 0;
        for (float v : image) {
            sum += (1 - v) / 2;
        }
        return sum;
    }

    @Test
    void paperIsPlusOneAndInkMinusOne() {
        float[] empty = rasterizer.rasterize(Sketch.ofStroke3(new float[0]));
        for (float v : empty) {
            assertEquals(1f, v);
        }
        // Three parallel lines half a pixel apart: the middle row is covered whole.
        float[] image = rasterizer.rasterize(lines(new float[] {0, 0, 90, 0}, new float[] {0, 1, 90, 1}, new float[] {0, -1, 90, -1}));
        float darkest = 1;
        for (float v : image) {
            darkest = Math.min(darkest, v);
            assertTrue(v >= -1 && v <= 1);
        }
        assertEquals(-1f, darkest, 1e-6f);
    }

    @Test
    void fillsTheSquareButForTheMarginWhateverPlaceAndUnit() {
        Sketch box = lines(new float[] {0, 0, 100, 0, 100, 100, 0, 100, 0, 0});
        float[] image = rasterizer.rasterize(box);
        for (int i = 0; i < W; i++) {
            // Lines 1 px wide round 1.5: pixel 1 is ink, pixel 0 stays paper.
            assertEquals(1f, image[i], 0f, "row 0");
            assertEquals(1f, image[i * W + W - 1], 0f, "last column");
        }
        assertEquals(-1f, image[W + 24], 0.05f);
        assertEquals(-1f, image[24 * W + 1], 0.05f);
        assertEquals(-1f, image[24 * W + 46], 0.05f);
        assertEquals(1f, image[24 * W + 24], 0f);
        Sketch elsewhere = lines(new float[] {1000, -500, 1004, -500, 1004, -496, 1000, -496, 1000, -500});
        assertArrayEquals(image, rasterizer.rasterize(elsewhere), 1e-6f);
    }

    @Test
    void keepsProportionsAndCentres() {
        float[] image = rasterizer.rasterize(lines(new float[] {0, 0, 200, 0, 200, 50, 0, 50, 0, 0}));
        for (int y = 0; y < W; y++) {
            for (int x = 0; x < W; x++) {
                assertEquals(image[y * W + x], image[(W - 1 - y) * W + x], 0.02f, "mirrored up and down");
                assertEquals(image[y * W + x], image[y * W + W - 1 - x], 0.02f, "mirrored left and right");
            }
        }
        assertEquals(1f, image[10 * W + 24], 0f, "above the flat box");
    }

    @Test
    void aSingleDotShows() {
        float[] dot = rasterizer.rasterize(Sketch.ofStroke3(new float[] {5, 5, 1}));
        assertEquals(Math.PI / 4, ink(dot), 0.1, "a round dot, one pixel wide");
        float[] line = rasterizer.rasterize(lines(new float[] {0, 0, 100, 0}));
        float[] lineAndDot = rasterizer.rasterize(lines(new float[] {0, 0, 100, 0}, new float[] {50, 30}));
        assertTrue(ink(lineAndDot) > ink(line) + 0.5);
    }

    @Test
    void penLiftsLeaveGaps() {
        float[] image = rasterizer.rasterize(lines(new float[] {0, 0, 40, 0}, new float[] {60, 0, 100, 0}));
        assertEquals(1f, image[24 * W + 24], 0f);
        assertTrue(image[24 * W + 8] < 0.1f);
    }

    @Test
    void variationsShrinkRotateAndMove() {
        Sketch line = lines(new float[] {0, 0, 100, 0});
        float[] image = new float[2 * W * W];
        rasterizer.rasterize(line, new Variation(1, 90, 0, 0), image, W * W);
        assertEquals(0f, image[0], "nothing before the offset");
        assertTrue(image[W * W + 4 * W + 24] < 0.1f, "upright now");
        assertEquals(1f, image[W * W + 24 * W + 4], 0f);
        float[] moved = new float[W * W];
        rasterizer.rasterize(line, new Variation(1, 0, 0, 10), moved, 0);
        assertTrue(moved[34 * W + 24] < 0.1f);
        assertEquals(1f, moved[24 * W + 24], 0f);
        float[] half = new float[W * W];
        rasterizer.rasterize(line, new Variation(0.5, 0, 0, 0), half, 0);
        assertEquals(0.25 * (45 + Math.PI / 4), ink(half), 0.3, "line and line width both halved");
        assertThrows(IllegalArgumentException.class, () -> new Variation(0, 0, 0, 0));
    }

    @Test
    void pictureHasItsColours() {
        BufferedImage p = Rasterizer.picture(lines(new float[] {0, 0, 100, 0}), 200, 6, Color.RED, new Color(0, 0, 0, 0));
        assertEquals(200, p.getWidth());
        assertEquals(Color.RED.getRGB(), p.getRGB(100, 100));
        assertEquals(0, p.getRGB(100, 50));
    }
}
