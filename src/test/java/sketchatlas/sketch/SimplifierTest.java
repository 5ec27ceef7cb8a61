package sketchatlas.sketch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SimplifierTest {
    private static Sketch lines(float[]... strokes) {
        return Sketch.ofPolylines(List.of(strokes));
    }

    private static float[] circle(int points, double radius, double centre) {
        float[] stroke = new float[2 * points];
        for (int i = 0; i < points; i++) {
            stroke[2 * i] = (float) (centre + radius * Math.cos(2 * Math.PI * i / (points - 1)));
            stroke[2 * i + 1] = (float) (centre + radius * Math.sin(2 * Math.PI * i / (points - 1)));
        }
        return stroke;
    }

    @Test
    void keepsCornersAndDropsWhatLiesOnTheLine() {
        Sketch corner = lines(new float[] {0, 0, 50, 1, 100, 0, 100, 0, 100, 40, 99, 100}, new float[] {5, 5, 5, 5});
        assertEquals(lines(new float[] {0, 0, 100, 0, 99, 100}, new float[] {5, 5}), Simplifier.simplified(corner, 2));
        Sketch exact = Simplifier.simplified(corner, 0.5);
        assertEquals(5, exact.size(), "the bend of 1 stays; 0.4 beside the line, the repeated point and the second dot point go");
        assertThrows(IllegalArgumentException.class, () -> Simplifier.simplified(corner, -1));
        assertThrows(IllegalArgumentException.class, () -> Simplifier.simplified(corner, Double.NaN));
    }

    @Test
    void aSimplifiedLineStaysWithinEpsilon() {
        Random random = new Random(3);
        float[] walk = new float[2000];
        for (int i = 2; i < walk.length; i++) {
            walk[i] = walk[i - 2] + (float) random.nextGaussian();
        }
        float[] simple = Simplifier.simplified(lines(walk), 3).polylines().getFirst();
        assertTrue(simple.length < walk.length / 3, simple.length + " of " + walk.length);
        for (int i = 0; i < walk.length; i += 2) {
            double nearest = Double.POSITIVE_INFINITY;
            for (int k = 2; k < simple.length; k += 2) {
                nearest = Math.min(nearest, java.awt.geom.Line2D.ptSegDist(simple[k - 2], simple[k - 1], simple[k], simple[k + 1],
                        walk[i], walk[i + 1]));
            }
            assertTrue(nearest <= 3.01, "a point is " + nearest + " away");
        }
    }

    @Test
    void closedAndLongStrokesKeepTheirShape() {
        Sketch circle = Simplifier.simplified(lines(circle(100_001, 100, 0)), 2);
        assertTrue(circle.size() >= 12 && circle.size() <= 40, circle.toString());
    }

    @Test
    void resamplesAtEqualDistances() {
        assertEquals(lines(new float[] {0, 0, 4, 0, 8, 0, 10, 2, 10, 5}),
                Simplifier.resampled(lines(new float[] {0, 0, 10, 0, 10, 5}), 4));
        assertEquals(lines(new float[] {0, 0, 5, 0, 10, 0}), Simplifier.resampled(lines(new float[] {0, 0, 1, 0, 10, 0}), 5));
        Sketch dot = lines(new float[] {3, 4});
        assertEquals(dot, Simplifier.resampled(dot, 1));
        assertThrows(IllegalArgumentException.class, () -> Simplifier.resampled(dot, 0));
    }

    @Test
    void modelScaleIsTheFormOfTheData() {
        Sketch far = lines(new float[] {-10.5f, 7, -10.5f, 8}, new float[] {-9.5f, 7, -9.5f, 7.5f, -9.5f, 9});
        Sketch scaled = Simplifier.toModelScale(far);
        assertEquals(lines(new float[] {0, 0, 0, 128}, new float[] {128, 0, 128, 255}), scaled);
        assertEquals(scaled, Simplifier.toModelScale(scaled), "what has the form keeps it");
        assertEquals(lines(new float[] {0, 0}), Simplifier.toModelScale(lines(new float[] {77, 99})));
        assertTrue(Simplifier.toModelScale(Sketch.ofStroke3(new float[0])).isEmpty());
    }

    @Test
    void modelScaleLimitsThePoints() {
        float[] scribble = new float[6000];
        Random random = new Random(1);
        for (int i = 0; i < scribble.length; i++) {
            scribble[i] = random.nextInt(500);
        }
        assertTrue(Simplifier.toDataScale(lines(scribble)).size() > Simplifier.MODEL_POINTS);
        Sketch tamed = Simplifier.toModelScale(lines(scribble));
        assertTrue(tamed.size() <= Simplifier.MODEL_POINTS && tamed.size() >= 2, tamed.toString());
        List<float[]> hatching = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            hatching.add(new float[] {i, 0, i, 100 + i});
        }
        List<float[]> kept = Simplifier.toModelScale(Sketch.ofPolylines(hatching)).polylines();
        assertEquals(100, kept.size());
        assertArrayEquals(new float[] {51, 0, 51, 154}, kept.getFirst(), "the shortest went, the order stayed");
    }
}
