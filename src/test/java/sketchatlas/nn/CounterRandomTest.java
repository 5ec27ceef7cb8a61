package sketchatlas.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CounterRandomTest {
    private static final int N = 200_000;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 42})
    void givesTheRowOfSplitMix64(long seed) {
        SplittableRandom row = new SplittableRandom(seed);
        for (int i = 0; i < 100; i++) {
            assertEquals(row.nextLong(), CounterRandom.bits(seed, i), "whose seed is its state");
        }
    }

    @Test
    void anyNumberCanBeHadWithoutThoseBefore() {
        double[] forwards = new double[100];
        for (int i = 0; i < 100; i++) {
            forwards[i] = CounterRandom.gaussian(7, i);
        }
        for (int i = 99; i >= 0; i--) {
            assertEquals(forwards[i], CounterRandom.gaussian(7, i));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 3, Long.MIN_VALUE})
    void uniformNumbersFillTheirRange(long seed) {
        int[] tenths = new int[10];
        double sum = 0;
        double neighbours = 0;
        for (int i = 0; i < N; i++) {
            double u = CounterRandom.uniform(seed, i);
            assertTrue(u >= 0 && u < 1, "not " + u);
            tenths[(int) (10 * u)]++;
            sum += u;
            neighbours += (u - 0.5) * (CounterRandom.uniform(seed, i + 1) - 0.5);
        }
        assertEquals(0.5, sum / N, 5 * Math.sqrt(1 / 12.0 / N));
        assertEquals(0, neighbours / N, 5 / 12.0 / Math.sqrt(N), "a number says nothing of the next one");
        for (int count : tenths) {
            assertEquals(N / 10.0, count, 5 * Math.sqrt(N * 0.09));
        }
    }

    @Test
    void gaussianNumbersHaveTheMomentsOfTheStandardNormal() {
        double[] moments = new double[5];
        int beyondTwo = 0;
        for (int i = 0; i < N; i++) {
            double g = CounterRandom.gaussian(11, i);
            for (int m = 1; m <= 4; m++) {
                moments[m] += Math.pow(g, m) / N;
            }
            beyondTwo += Math.abs(g) > 2 ? 1 : 0;
        }
        double error = 5 / Math.sqrt(N);
        assertEquals(0, moments[1], error);
        assertEquals(1, moments[2], error * Math.sqrt(2));
        assertEquals(0, moments[3], error * Math.sqrt(15));
        assertEquals(3, moments[4], error * Math.sqrt(96));
        assertEquals(0.0455, beyondTwo / (double) N, error * 0.21);
    }

    @Test
    void seedsGiveRowsOfTheirOwn() {
        Set<Long> seen = new HashSet<>();
        for (long seed = 0; seed < 100; seed++) {
            for (int i = 0; i < 100; i++) {
                seen.add(CounterRandom.bits(CounterRandom.bits(5, seed), i));
            }
        }
        assertEquals(10_000, seen.size());
    }
}
