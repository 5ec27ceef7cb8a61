package sketchatlas.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sketchatlas.sketch.Sketch;

class MixtureSamplerTest {
    private static final float[] DRAW = {50, 0, 0};
    private static final float[] LIFT = {0, 50, 0};
    private static final float[] END = {0, 0, 50};

    @Test
    void theSameSeedDrawsTheSameSketchAndAnotherOneAnother() {
        SketchModel model = new TinyModel().model();
        Sketch sketch = model.decode(TinyModel.code(), 1, 3);
        assertFalse(sketch.isEmpty());
        assertEquals(sketch, model.decode(TinyModel.code(), 1, 3));
        assertNotEquals(sketch, model.decode(TinyModel.code(), 1, 4));
    }

    @Test
    void samplersUnderWaySideBySideDoNotDisturbEachOther() {
        SketchModel model = new TinyModel().model();
        SequenceSampler one = model.sampler(TinyModel.code(), 1, 3);
        SequenceSampler two = model.sampler(new float[TinyModel.CODE], 1, 4);
        boolean more = true;
        while (more) {
            more = one.next() | two.next();
        }
        assertEquals(model.decode(TinyModel.code(), 1, 3), one.sketch());
        assertEquals(model.decode(new float[TinyModel.CODE], 1, 4), two.sketch());
    }

    @Test
    void whatIsGivenStaysAndDecidesHowItGoesOn() {
        SketchModel model = new TinyModel().model();
        Sketch given = Sketch.ofStroke3(new float[] {10.3f, 0.7f, 0, 0, 11.9f, 1});
        Sketch other = Sketch.ofStroke3(new float[] {-70, 31, 1, 0, 90, 1});
        int different = 0;
        for (long seed = 0; seed < 20; seed++) {
            float[] one = completed(model, given, seed);
            assertArrayEquals(given.toStroke3(), Arrays.copyOf(one, 6));
            assertArrayEquals(one, completed(model, given, seed));
            float[] two = completed(model, other, seed);
            different += Arrays.equals(Arrays.copyOfRange(one, 6, one.length), Arrays.copyOfRange(two, 6, two.length)) ? 0 : 1;
        }
        assertTrue(different > 0, "the model does not look at what it is given");
    }

    private static float[] completed(SketchModel model, Sketch given, long seed) {
        SequenceSampler sampler = model.sampler(TinyModel.code(), 1, seed, given);
        while (sampler.next()) {
            // until the sketch has ended
        }
        return sampler.sketch().toStroke3();
    }

    @Test
    void moreGivenPointsThanTheModelDrawsAreRefused() {
        SketchModel model = new TinyModel().model();
        Sketch given = Sketch.ofStroke3(new float[3 * TinyModel.LONGEST]);
        assertThrows(IllegalArgumentException.class, () -> model.sampler(TinyModel.code(), 1, 3, given));
    }

    @Test
    void towardsTemperatureZeroTheLikeliestPointsAreDrawn() {
        SketchModel model = new TinyModel().saying(new float[] {1, 2, 0}, 0.5, -0.25, 0, 0.6).model();
        for (long seed = 0; seed < 3; seed++) {
            Sketch sketch = model.decode(TinyModel.code(), 1e-5, seed);
            assertEquals(TinyModel.LONGEST, sketch.size());
            for (int i = 0; i < sketch.size(); i++) {
                assertEquals(0.5 * TinyModel.SCALE_FACTOR, sketch.dx(i), 0.01);
                assertEquals(-0.25 * TinyModel.SCALE_FACTOR, sketch.dy(i), 0.01);
                assertTrue(sketch.toStroke3()[3 * i + 2] == 1, "the likeliest pen state is the lifted one");
            }
        }
    }

