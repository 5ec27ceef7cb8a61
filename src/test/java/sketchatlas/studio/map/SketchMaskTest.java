package sketchatlas.studio.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import sketchatlas.data.samples.SampleCategory;
import sketchatlas.data.samples.SampleSketches;
import sketchatlas.sketch.Rasterizer;
import sketchatlas.sketch.Sketch;

class SketchMaskTest {
    private final SketchMask mask = new SketchMask();

    @Test
    void looksAsTheRasterizersPictures() {
        int side = 48;
        for (SampleCategory category : SampleCategory.values()) {
            Sketch sketch = SampleSketches.sketch(category, 1, 0);
            float[] expected = new Rasterizer(side).rasterize(sketch); // lines of 1 px, margin 1.5
            byte[] actual = mask.draw(sketch, side, 2);
            double together = 0;
            double ink = 0;
            for (int i = 0; i < side * side; i++) {
                double line = (1 - expected[i]) / 2;
                together += line * ((actual[i] & 255) / 255.0);
                ink += line;
            }
            assertTrue(together > 0.8 * ink, category + " shares " + together / ink + " of the ink");
        }
    }

    @Test
    void aLineCoversItsPixelsOnceAlsoWhereItCrossesItself() {
        byte[] cross = mask.draw(Sketch.ofPolylines(List.of(new float[] { 0, 5, 10, 5 }, new float[] { 5, 0, 5, 10 })), 17, 1);
        assertEquals(255, cross[8 * 17 + 8] & 255, 2);
        assertEquals(255, cross[8 * 17 + 3] & 255, 2);
        assertEquals(0, cross[3 * 17 + 3]);
    }

    @Test
    void aPointIsADotAndAnEmptySketchIsBlank() {
        byte[] dot = mask.draw(Sketch.ofPolylines(List.of(new float[] { 7, 7 })), 9, 3);
        assertEquals(255, dot[4 * 9 + 4] & 255);
        assertEquals(0, dot[0]);
        byte[] blank = mask.draw(Sketch.ofPolylines(List.of()), 9, 3);
        assertEquals(0, blank[4 * 9 + 4]);
    }
}
