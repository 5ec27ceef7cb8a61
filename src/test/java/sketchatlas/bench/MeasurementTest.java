package sketchatlas.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeasurementTest {
    /** Readings of a machine whose others take these shares of one round after the other. */
    private static Deque<Optional<ProcessorTimes>> rounds(double... shares) {
        Deque<Optional<ProcessorTimes>> readings = new ArrayDeque<>();
        for (double share : shares) {
            readings.add(Optional.of(new ProcessorTimes(0, 0, 0)));
            readings.add(Optional.of(new ProcessorTimes(1000, 500, 500 - Math.round(1000 * share))));
        }
        return readings;
    }

    @Test
    void tellsMedianShortestAndAlmostLongest() {
        double[] seconds = IntStream.rangeClosed(1, 100).mapToDouble(i -> 101 - i).toArray();
        Measurement m = Measurement.of(seconds, OptionalDouble.of(0.01));
        assertEquals(50.5, m.median());
        assertEquals(1, m.min());
        assertEquals(95, m.most());
        assertEquals(100, m.max());
        assertEquals(100, m.repetitions());
        assertFalse(m.disturbed());
        assertEquals(3, Measurement.of(new double[] {3}, OptionalDouble.empty()).most());
    }

    @Test
    void twoWorksAreDoneInTurnsAfterTheWarmUp() {
        List<String> done = new ArrayList<>();
        Meter meter = new Meter(Optional::empty);
        Work a = () -> {
            done.add("a");
            return done.size();
        };
        Work b = () -> {
            done.add("b");
            return 1;
        };
        List<Measurement> both = meter.measure(1, 2, List.of(a, b));
        assertEquals("ababab", String.join("", done));
        assertEquals(4, both.getFirst().median(), "of 3 and 5, without the warm-up");
        assertTrue(both.getFirst().others().isEmpty() && !both.getFirst().disturbed(), "a system that does not tell");
    }

    @Test
    void aDisturbedRowIsDoneAgainUntilItIsQuiet() {
        Deque<Optional<ProcessorTimes>> readings = rounds(0.4, 0.01);
        Measurement m = new Meter(readings::remove).measure(0, 3, () -> 1);
        assertEquals(0.01, m.others().orElseThrow(), 1e-9);
        assertTrue(readings.isEmpty());
    }

    @Test
    void afterThreeTriesTheQuietestCounts() {
        Deque<Optional<ProcessorTimes>> readings = rounds(0.4, 0.2, 0.3, 0);
        Measurement m = new Meter(readings::remove).measure(0, 1, () -> 1);
        assertEquals(0.2, m.others().orElseThrow(), 1e-9);
        assertTrue(m.disturbed());
        assertEquals(2, readings.size());
    }
}
