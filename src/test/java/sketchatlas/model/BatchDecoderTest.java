package sketchatlas.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sketchatlas.data.samples.SampleCategory;
import sketchatlas.data.samples.SampleSketches;
import sketchatlas.nn.CellType;
import sketchatlas.sketch.Sketch;

class BatchDecoderTest {
    private static final int MANY = 300; // several groups for each of two threads
    private static final SamplingOptions FREELY = new SamplingOptions(1, 7);

    private final SketchModel model = new TinyModel().model();

    private static List<float[]> codes(int count) {
        SplittableRandom random = new SplittableRandom(1);
        return IntStream.range(0, count).mapToObj(i -> {
            float[] code = new float[TinyModel.CODE];
            for (int j = 0; j < code.length; j++) {
                code[j] = (float) random.nextGaussian();
            }
            return code;
        }).toList();
    }

    private static void assertAsOneByOne(SketchModel model, List<float[]> codes, List<Sketch> drawn) {
        assertEquals(codes.size(), drawn.size());
        for (int i = 0; i < drawn.size(); i++) {
            assertEquals(model.decode(codes.get(i), FREELY.temperature(), FREELY.seed() + i), drawn.get(i), "sketch " + i);
        }
    }

    @ParameterizedTest
    @EnumSource(CellType.class)
    void inABatchEverySketchIsWhatItIsAlone(CellType cell) {
        SketchModel other = new TinyModel(cell).model();
        List<float[]> codes = codes(MANY);
        List<Sketch> drawn = other.decodeAll(codes, FREELY, BatchProgress.NONE);
        assertTrue(drawn.stream().map(Sketch::size).distinct().count() > 5, "sketches of different lengths were to leave the batch at different times");
        assertAsOneByOne(other, codes, drawn);
    }

    @Test
    void thePlaceAndTheCompanyOfACodeMakeNoDifference() {
        List<float[]> codes = codes(MANY);
        List<Sketch> drawn = model.decodeAll(codes, FREELY, BatchProgress.NONE);
        List<Sketch> later = model.decodeAll(codes.subList(100, 105), new SamplingOptions(1, FREELY.seed() + 100), BatchProgress.NONE);
        assertEquals(drawn.subList(100, 105), later);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 64, 65})
    void anyNumberOfCodesIsDrawn(int count) {
        List<float[]> codes = codes(count);
        assertAsOneByOne(model, codes, model.decodeAll(codes, FREELY, BatchProgress.NONE));
    }

    @Test
    void noSketchIsLongerThanAskedForNorThanTheModelEverSaw() {
        SketchModel endless = new TinyModel().saying(new float[] {50, 0, 0}, 1, 1, 0, 0).model();
        for (Sketch sketch : endless.decodeAll(codes(3), new SamplingOptions(1, 0, 4), BatchProgress.NONE)) {
            assertEquals(4, sketch.size());
        }
        for (Sketch sketch : endless.decodeAll(codes(3), new SamplingOptions(1, 0), BatchProgress.NONE)) {
            assertEquals(TinyModel.LONGEST, sketch.size());
        }
    }

    @Test
    void progressEndsWithAllAndComesOnTheCallersThread() {
        List<Integer> told = Collections.synchronizedList(new ArrayList<>());
        Thread caller = Thread.currentThread();
        model.decodeAll(codes(MANY), FREELY, (done, total) -> {
            assertEquals(MANY, total);
            assertEquals(caller, Thread.currentThread());
            told.add(done);
        });
        assertFalse(told.isEmpty());
        assertEquals(told.stream().sorted().distinct().toList(), told);
        assertEquals(MANY, told.getLast());
    }

    @Test
    void workThatNobodyWantsAnyMoreEnds() {
        AtomicInteger asked = new AtomicInteger();
        BatchProgress soon = new BatchProgress() {
            @Override
            public void done(int done, int total) {
                // a thread may be through before the caller's hears of it, so this is no place to decide
            }

            @Override
            public boolean cancelled() {
                return asked.incrementAndGet() > 10;
            }
        };
        assertThrows(CancellationException.class, () -> model.decodeAll(codes(MANY), FREELY, soon));
        List<Sketch> sketches = IntStream.range(0, 50).mapToObj(i -> SampleSketches.sketch(SampleCategory.CAR, 1, i)).toList();
        asked.set(0);
        assertThrows(CancellationException.class, () -> model.encodeAll(sketches, soon));
        assertAsOneByOne(model, codes(5), model.decodeAll(codes(5), FREELY, BatchProgress.NONE)); // the model is as good as before
    }

    @Test
    void manySketchesHaveTheCodesThatTheyHaveOneByOne() {
        List<Sketch> sketches = IntStream.range(0, 9).mapToObj(i -> SampleSketches.sketch(SampleCategory.CAR, 1, i)).toList();
        List<SketchModel.LatentCode> codes = model.encodeAll(sketches, BatchProgress.NONE);
        assertEquals(sketches.size(), codes.size());
        for (int i = 0; i < codes.size(); i++) {
            assertArrayEquals(model.encode(sketches.get(i)).mu(), codes.get(i).mu());
            assertArrayEquals(model.encode(sketches.get(i)).sigma2(), codes.get(i).sigma2());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void impossibleTemperaturesAreRefused(double temperature) {
        assertThrows(IllegalArgumentException.class, () -> new SamplingOptions(temperature, 0));
    }
}