    @Test
    void pointsComeFromTheGaussianAtTheTemperature() {
        SketchModel model = new TinyModel().saying(DRAW, 0.5, -0.25, Math.log(2), 0.6).model();
        double temperature = 0.5;
        int n = 0;
        double[] sum = new double[2];
        double[] squares = new double[3]; // xx, yy, xy
        for (long seed = 0; seed < 200; seed++) {
            Sketch sketch = model.decode(TinyModel.code(), temperature, seed);
            for (int i = 0; i < sketch.size(); i++, n++) {
                double x = sketch.dx(i) / TinyModel.SCALE_FACTOR - 0.5;
                double y = sketch.dy(i) / TinyModel.SCALE_FACTOR + 0.25;
                sum[0] += x;
                sum[1] += y;
                squares[0] += x * x;
                squares[1] += y * y;
                squares[2] += x * y;
            }
        }
        double variance = Math.pow(2 * temperature, 2);
        assertEquals(6000, n);
        assertEquals(0, sum[0] / n, 0.06);
        assertEquals(0, sum[1] / n, 0.06);
        assertEquals(variance, squares[0] / n, 0.08);
        assertEquals(variance, squares[1] / n, 0.08);
        assertEquals(0.6 * variance, squares[2] / n, 0.06);
    }

    @Test
    void thePenIsAsFreeAsTheRootOfTheTemperatureOrAsItIsAskedTo() {
        SketchModel model = new TinyModel().saying(new float[] {0, 1, -50}, 0, 0, 0, 0).model();
        List<float[]> codes = Collections.nCopies(400, TinyModel.code());
        SamplingOptions sampling = new SamplingOptions(0.25, 1);
        assertEquals(1 / (1 + Math.exp(-1 / 0.5)), lifted(model.decodeAll(codes, sampling, BatchProgress.NONE)), 0.01);
        assertEquals(1 / (1 + Math.exp(-1 / 0.25)), lifted(model.decodeAll(codes, sampling.withPenTemperature(0.25), BatchProgress.NONE)), 0.005);
        assertEquals(lifted(model.decodeAll(codes, sampling, BatchProgress.NONE)),
                lifted(IntStream.range(0, codes.size()).mapToObj(i -> model.decode(TinyModel.code(), 0.25, 1 + i)).toList()));
        assertThrows(IllegalArgumentException.class, () -> sampling.withPenTemperature(0));
    }

    private static double lifted(List<Sketch> sketches) {
        return sketches.stream().flatMapToInt(s -> IntStream.range(0, s.size()).map(i -> s.lifted(i) ? 1 : 0)).average().orElseThrow();
    }

    @Test
    void aSketchEndsWhereThePenSaysSo() {
        SequenceSampler sampler = new TinyModel().saying(END, 1, 1, 0, 0).model().sampler(TinyModel.code(), 1, 0);
        assertFalse(sampler.next());
        assertFalse(sampler.next());
        assertTrue(sampler.sketch().isEmpty());
    }

    @Test
    void aSketchThatWasBegunIsGoneOnWithWhateverThePenSays() {
        Sketch given = Sketch.ofStroke3(new float[] {1, 0, 0, 0, 1, 1});
        SequenceSampler sampler = new TinyModel().saying(END, 1, 1, 0, 0).model().sampler(TinyModel.code(), 1, 0, given);
        assertTrue(sampler.next());
        assertTrue(sampler.next());
        assertFalse(sampler.next());
        assertEquals(4, sampler.sketch().size());
    }

    @Test
    void aSketchIsNeverLongerThanTheModelEverSaw() {
        SequenceSampler sampler = new TinyModel().saying(LIFT, 1, 1, 0, 0).model().sampler(TinyModel.code(), 1, 0);
        for (int i = 0; i < TinyModel.LONGEST; i++) {
            assertTrue(sampler.next());
            assertEquals(i + 1, sampler.sketch().size());
        }
        assertFalse(sampler.next());
        assertEquals(TinyModel.LONGEST, sampler.sketch().size());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void impossibleTemperaturesAreRefused(double temperature) {
        SketchModel model = new TinyModel().model();
        assertThrows(IllegalArgumentException.class, () -> model.sampler(TinyModel.code(), temperature, 0));
    }
}
