package sketchatlas.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class ThreadTeamTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void everyNumberIsDoneOnceInEveryRun(int size) {
        int[] done = new int[size];
        try (ThreadTeam team = new ThreadTeam(size)) {
            for (int run = 0; run < 50; run++) {
                team.run(i -> done[i]++);
            }
        }
        for (int n : done) {
            assertEquals(50, n);
        }
    }

    @Test
    void theThreadsAreTheCallersAndTheSameHelpersAgain() {
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        Thread[] ofRun = new Thread[3];
        try (ThreadTeam team = new ThreadTeam(3)) {
            for (int run = 0; run < 20; run++) {
                CountDownLatch all = new CountDownLatch(3); // so that no helper takes the work of two
                team.run(i -> {
                    ofRun[i] = Thread.currentThread();
                    all.countDown();
                    await(all);
                });
                seen.addAll(Set.of(ofRun));
                assertSame(Thread.currentThread(), ofRun[0]);
            }
        }
        assertEquals(3, seen.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void whatOneThrowsComesOutWhenAllAreDone(int thrower) {
        int[] done = new int[3];
        RuntimeException thrown = new IllegalArgumentException("of " + thrower);
        try (ThreadTeam team = new ThreadTeam(3)) {
            RuntimeException seen = assertThrows(RuntimeException.class, () -> team.run(i -> {
                if (i == thrower) {
                    throw thrown;
                }
                done[i]++;
            }));
            assertSame(thrown, seen);
            done[thrower]++;
            assertArrayEquals(new int[] {1, 1, 1}, done);
            team.run(i -> done[i]++); // it works on
            assertArrayEquals(new int[] {2, 2, 2}, done);
        }
    }

    @Test
    void anErrorComesBeforeExceptionsAndBringsThemAlong() {
        try (ThreadTeam team = new ThreadTeam(3)) {
            OutOfMemoryError error = assertThrows(OutOfMemoryError.class, () -> team.run(i -> {
                if (i == 1) {
                    throw new OutOfMemoryError();
                }
                throw new IllegalStateException("of " + i);
            }));
            assertEquals(List.of("of 0", "of 2"), Stream.of(error.getSuppressed()).map(Throwable::getMessage).toList());
        }
    }

    @Test
    void anInterruptedCallerWaitsForItsHelpers() {
        CountDownLatch interrupted = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        try (ThreadTeam team = new ThreadTeam(2)) {
            team.run(i -> {
                if (i == 0) {
                    Thread.currentThread().interrupt();
                    interrupted.countDown();
                } else {
                    await(interrupted);
                    for (int spin = 0; spin < 100_000; spin++) {
                        Thread.onSpinWait();
                    }
                    ended.set(true);
                }
            });
            assertTrue(ended.get(), "the helper was left behind");
            assertTrue(Thread.interrupted(), "the interruption was forgotten");
            team.run(i -> {
            });
            assertFalse(Thread.interrupted());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
