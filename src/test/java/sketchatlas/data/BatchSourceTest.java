package sketchatlas.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import sketchatlas.sketch.Bounds;
import sketchatlas.sketch.Rasterizer;
import sketchatlas.sketch.Sketch;
import sketchatlas.sketch.Variation;

class BatchSourceTest {
    private static final Augmentation FULL = new Augmentation(0.1, 0.1, 0.9, 10, 2, 0, 0, false, 0);

    private static List<LabelledSketch> sketches(int count) {
        List<LabelledSketch> labelled = new ArrayList<>();
        for (Sketch s : SketchDatasetTest.randomSketches(count, 7)) {
            labelled.add(new LabelledSketch(s, labelled.size())); // the category tells which sketch it is
        }
        return labelled;
    }

    private static BatchOptions options(int batch, Augmentation augmentation, boolean bucketed) {
        return new BatchOptions(batch, 40, false, 16, 25, augmentation, bucketed, false);
    }

    private static BatchSource source(List<LabelledSketch> sketches, BatchOptions options) {
        return new BatchSource(sketches, new boolean[sketches.size()], options, 42);
    }

    private static void assertSame(Batch a, Batch b) {
        assertEquals(a.steps(), b.steps());
        assertArrayEquals(a.images(), b.images());
        assertArrayEquals(a.sequences(), b.sequences());
        assertArrayEquals(a.lengths(), b.lengths());
        assertArrayEquals(a.categories(), b.categories());
        assertArrayEquals(a.labelled(), b.labelled());
    }

