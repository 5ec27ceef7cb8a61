package sketchatlas.studio.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PointGridTest {
    private static final int N = 2000;

    private final MapPositions positions = random();
    private final PointGrid grid = new PointGrid(positions);

    @Test
    void findsThosePointsThatGoingThroughAllFinds() {
        SplittableRandom random = new SplittableRandom(2);
        int[] found = new int[N];
        for (int i = 0; i < 50; i++) {
            double x = random.nextDouble(-1.2, 1.2);
            double y = random.nextDouble(-0.7, 0.7);
            MapBox box = new MapBox(x, y, x + random.nextDouble(0.6), y + random.nextDouble(0.6));
            int[] expected = IntStream.range(0, N).filter(p -> box.contains(positions.x()[p], positions.y()[p])).toArray();
            int[] actual = Arrays.copyOf(found, grid.within(box, found));
            Arrays.sort(actual);
            assertArrayEquals(expected, actual);
        }
    }

    @Test
    void theNearestIsTheNearestOfTheWantedWithinReach() {
        int nearest = IntStream.range(0, N).filter(p -> p % 3 == 0).boxed()
                .min((p, q) -> Double.compare(distance(p), distance(q))).orElseThrow();
        assertEquals(nearest, grid.nearest(0.1, 0.1, 5, p -> p % 3 == 0));
        assertEquals(MapPoints.NONE, grid.nearest(0.1, 0.1, distance(nearest) * 0.99, p -> p % 3 == 0));
        assertEquals(MapPoints.NONE, grid.nearest(50, 50, 1, _ -> true));
    }

    @Test
    void theSpacingOfALatticeIsTwiceItsStep() {
        assertEquals(2, new PointGrid(new MadeMap(30).positions()).spacing(), 1e-6);
    }

    @Test
    void pointsThatAreNowhereAreNotFound() {
        MapPositions some = new MapPositions(new float[] { 1, Float.NaN, 3 }, new float[] { 1, 1, Float.NaN }, 3, 0);
        int[] found = new int[3];
        assertEquals(1, new PointGrid(some).within(new MapBox(-9, -9, 9, 9), found));
        assertEquals(0, found[0]);
    }

    @Test
    void onePointAndNoneAreMapsToo() {
        PointGrid one = new PointGrid(new MapPositions(new float[] { 4 }, new float[] { 5 }, 1, 0));
        assertEquals(0, one.nearest(4.5, 5, 1, _ -> true));
        assertEquals(0, one.spacing());
        assertEquals(0, new PointGrid(new MapPositions(new float[0], new float[0], 0, 0)).within(new MapBox(-1, -1, 1, 1), new int[0]));
    }

    private double distance(int p) {
        return Math.hypot(positions.x()[p] - 0.1, positions.y()[p] - 0.1);
    }

    private static MapPositions random() {
        SplittableRandom random = new SplittableRandom(1);
        float[] x = new float[N];
        float[] y = new float[N];
        for (int p = 0; p < N; p++) {
            x[p] = (float) random.nextDouble(-1, 1);
            y[p] = (float) random.nextDouble(-0.5, 0.5);
        }
        return new MapPositions(x, y, N, 0);
    }
}
