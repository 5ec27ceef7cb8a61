package sketchatlas.explore.curves;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import sketchatlas.data.Split;
import sketchatlas.train.Measure;

class ChartTest {
    private static ChartLine line(double[] x, float... y) {
        return new ChartLine(Measure.STROKE, Split.TRAIN, false, x, y, y);
    }

    @Test
    void smoothingBeginsWithTheFirstValueAndEndsNearTheLast() {
        float[] y = {8, 8, 8, 2, 2, 2, 2, 2, 2, 2};
        assertArrayEquals(y, Smoothing.of(y, 0));
        float[] smooth = Smoothing.of(y, 0.5);
        assertEquals(8, smooth[0], 1e-6);
        assertEquals((0.5 * 2 + 0.25 * 8 + 0.125 * 8 + 0.0625 * 8) / 0.9375, smooth[3], 1e-6);
        assertEquals(2, smooth[9], 0.1);
    }

    @Test
    void aMillionPointsCostNoMoreThanThePaperIsWide() {
        int n = 1_000_000;
        double[] x = new double[n];
        float[] y = new float[n];
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < n; i++) {
            x[i] = i;
            y[i] = (float) random.nextDouble(1, 2);
        }
        y[654_321] = 50; // a spike that nobody may miss
        Plot plot = new Plot(10, 0, 700, 200, 0, n, 0, 50, false);
        List<float[]> lines = plot.lines(x, y);
        assertEquals(1, lines.size());
        float[] drawn = lines.getFirst();
        assertTrue(drawn.length <= 2 * 4 * 701, drawn.length + " numbers");
        double top = 200;
        for (int i = 1; i < drawn.length; i += 2) {
            top = Math.min(top, drawn[i]);
        }
        assertEquals(0, top, 1e-6, "the spike is seen");
        for (int i = 2; i < drawn.length; i += 2) {
            assertTrue(drawn[i] >= drawn[i - 2], "from left to right");
        }
    }

    @Test
    void aLineGoesOnBeyondTheEdges() {
        Plot plot = new Plot(0, 0, 100, 100, 10, 20, 0, 1, false);
        float[] drawn = plot.lines(new double[] {0, 5, 15, 25, 30}, new float[] {0, 0, 0.5f, 1, 1}).getFirst();
        assertArrayEquals(new float[] {-50, 100, 50, 50, 150, 0}, drawn, 1e-4f);
        assertEquals(List.of(), plot.lines(new double[0], new float[0]));
    }

    @Test
    void onALogarithmicAxisLinesBreakWhereThereIsNoLogarithm() {
        Plot plot = new Plot(0, 0, 100, 100, 0, 4, 1, 100, true);
        List<float[]> lines = plot.lines(new double[] {0, 1, 2, 3, 4}, new float[] {1, 10, -1, 100, 1});
        assertEquals(2, lines.size());
        assertArrayEquals(new float[] {0, 100, 25, 50}, lines.get(0), 1e-4f);
        assertArrayEquals(new float[] {75, 0, 100, 100}, lines.get(1), 1e-4f);
    }

    @Test
    void rangesHoldWhatIsSeen() {
        ChartLine falling = line(new double[] {0, 10, 20, 30}, 1000, 10, 8, 6);
        ChartRange seen = ChartRange.of(List.of(falling), 15, 30, false, false);
        assertTrue(seen.low() < 6 && seen.low() > 5 && seen.high() > 10 && seen.high() < 11, seen.toString());
        ChartRange log = ChartRange.of(List.of(falling, line(new double[] {15}, -3)), 0, 30, true, false);
        assertTrue(log.low() > 3 && log.low() < 6 && log.high() > 1000, log.toString());
        assertEquals(new ChartRange(0, 1), ChartRange.of(List.of(), 0, 1, false, false));
        ChartRange flat = ChartRange.of(List.of(line(new double[] {1, 2}, 5, 5)), 0, 3, false, false);
        assertTrue(flat.low() < 5 && flat.high() > 5, flat.toString());
        assertEquals(0, ChartRange.of(List.of(line(new double[] {1}, 4)), 0, 3, false, true).low());
    }

    @Test
    void ticksAreRound() {
        assertEquals(List.of(0.0, 20.0, 40.0, 60.0, 80.0, 100.0), Ticks.linear(0, 100, 6));
        assertEquals(List.of(-2.0, -1.0, 0.0, 1.0), Ticks.whole(-2.2, 1.3, 20));
        assertEquals(List.of(0.0, 1800.0, 3600.0), Ticks.time(0, 4000, 4));
        assertEquals(List.of(10.0, 100.0, 1000.0), Ticks.logarithmic(5, 2000, 5));
        assertEquals(List.of(5.0, 10.0, 20.0, 50.0), Ticks.logarithmic(3, 60, 9));
        assertTrue(Ticks.logarithmic(30, 34, 5).size() >= 3, "within a decade too");
        assertEquals(List.of(), Ticks.linear(1, 1, 5));
        assertEquals(List.of("0", "1,200", "12.4", "0.0035", "1e-4", "-2.5", "3e8"),
                List.of(0.0, 1200.0, 12.4, 0.0035, 1e-4, -2.5, 3e8).stream().map(Ticks::number).toList());
        assertEquals(List.of("40 s", "3:20 min", "2:05 h", "3 h", "3 d 4 h", "1 min"),
                Arrays.stream(new double[] {40, 200, 7500, 10_800, 273_600, 60}).mapToObj(Ticks::duration).toList());
    }

    @Test
    void theNearestPointIsFound() {
        ChartLine line = line(new double[] {0, 10, 20}, 1, 2, 3);
        assertEquals(0, line.nearest(-5));
        assertEquals(0, line.nearest(5));
        assertEquals(1, line.nearest(5.1));
        assertEquals(1, line.nearest(10));
        assertEquals(2, line.nearest(99));
        assertSame(line.y(), line.raw());
    }
}
