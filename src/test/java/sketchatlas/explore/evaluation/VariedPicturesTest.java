package sketchatlas.explore.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import sketchatlas.data.LabelledSketch;
import sketchatlas.sketch.Sketch;

class VariedPicturesTest {
    private static final int WIDTH = 48;
    /** An L, whose mirror image has its upright on the right. */
    private static final Sketch L = Sketch.ofStroke3(new float[] {0, 0, 0, 0, 200, 0, 100, 0, 1});

    private static VariedPictures pictures(long seed) {
        return new VariedPictures(List.of(new LabelledSketch(L, 3)), WIDTH, seed);
    }

    private static float[] next(VariedPictures pictures) {
        float[] picture = new float[WIDTH * WIDTH];
        pictures.write(0, picture, 0);
        return picture;
    }

    /** Where the ink's middle is, in pixels right of the picture's. */
    private static double middle(float[] picture) {
        double sum = 0;
        double ink = 0;
        for (int i = 0; i < picture.length; i++) {
            sum += (1 - picture[i]) * (i % WIDTH - (WIDTH - 1) / 2.0);
            ink += 1 - picture[i];
        }
        return sum / ink;
    }

    @Test
    void halfOfThePicturesAreMirroredAndEachIsAnother() {
        VariedPictures pictures = pictures(1);
        assertEquals(1, pictures.size());
        assertEquals(3, pictures.category(0));
        int right = 0;
        float[] last = next(pictures);
        for (int i = 0; i < 200; i++) {
            float[] picture = next(pictures);
            right += middle(picture) > 0 ? 1 : 0;
            assertTrue(!java.util.Arrays.equals(last, picture));
            last = picture;
        }
        assertEquals(100, right, 30);
    }

    @Test
    void theSameSeedGivesTheSamePictures() {
        VariedPictures one = pictures(2);
        VariedPictures two = pictures(2);
        for (int i = 0; i < 5; i++) {
            assertArrayEquals(next(one), next(two));
        }
    }
}
