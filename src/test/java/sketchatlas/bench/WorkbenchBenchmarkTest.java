package sketchatlas.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import sketchatlas.UserException;
import sketchatlas.bench.SliderHand.Slide;

class WorkbenchBenchmarkTest {
    private static final long MS = 1_000_000;

    @Test
    void aMovementIsAnsweredByItsOwnResultOrALaterOne() {
        Slide slide = new Slide("by hand", new long[] {0, 10 * MS, 20 * MS, 30 * MS}, new int[] {0, 2}, new long[] {5 * MS, 50 * MS});
        assertArrayEquals(new double[] {0.005, 0.04, 0.03}, WorkbenchBenchmark.delays(slide), 1e-12, "the last one has no answer");
    }

    @Test
    void withoutAnyResultThereIsNothingToTell() {
        assertThrows(UserException.class, () -> WorkbenchBenchmark.delays(new Slide("by hand", new long[] {0}, new int[0], new long[0])));
    }
}
