package sketchatlas.data.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sketchatlas.UserException;
import sketchatlas.data.Drawing;
import sketchatlas.data.NdjsonFile;
import sketchatlas.data.SketchDataset;
import sketchatlas.sketch.Rasterizer;
import sketchatlas.sketch.Simplifier;
import sketchatlas.sketch.Sketch;

class SampleSketchesTest {
    private static final int W = 48;

    @TempDir
    Path folder;

    /** Mean difference of two images in [-1, 1]. */
    private static double difference(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs(a[i] - b[i]);
        }
        return sum / a.length;
    }

    private static float[] mirrored(float[] image) {
        float[] m = new float[image.length];
        for (int i = 0; i < image.length; i++) {
            m[i] = image[i / W * W + W - 1 - i % W];
        }
        return m;
    }

    @ParameterizedTest
    @EnumSource
    void hasTheFormOfTheData(SampleCategory category) {
        Set<Sketch> different = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            Sketch sketch = SampleSketches.sketch(category, 3, i);
            assertEquals(sketch, SampleSketches.sketch(category, 3, i), "the seed decides");
            assertTrue(sketch.size() >= 8 && sketch.size() <= 100, category + " of " + sketch.size() + " points");
            double right = 0;
            double bottom = 0;
            for (float[] stroke : sketch.polylines()) {
                for (int p = 0; p < stroke.length; p += 2) {
                    assertTrue(stroke[p] >= 0 && stroke[p + 1] >= 0 && stroke[p] == Math.rint(stroke[p]));
                    right = Math.max(right, stroke[p]);
                    bottom = Math.max(bottom, stroke[p + 1]);
                }
            }
            assertEquals(Simplifier.DATA_SIDE, Math.max(right, bottom), 4);
            different.add(sketch);
        }
        assertEquals(200, different.size());
    }

    @ParameterizedTest
    @EnumSource
    void mirroredFactorsMirrorTheSketch(SampleCategory category) {
        Rasterizer rasterizer = new Rasterizer(W);
        for (Factors factors : category.factors()) {
            float[] one = rasterizer.rasterize(SampleSketches.generate(category, factors, 11));
            float[] other = rasterizer.rasterize(SampleSketches.generate(category, factors.mirrored(), 11));
            assertTrue(difference(one, mirrored(other)) < 0.03, factors + " differs by " + difference(one, mirrored(other)));
            assertTrue(difference(one, other) > 2 * difference(one, mirrored(other)), factors + " looks the same both ways");
        }
    }

    @Test
    void partsAreDrawn() {
        for (SampleCategory category : SampleCategory.values()) {
            List<Factors> all = category.factors();
            int fewest = all.stream().mapToInt(Factors::parts).min().orElseThrow();
            int most = all.stream().mapToInt(Factors::parts).max().orElseThrow();
            double few = 0;
            double many = 0;
            for (long seed = 0; seed < 40; seed++) {
                few += SampleSketches.generate(category, new Factors(true, false, fewest), seed).polylines().size() / 40.0;
                many += SampleSketches.generate(category, new Factors(true, false, most), seed).polylines().size() / 40.0;
            }
            int strokesEach = category == SampleCategory.CAT ? 2 : 1;
            assertEquals(strokesEach * (most - fewest), many - few, 0.8, category + ": more " + category.partName() + ", more strokes");
        }
    }

    @Test
    void headsAreNotWholes() {
        Rasterizer rasterizer = new Rasterizer(W);
        for (SampleCategory category : SampleCategory.values()) {
            boolean hasHead = category.factors().stream().anyMatch(Factors::headOnly);
            int parts = category.factors().getFirst().parts();
            if (hasHead) {
                assertTrue(difference(rasterizer.rasterize(SampleSketches.generate(category, new Factors(true, true, parts), 1)),
                        rasterizer.rasterize(SampleSketches.generate(category, new Factors(true, false, parts), 1))) > 0.1,
                        category.label());
            } else {
                assertThrows(IllegalArgumentException.class, () -> SampleSketches.generate(category, new Factors(true, true, parts), 1));
            }
            assertThrows(IllegalArgumentException.class, () -> SampleSketches.generate(category, new Factors(true, false, 99), 1));
        }
    }

    @Test
    void aRowHasAllFactors() {
        for (SampleCategory category : SampleCategory.values()) {
            Set<Factors> seen = new HashSet<>();
            for (int i = 0; i < 400; i++) {
                seen.add(SampleSketches.factors(category, 1, i));
            }
            assertEquals(new HashSet<>(category.factors()), seen);
        }
    }

    @Test
    void makesADataSet() {
        SketchDataset data = SampleSketches.dataset(20, 5);
        int categories = SampleCategory.values().length;
        assertEquals(20 * categories, data.train().size());
        assertEquals(2 * categories, data.valid().size());
        assertEquals(2 * categories, data.test().size());
        assertEquals(SampleSketches.sketch(SampleCategory.HORSE, 5, 3), data.train().get(23).sketch());
        assertEquals("horse", data.categories().get(data.train().get(23).category()));
        assertEquals(data.fingerprint(), SampleSketches.dataset(20, 5).fingerprint());
        assertNotEquals(data.fingerprint(), SampleSketches.dataset(20, 6).fingerprint());
        assertEquals(List.of("bus"), SampleSketches.dataset(List.of(SampleCategory.BUS), 1, 5).categories());
        assertThrows(IllegalArgumentException.class, () -> SampleSketches.dataset(0, 5));
    }

    @Test
    void writesFilesThatLoadAsADataSet() throws Exception {
        Path samples = folder.resolve("new/samples");
        SampleSketches.write(samples, 12, 5);
        List<Drawing> bees = NdjsonFile.read(samples.resolve("bee.ndjson"), 99);
        assertEquals(12, bees.size());
        Factors factors = SampleSketches.factors(SampleCategory.BEE, 5, 7);
        assertEquals(SampleSketches.sketch(SampleCategory.BEE, 5, 7), bees.get(7).sketch());
        assertEquals("bee", bees.get(7).word());
        assertEquals(factors.facingRight() ? "right" : "left", bees.get(7).fields().get("facing"));
        assertEquals(factors.parts(), bees.get(7).fields().get("parts"));
        assertEquals(24, SketchDataset.load(samples, List.of("bee", "cat"), 100, 1).train().size()
                + SketchDataset.load(samples, List.of("bee", "cat"), 100, 1).valid().size()
                + SketchDataset.load(samples, List.of("bee", "cat"), 100, 1).test().size());
        assertThrows(UserException.class, () -> SampleSketches.write(samples, 0, 5));
        Path file = Files.writeString(folder.resolve("taken"), "x");
        assertThrows(UserException.class, () -> SampleSketches.write(file, 1, 5));
    }
}
