package sketchatlas.explore.projection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sketchatlas.explore.codes.CodeTable;
import sketchatlas.explore.codes.Neighbours;

class ProjectorTest {
    private static final int CLUSTERS = 5;
    private static final int WIDTH = 12;

    /** Codes in five clusters, one after the other. */
    private static CodeTable clusters(int count) {
        SplittableRandom random = new SplittableRandom(4);
        List<float[]> codes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] code = new float[WIDTH];
            for (int z = 0; z < WIDTH; z++) {
                code[z] = (float) random.nextGaussian();
            }
            code[i % CLUSTERS] += 12;
            codes.add(code);
        }
        return CodeTable.of(codes);
    }

    private static int[] strata(int count) {
        return IntStream.range(0, count).map(i -> i % CLUSTERS).toArray();
    }

    private static ProjectionOptions options(int landmarks) {
        return new ProjectionOptions(30, 150, 400, landmarks, 1);
    }

    private static CodeMap map(CodeTable codes, ProjectionOptions options) {
        return Projector.project(codes, strata(codes.size()), options, new ProjectionControl(), ProjectionListener.NONE);
    }

    /** The part of the eight nearest on the map that are of the same cluster. */
    private static double purity(Places places, int from) {
        List<float[]> plane = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            plane.add(new float[] {places.x()[i], places.y()[i]});
        }
        CodeTable table = CodeTable.of(plane);
        int same = 0;
        int all = 0;
        for (int i = from; i < places.size(); i++) {
            for (int j : Neighbours.of(table, plane.get(i), 9).indices()) {
                same += j != i && j % CLUSTERS == i % CLUSTERS ? 1 : 0;
                all += j != i ? 1 : 0;
            }
        }
        return (double) same / all;
    }

    @Test
    void clustersStayTogether() {
        assertTrue(purity(map(clusters(200), options(2000)).places(), 0) > 0.98);
    }

    @Test
    void theSameSeedGivesTheSameMap() {
        CodeTable codes = clusters(120);
        Places one = map(codes, options(2000)).places();
        Places two = map(codes, options(2000)).places();
        assertArrayEquals(one.x(), two.x());
        assertArrayEquals(one.y(), two.y());
        Places other = map(codes, new ProjectionOptions(30, 150, 400, 2000, 2)).places();
        assertFalse(Arrays.equals(one.x(), other.x()));
    }

    @Test
    void codesBeyondTheLandmarksKeepTheirNeighbours() {
        CodeTable codes = clusters(1000);
        CodeMap map = map(codes, options(150));
        assertTrue(purity(map.places(), 0) > 0.97, "purity " + purity(map.places(), 0));
    }

    @Test
    void landmarksAreOfEveryStratumAndAlwaysTheSame() {
        int[] strata = new int[1000];
        Arrays.fill(strata, 0, 980, 3);
        Arrays.fill(strata, 980, 996, 8);
        Arrays.fill(strata, 996, 1000, -1);
        int[] chosen = Landmarks.choose(strata, 100, 5);
        assertArrayEquals(chosen, Landmarks.choose(strata, 100, 5));
        assertTrue(Arrays.equals(chosen, Arrays.stream(chosen).sorted().distinct().toArray()));
        assertEquals(4, Arrays.stream(chosen).filter(i -> strata[i] == -1).count());
        assertEquals(12, Arrays.stream(chosen).filter(i -> strata[i] == 8).count(), "a small stratum gets more than its share");
        assertEquals(98, Arrays.stream(chosen).filter(i -> strata[i] == 3).count(), 1);
        assertEquals(120, Landmarks.choose(new int[120], 100, 5).length, "few more than landmarks are all taken");
    }

    @Test
    void aCodeOfTheMapComesToItsPlaceAndANewOneToItsCluster() {
        CodeTable codes = clusters(200);
        CodeMap map = map(codes, options(2000));
        float[] known = map.place(codes.code(17));
        assertEquals(map.places().x()[17], known[0], 1e-3);
        assertEquals(map.places().y()[17], known[1], 1e-3);
        float[] fresh = new float[WIDTH];
        fresh[2] = 12.1f;
        float[] place = map.place(fresh);
        assertArrayEquals(place, map.place(fresh));
        List<float[]> plane = IntStream.range(0, 200).mapToObj(i -> new float[] {map.places().x()[i], map.places().y()[i]}).toList();
        for (int j : Neighbours.of(CodeTable.of(plane), place, 5).indices()) {
            assertEquals(2, j % CLUSTERS);
        }
    }

    @Test
    void nothingLandsBetweenTwoClusters() {
        float[] squared = {1, 1.01f, 1.02f, 1.03f, 1.04f};
        float[] x = {0, 0, 0, 100, 100};
        float[] place = new Placement(new Neighbours(new int[] {0, 1, 2, 3, 4}, squared)).on(x, new float[5]);
        assertEquals(0, place[0], 1, "three of five lie at 0");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, WIDTH, 40})
    void anyNumberOfCodesHasAMap(int count) {
        Places places = map(clusters(count), options(2000)).places();
        assertEquals(count, places.size());
        for (int i = 0; i < count; i++) {
            assertTrue(Float.isFinite(places.x()[i]) && Float.isFinite(places.y()[i]));
        }
    }

    @Test
    void asManyCodesAsNumbersAreNotTakenForDistances() {
        CodeTable square = clusters(WIDTH);
        List<float[]> wider = IntStream.range(0, WIDTH).mapToObj(i -> Arrays.copyOf(square.code(i), WIDTH + 5)).toList();
        Places expected = map(CodeTable.of(wider), options(2000)).places();
        assertArrayEquals(expected.x(), map(square, options(2000)).places().x());
    }

    @Test
    void codesThatAreAllTheSameHaveAMap() {
        List<float[]> same = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            same.add(new float[] {1, 2, 3});
        }
        for (float x : map(CodeTable.of(same), options(2000)).places().x()) {
            assertTrue(Float.isFinite(x));
        }
    }

    @Test
    void aListenerSeesAllCodesMoveToTheEnd() {
        List<Integer> seen = new ArrayList<>();
        List<Places> places = new ArrayList<>();
        CodeMap map = Projector.project(clusters(300), strata(300), options(100), new ProjectionControl(), (iteration, iterations, now) -> {
            assertEquals(400, iterations);
            assertEquals(300, now.size());
            seen.add(iteration);
            places.add(now);
        });
        assertEquals(0, seen.getFirst());
        assertEquals(400, seen.getLast());
        assertEquals(seen.stream().sorted().distinct().toList(), seen);
        assertArrayEquals(map.places().x(), places.getLast().x());
        assertFalse(Arrays.equals(places.get(3).x(), places.getLast().x()));
    }

    @Test
    void aCancelledProjectionEnds() {
        ProjectionControl control = new ProjectionControl();
        AtomicInteger frames = new AtomicInteger();
        assertThrows(CancellationException.class, () -> Projector.project(clusters(60), strata(60), options(2000), control, (_, _, _) -> {
            if (frames.incrementAndGet() == 3) {
                control.cancel();
            }
        }));
        assertEquals(3, frames.get());
    }

    @Test
    void aPausedProjectionWaitsUntilItMayGoOn() throws InterruptedException {
        ProjectionControl control = new ProjectionControl();
        CountDownLatch paused = new CountDownLatch(1);
        AtomicInteger frames = new AtomicInteger();
        CompletableFuture<CodeMap> running = CompletableFuture.supplyAsync(() -> Projector.project(clusters(60), strata(60), options(2000), control,
                (_, _, _) -> {
                    if (frames.incrementAndGet() == 3) {
                        control.pause();
                        paused.countDown();
                    }
                }));
        paused.await();
        assertTrue(control.paused());
        assertFalse(running.isDone());
        assertEquals(3, frames.get());
        control.resume();
        assertEquals(60, running.join().places().size());
        assertTrue(frames.get() > 3);
    }

    @Test
    void fromGivenPlacesCodesMoveNoFartherThanTheyMust() {
        CodeTable codes = clusters(120);
        Places before = map(codes, options(1600)).places();
        Places after = Projector.project(codes, Optional.of(before), strata(120), options(1600), new ProjectionControl(), ProjectionListener.NONE).places();
        double moved = 0;
        double size = 0;
        for (int i = 0; i < 120; i++) {
            moved += Math.hypot(after.x()[i] - before.x()[i], after.y()[i] - before.y()[i]);
            size += Math.hypot(before.x()[i], before.y()[i]);
        }
        assertTrue(moved < 0.25 * size, "moved by " + moved + " of " + size);
        assertThrows(IllegalArgumentException.class, () -> Projector.project(codes, Optional.of(new Places(new float[3], new float[3])), strata(120),
                options(1600), new ProjectionControl(), ProjectionListener.NONE));
    }
}
