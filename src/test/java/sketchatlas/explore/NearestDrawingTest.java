package sketchatlas.explore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.model.BatchProgress;
import sketchatlas.model.SamplingOptions;
import sketchatlas.model.SketchModel;
import sketchatlas.model.TinyModel;
import sketchatlas.sketch.Sketch;

class NearestDrawingTest {
    private static final int CODES = 6;
    private static final int CANDIDATES = 5;
    private static final double TEMPERATURE = 0.8;
    private static final SamplingOptions SAMPLING = new SamplingOptions(TEMPERATURE, 20);

    @TempDir
    private Path folder;
    private SketchModel model;
    private List<float[]> codes;

    @BeforeEach
    void load() {
        model = SketchModel.load(TinyModel.withEyes().write(folder.resolve("tiny.safetensors")));
        Random random = new Random(3);
        codes = new ArrayList<>();
        for (int i = 0; i < CODES; i++) {
            float[] code = new float[model.hyperParameters().zSize()];
            for (int j = 0; j < code.length; j++) {
                code[j] = (float) random.nextGaussian();
            }
            codes.add(code);
        }
    }

    private List<NearestDrawing> nearestOf(int candidates) {
        return NearestDrawing.ofAll(model, codes, SAMPLING, candidates, BatchProgress.NONE, BatchProgress.NONE);
    }

    private double distance(int i, Sketch sketch) {
        float[] read = model.encode(sketch).mu();
        double sum = 0;
        for (int j = 0; j < read.length; j++) {
            sum += Math.pow(read[j] - codes.get(i)[j], 2);
        }
        return sum;
    }

    @Test
    void noDrawingOfAnyCandidateIsNearer() {
        List<NearestDrawing> nearest = nearestOf(CANDIDATES);
        boolean anyButTheFirst = false;
        for (int i = 0; i < CODES; i++) {
            double least = Double.POSITIVE_INFINITY;
            for (int c = 0; c < CANDIDATES; c++) {
                least = Math.min(least, distance(i, model.decode(codes.get(i), TEMPERATURE, NearestDrawing.seedOf(20 + i, c))));
            }
            assertEquals(least, distance(i, nearest.get(i).sketch()), "code " + i);
            anyButTheFirst |= nearest.get(i).seed() != 20 + i;
        }
        assertTrue(anyButTheFirst, "the first one is not always the nearest");
    }

    @Test
    void itsSeedDrawsItAloneAndItsCodeIsTheOneThatIsReadInIt() {
        List<NearestDrawing> nearest = nearestOf(CANDIDATES);
        for (int i = 0; i < CODES; i++) {
            NearestDrawing drawing = nearest.get(i);
            assertEquals(model.decode(codes.get(i), TEMPERATURE, drawing.seed()), drawing.sketch());
            assertArrayEquals(model.encode(drawing.sketch()).mu(), drawing.code());
        }
    }

    @Test
    void theNearestOfOneIsWhatIsDrawnAnyway() {
        List<Sketch> drawn = model.decodeAll(codes, SAMPLING, BatchProgress.NONE);
        List<NearestDrawing> nearest = nearestOf(1);
        assertEquals(drawn, nearest.stream().map(NearestDrawing::sketch).toList());
        assertEquals(List.of(20L, 21L, 22L, 23L, 24L, 25L), nearest.stream().map(NearestDrawing::seed).toList());
    }

    @Test
    void progressCountsAllCandidatesAndMayEndTheWork() {
        List<Integer> done = new ArrayList<>();
        NearestDrawing.ofAll(model, codes, SAMPLING, 3, (n, total) -> {
            assertEquals(3 * CODES, total);
            done.add(n);
        }, BatchProgress.NONE);
        assertEquals(done.stream().sorted().toList(), done);
        assertEquals(3 * CODES, done.getLast());
        BatchProgress ending = new BatchProgress() {
            @Override
            public void done(int n, int total) {
                // of no interest
            }

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> NearestDrawing.ofAll(model, codes, SAMPLING, 3, BatchProgress.NONE, ending));
    }

    @Test
    void ofEquallyNearOnesNeitherIsNearer() {
        Sketch line = Sketch.ofPolylines(List.of(new float[] { 0, 0, 1, 1 }));
        NearestDrawing one = new NearestDrawing(line, 1, new float[] { 1, 0 });
        NearestDrawing other = new NearestDrawing(line, 2, new float[] { 0, -1 });
        assertFalse(one.isNearer(other, new float[] { 0, 0 }) || other.isNearer(one, new float[] { 0, 0 }));
        assertTrue(one.isNearer(other, new float[] { 0.5f, 0 }));
    }
}