    @Test
    void aSoughtStepGivesTheBatchOfAnUnbrokenRun() {
        List<LabelledSketch> all = sketches(50);
        for (boolean bucketed : new boolean[] {false, true}) {
            BatchSource unbroken = source(all, options(8, FULL, bucketed));
            List<Batch> batches = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                assertEquals(i, unbroken.step());
                batches.add(unbroken.next());
            }
            BatchSource resumed = source(all, options(8, FULL, bucketed));
            resumed.seek(13);
            for (int i = 13; i < 20; i++) {
                assertSame(batches.get(i), resumed.next());
            }
        }
    }

    @Test
    void anEpochHoldsEverySketchAtMostOnceAndEachEpochHasItsOrder() {
        for (boolean bucketed : new boolean[] {false, true}) {
            BatchSource source = source(sketches(50), options(8, Augmentation.NONE, bucketed));
            assertEquals(6, source.batchesPerEpoch());
            List<List<Integer>> epochs = new ArrayList<>();
            for (int epoch = 0; epoch < 2; epoch++) {
                List<Integer> seen = new ArrayList<>();
                for (int i = 0; i < 6; i++) {
                    Batch batch = source.next();
                    assertEquals(8, batch.size());
                    for (int c : batch.categories()) {
                        seen.add(c);
                    }
                }
                assertEquals(48, new HashSet<>(seen).size());
                epochs.add(seen);
            }
            assertFalse(epochs.get(0).equals(epochs.get(1)));
        }
    }

    @Test
    void aBalancedEpochHasEquallyManySketchesOfEachCategory() {
        List<LabelledSketch> all = new ArrayList<>();
        List<Sketch> drawn = SketchDatasetTest.randomSketches(60, 7);
        for (int i = 0; i < 60; i++) {
            all.add(new LabelledSketch(drawn.get(i), i < 40 ? 5 : i < 55 ? 0 : 2)); // 40, 15 and 5 of them
        }
        BatchSource source = source(all, new BatchOptions(8, 40, false, 16, 25, Augmentation.NONE, true, true));
        assertEquals(7, source.batchesPerEpoch());
        Set<List<Float>> seen = new HashSet<>();
        for (int epoch = 0; epoch < 12; epoch++) {
            int[] counts = new int[6];
            List<List<Float>> small = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                Batch batch = source.next();
                for (int b = 0; b < 8; b++) {
                    counts[batch.categories()[b]]++;
                    List<Float> points = points(batch, b);
                    (batch.categories()[b] == 2 ? small : seen).add(points);
                }
            }
            assertEquals(56, counts[0] + counts[2] + counts[5]);
            for (int c : new int[] {0, 2, 5}) {
                assertEquals(18, counts[c], 2, "20 but for the four that fill no batch");
            }
            assertEquals(5, new HashSet<>(small).size());
            for (List<Float> one : new HashSet<>(small)) {
                assertTrue(java.util.Collections.frequency(small, one) <= 4, "each once before any comes again");
            }
        }
        assertEquals(55, seen.size(), "all of the large category come in the course of time");
    }

    private static List<Float> points(Batch batch, int index) {
        List<Float> points = new ArrayList<>();
        for (float v : sequence(batch, index).toStroke3()) {
            points.add(v);
        }
        return points;
    }

    @Test
    void bucketsHoldSimilarLengths() {
        int mixed = 0;
        int bucketed = 0;
        List<LabelledSketch> all = sketches(160);
        BatchSource plain = source(all, options(8, Augmentation.NONE, false));
        BatchSource sorted = source(all, options(8, Augmentation.NONE, true));
        for (int i = 0; i < 20; i++) {
            mixed += plain.next().steps();
            bucketed += sorted.next().steps();
        }
        assertTrue(bucketed < 0.75 * mixed, bucketed + " steps against " + mixed);
    }

    @Test
    void batchesAreStrokeFiveWithStartAndEnd() {
        Sketch sketch = Sketch.ofStroke3(new float[] {25, -50, 0, 75, 100, 1, 5, 5, 1});
        BatchOptions options = options(2, Augmentation.NONE, false);
        Batch batch = source(List.of(new LabelledSketch(sketch, 3)), options).next();
        assertEquals(2, batch.size(), "one sketch fills the batch");
        assertEquals(4, batch.steps());
        assertArrayEquals(new int[] {3, 3}, batch.lengths());
        assertArrayEquals(new int[] {3, 3}, batch.categories());
        float[] one = {0, 0, 1, 0, 0, 1, -2, 1, 0, 0, 3, 4, 0, 1, 0, 0.2f, 0.2f, 0, 1, 0, 0, 0, 0, 0, 1};
        for (int b = 0; b < 2; b++) {
            assertArrayEquals(one, Arrays.copyOfRange(batch.sequences(), b * 25, b * 25 + 25), 1e-6f);
            assertArrayEquals(new Rasterizer(16).rasterize(sketch), Arrays.copyOfRange(batch.images(), b * 256, b * 256 + 256));
        }
        Batch cut = source(List.of(new LabelledSketch(sketch, 3)), new BatchOptions(1, 2, true, 16, 25, Augmentation.NONE, false, false)).next();
        assertEquals(2, cut.steps());
        assertArrayEquals(new int[] {2}, cut.lengths());
        assertArrayEquals(Arrays.copyOf(one, 15), cut.sequences(), 1e-6f);
        Batch fixed = source(List.of(new LabelledSketch(sketch, 3)), new BatchOptions(1, 9, true, 16, 25, Augmentation.NONE, false, false)).next();
        assertEquals(9, fixed.steps());
        assertEquals(50, fixed.sequences().length);
        assertEquals(1f, fixed.sequences()[49]);
    }

    @Test
    void labelsFollowTheirSketches() {
        List<LabelledSketch> all = sketches(10);
        boolean[] labelled = new boolean[10];
        labelled[3] = true;
        Batch batch = new BatchSource(all, labelled, options(10, Augmentation.NONE, true), 1).next();
        for (int b = 0; b < 10; b++) {
            assertEquals(batch.categories()[b] == 3, batch.labelled()[b]);
        }
    }

    @Test
    void evaluationSeesEachSketchOnceAndUnvaried() {
        List<LabelledSketch> all = sketches(11);
        EvaluationBatches batches = new EvaluationBatches(all, options(4, FULL, true));
        assertEquals(3, batches.count());
        List<Integer> seen = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Batch batch = batches.get(i);
            assertEquals(i < 2 ? 4 : 3, batch.size());
            for (int b = 0; b < batch.size(); b++) {
                seen.add(batch.categories()[b]);
                assertEquals(all.get(seen.getLast()).sketch().size(), batch.lengths()[b]);
            }
            assertSame(batch, batches.get(i));
        }
        assertEquals(java.util.stream.IntStream.range(0, 11).boxed().toList(), seen);
    }

    @Test
    void scalingStaysWithinItsFactorAndIsOneForTheWholeSketch() {
        Sketch sketch = Sketch.ofStroke3(new float[] {100, 100, 0, -50, 10, 1});
        SplittableRandom random = new SplittableRandom(5);
        double least = 2;
        double most = 0;
        double sum = 0;
        for (int i = 0; i < 4000; i++) {
            float[] rows = SketchAugmenter.sequence(sketch, new Augmentation(0.1, 0, 1, 0, 0, 0, 0, false, 0), random);
            double x = rows[0] / 100;
            assertEquals(-50 * x, rows[3], 1e-3);
            assertEquals(rows[1] / 10, rows[4], 1e-3);
            least = Math.min(least, x);
            most = Math.max(most, x);
            sum += x;
        }
        assertTrue(least >= 0.9 && least < 0.902 && most <= 1.1 && most > 1.098, least + " to " + most);
        assertEquals(1, sum / 4000, 0.004);
    }

    @Test
    void mirroringAndTurningChangeTheWholeSketchAndNotItsSize() {
        Sketch sketch = Sketch.ofStroke3(new float[] {0, 0, 0, 100, 0, 0, 0, 40, 0, -100, 0, 1});
        SplittableRandom random = new SplittableRandom(8);
        Sketch mirrored = Sketch.ofStroke3(new float[] {0, 0, 0, -100, 0, 0, 0, 40, 0, 100, 0, 1});
        int times = 0;
        for (int i = 0; i < 1000; i++) {
            Sketch turned = SketchAugmenter.turned(sketch, new Augmentation(0, 0, 1, 0, 0, 0.3, 0, false, 0), random);
            times += turned.equals(mirrored) ? 1 : 0;
            assertTrue(turned.equals(mirrored) || turned.equals(sketch));
        }
        assertEquals(300, times, 50);
        double most = 0;
        for (int i = 0; i < 1000; i++) {
            Sketch turned = SketchAugmenter.turned(sketch, new Augmentation(0, 0, 1, 0, 0, 0, 20, false, 0), random);
            assertEquals(100, Bounds.of(turned).longerSide(), 1e-3);
            double angle = Math.toDegrees(Math.atan2(turned.dy(1), turned.dx(1)));
            assertEquals(angle + 90, Math.toDegrees(Math.atan2(turned.dy(2), turned.dx(2))), 1e-3, "a right angle stays one, y growing downwards");
            assertEquals(0.4, Math.hypot(turned.dx(2), turned.dy(2)) / Math.hypot(turned.dx(1), turned.dy(1)), 1e-4);
            assertTrue(turned.lifted(3) && Math.abs(angle) <= 20);
            most = Math.max(most, angle);
        }
        assertTrue(most > 19.9);
        Sketch dot = Sketch.ofStroke3(new float[] {0, 0, 1});
        assertEquals(dot.size(), SketchAugmenter.turned(dot, new Augmentation(0, 0, 1, 0, 0, 1, 20, true, 0), random).size());
        assertTrue(SketchAugmenter.turned(sketch, Augmentation.NONE, random).equals(sketch));
    }

    @Test
    void redrawnImagesShowTheSequence() {
        List<LabelledSketch> all = sketches(30);
        Augmentation strong = new Augmentation(0.5, 0.3, 1, 0, 0, 0.5, 30, true, 0);
        Batch batch = source(all, options(30, strong, false)).next();
        Batch published = source(all, options(30, new Augmentation(0.5, 0.3, 1, 0, 0, 0.5, 30, false, 0), false)).next();
        int differing = 0;
        for (int b = 0; b < 30; b++) {
            Sketch shown = sequence(batch, b);
            float[] image = Arrays.copyOfRange(batch.images(), b * 256, b * 256 + 256);
            assertArrayEquals(new Rasterizer(16).rasterize(shown), image, 0.02f);
            assertEquals(Bounds.of(all.get(batch.categories()[b]).sketch()).longerSide(), Bounds.of(shown).longerSide(), 0.3 * Bounds.of(shown).longerSide(),
                    "but for what thinning cuts off");
            float[] other = Arrays.copyOfRange(published.images(), b * 256, b * 256 + 256);
            differing += Arrays.equals(other, new Rasterizer(16).rasterize(sequence(published, b))) ? 0 : 1;
        }
        assertTrue(differing > 20, "without the option the image is that of the sketch before it was scaled");
    }

    /** What is read leads from true place to missed place; what is to be drawn leads from there to the next true place. */
    @Test
    void aNoisyPenIsLedBackToTheTruePlaces() {
        List<LabelledSketch> all = sketches(200);
        Batch plain = source(all, options(200, Augmentation.NONE, false)).next();
        Batch noisy = source(all, options(200, new Augmentation(0, 0, 1, 0, 0, 0, 0, false, 0.4), false)).next();
        assertTrue(plain.inputs() == plain.sequences());
        assertArrayEquals(plain.images(), noisy.images());
        double squares = 0;
        int points = 0;
        for (int b = 0; b < 200; b++) {
            double x = 0;
            double readX = 0;
            for (int t = 1; t <= plain.steps(); t++) {
                int at = (b * (plain.steps() + 1) + t) * 5;
                boolean ended = t > plain.lengths()[b];
                x += plain.sequences()[at];
                assertEquals(ended ? 0 : x, ended ? noisy.sequences()[at] : readX + noisy.sequences()[at], 1e-4);
                readX += noisy.inputs()[at];
                assertEquals(0, ended ? noisy.inputs()[at] : 0);
                for (int pen = 2; pen < 5; pen++) {
                    assertEquals(plain.sequences()[at + pen], noisy.inputs()[at + pen]);
                    assertEquals(plain.sequences()[at + pen], noisy.sequences()[at + pen]);
                }
                squares += ended ? 0 : (readX - x) * (readX - x);
                points += ended ? 0 : 1;
            }
        }
        assertEquals(0.4 / Math.sqrt(3), Math.sqrt(squares / points), 0.03, "deviations are spread evenly from 0 to 0.4");
        assertArrayEquals(noisy.inputs(), source(all, options(200, new Augmentation(0, 0, 1, 0, 0, 0, 0, false, 0.4), false)).next().inputs());
        BatchOptions strong = options(20, new Augmentation(0.5, 0.3, 0.5, 90, 3, 1, 90, true, 0.4), true);
        EvaluationBatches measured = new EvaluationBatches(all, strong);
        EvaluationBatches clean = new EvaluationBatches(all, options(20, Augmentation.NONE, false));
        assertArrayEquals(clean.get(3).images(), measured.get(3).images(), "nothing but the pen varies");
        assertArrayEquals(measured.get(3).inputs(), new EvaluationBatches(all, strong).get(3).inputs());
        assertFalse(Arrays.equals(clean.get(3).inputs(), measured.get(3).inputs()));
    }

    /** A sketch of a batch as the sequence decoder learns it. */
    private static Sketch sequence(Batch batch, int index) {
        float[] rows = new float[3 * batch.lengths()[index]];
        for (int t = 0; t < batch.lengths()[index]; t++) {
            int at = (index * (batch.steps() + 1) + t + 1) * 5;
            rows[3 * t] = 25 * batch.sequences()[at];
            rows[3 * t + 1] = 25 * batch.sequences()[at + 1];
            rows[3 * t + 2] = batch.sequences()[at + 3];
        }
        return Sketch.ofStroke3(rows);
    }

    @Test
    void thinningKeepsEndsAndPlaces() {
        float[] rows = new float[3 * 40];
        for (int i = 0; i < 40; i++) {
            rows[3 * i] = 1;
            rows[3 * i + 1] = i;
            rows[3 * i + 2] = i == 19 || i == 39 ? 1 : 0;
        }
        Sketch sketch = Sketch.ofStroke3(rows);
        SplittableRandom random = new SplittableRandom(6);
        int dropped = 0;
        for (int i = 0; i < 2000; i++) {
            Sketch thin = Sketch.ofStroke3(SketchAugmenter.sequence(sketch, new Augmentation(0, 0.1, 1, 0, 0, 0, 0, false, 0), random));
            dropped += 40 - thin.size();
            List<float[]> strokes = thin.polylines();
            assertEquals(2, strokes.size());
            Set<Float> places = new HashSet<>();
            for (float[] stroke : sketch.polylines()) {
                for (int p = 0; p < stroke.length; p += 2) {
                    places.add(stroke[p] * 10000 + stroke[p + 1]);
                }
            }
            for (int s = 0; s < 2; s++) {
                float[] stroke = strokes.get(s);
                float[] whole = sketch.polylines().get(s);
                for (int p = 0; p < stroke.length; p += 2) {
                    assertTrue(places.contains(stroke[p] * 10000 + stroke[p + 1]), "every kept point is one of the sketch's");
                }
                assertEquals(whole[0], stroke[0]);
                assertEquals(whole[whole.length - 2], stroke[stroke.length - 2]);
            }
        }
        assertEquals(0.1 * 32, dropped / 2000.0, 0.15, "the first three and the last of 20 are never dropped");
    }

    @Test
    void pictureVariationsStayWithinTheirBounds() {
        SplittableRandom random = new SplittableRandom(7);
        double leastScale = 1;
        double mostAngle = 0;
        double mostMove = 0;
        for (int i = 0; i < 4000; i++) {
            Variation v = SketchAugmenter.variation(FULL, random);
            assertTrue(v.scale() >= 0.9 && v.scale() <= 1 && Math.abs(v.rotateDegrees()) <= 10);
            assertTrue(Math.abs(v.moveX()) <= 2 && Math.abs(v.moveY()) <= 2);
            leastScale = Math.min(leastScale, v.scale());
            mostAngle = Math.max(mostAngle, v.rotateDegrees());
            mostMove = Math.max(mostMove, v.moveY());
        }
        assertTrue(leastScale < 0.902 && mostAngle > 9.9 && mostMove > 1.98);
        assertEquals(Variation.NONE, SketchAugmenter.variation(Augmentation.NONE, random));
    }

    @Test
    void whatFailsWhileBuildingReachesTheTaker() throws InterruptedException {
        List<LabelledSketch> broken = List.of(new LabelledSketch(null, 0));
        try (BatchPrefetcher prefetcher = new BatchPrefetcher(source(broken, options(1, Augmentation.NONE, false)))) {
            RuntimeException first = assertThrows(NullPointerException.class, prefetcher::take);
            assertEquals(first, assertThrows(NullPointerException.class, prefetcher::take), "and again, instead of waiting for ever");
        }
    }

    @Test
    void tooLittleMemoryWhileBuildingIsNothingElse() throws InterruptedException {
        SketchList full = new SketchList() {
            @Override
            public LabelledSketch get(int index) {
                throw new OutOfMemoryError("none left");
            }

            @Override
            public int size() {
                return 1;
            }

            @Override
            public int points(int index) {
                return 1;
            }

            @Override
            public int category(int index) {
                return 0;
            }
        };
        try (BatchPrefetcher prefetcher = new BatchPrefetcher(source(full, options(1, Augmentation.NONE, false)))) {
            assertThrows(OutOfMemoryError.class, prefetcher::take);
        }
    }

    @Test
    void prefetchedBatchesAreTheSource() throws InterruptedException {
        List<LabelledSketch> all = sketches(30);
        BatchSource alone = source(all, options(8, FULL, true));
        try (BatchPrefetcher prefetcher = new BatchPrefetcher(source(all, options(8, FULL, true)))) {
            for (int i = 0; i < 10; i++) {
                assertSame(alone.next(), prefetcher.take());
            }
            prefetcher.close();
            assertThrows(IllegalStateException.class, prefetcher::take);
        }
        assertTrue(Thread.getAllStackTraces().keySet().stream().noneMatch(t -> t.getName().equals("batch-builder")));
    }
}
