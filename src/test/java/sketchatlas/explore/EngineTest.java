package sketchatlas.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class EngineTest {
    private final AtomicLong clock = new AtomicLong();
    private final Engine engine = new Engine(new FakeReconstructor(), clock::get);
    private final Engine.Lane lane = engine.lane();
    private final Engine.Lane other = engine.lane();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> dropped = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void allTasksRunOnOneThreadThatEndsNoProgram() throws Exception {
        Thread first = threadOfATask();
        Thread second = threadOfATask();
        assertSame(first, second);
        assertTrue(first.isDaemon());
        assertEquals("model ten-categories", first.getName());
    }

    @Test
    void aNewerTaskEndsTheRunningOne() throws Exception {
        Loop first = new Loop("first", false);
        lane.submit(first);
        first.started.join();
        lane.submit(new Loop("second", false));
        assertEquals(List.of("first is over", "second started"), take(2));
    }

    @Test
    void ofTheWaitingTasksOnlyTheLatestRuns() throws Exception {
        Blocker running = new Blocker();
        lane.submit(running);
        running.started.join();
        for (String name : List.of("a", "b", "c")) {
            lane.submit(new Loop(name, false));
        }
        running.goOn.complete(null);
        assertEquals(List.of("c started"), take(1));
        assertEquals(List.of("a", "b"), List.of(dropped.take(), dropped.take()));
        lane.cancel();
        assertEquals(List.of("c is over"), take(1));
        assertEquals("c", dropped.take());
    }

    @Test
    void cancellingEndsTheRunningAndDropsTheWaitingTask() throws Exception {
        Blocker running = new Blocker();
        lane.submit(running);
        running.started.join();
        lane.submit(new Loop("dropped", false));
        lane.cancel();
        running.goOn.complete(null);
        assertTrue(running.overAtTheEnd.get());
        lane.submit(new Loop("later", false));
        assertEquals(List.of("later started"), take(1));
    }

    @Test
    void anIdleTaskMakesWayAndGoesOnAfterwards() throws Exception {
        lane.submitIdle(new Loop("idle", false));
        assertEquals(List.of("idle started"), take(1));
        Blocker task = new Blocker();
        lane.submit(task);
        assertEquals(List.of("idle is over"), take(1));
        task.started.join();
        lane.cancel();
        task.goOn.complete(null);
        assertEquals(List.of("idle started"), take(1), "cancelling is not meant for it");
        lane.submitIdle(new Loop("newer", false));
        assertEquals(List.of("idle is over", "newer started"), take(2));
        assertEquals("idle", dropped.take());
    }

    @Test
    void aTaskOfAnotherLaneGoesFirstAndTheOneThatMadeWayGoesOnAfterwards() throws Exception {
        lane.submit(new Loop("older", false));
        assertEquals(List.of("older started"), take(1));
        Blocker newer = new Blocker();
        other.submit(newer);
        assertEquals(List.of("older is over"), take(1));
        newer.started.join();
        assertFalse(newer.turn.over(), "the one that made way does not end it in turn");
        newer.goOn.complete(null);
        assertEquals(List.of("older started"), take(1));
        assertTrue(dropped.isEmpty());
    }

    @Test
    void whatMadeWayIsDroppedOnceItsOwnLaneWantsSomethingNewer() throws Exception {
        lane.submit(new Loop("older", false));
        assertEquals(List.of("older started"), take(1));
        Blocker between = new Blocker();
        other.submit(between);
        between.started.join();
        lane.submit(new Loop("newest", false));
        assertEquals("older", dropped.take());
        assertTrue(between.turn.over());
        between.goOn.complete(null);
        assertEquals(List.of("older is over", "newest started"), take(2));
    }

    @Test
    void aLaneCancelsNothingOfAnother() throws Exception {
        Blocker running = new Blocker();
        lane.submit(running);
        running.started.join();
        other.cancel();
        assertFalse(running.turn.over());
        running.goOn.complete(null);
        lane.submitIdle(new Loop("idle", false));
        assertEquals(List.of("idle started"), take(1));
        other.submitIdle(new Loop("of another lane", false));
        assertEquals(List.of("idle is over", "of another lane started"), take(2));
        assertTrue(dropped.isEmpty(), "it waits");
    }

    @Test
    void closingDropsWhatRunsAndWhatWaits() throws Exception {
        lane.submit(new Loop("running", false));
        assertEquals(List.of("running started"), take(1));
        other.submitIdle(new Loop("waiting", false));
        engine.close();
        // each is told by its own thread, so in any order
        assertEquals(Set.of("waiting", "running"), Set.of(dropped.take(), dropped.take()));
        lane.submit(new Loop("too late", false));
        assertEquals("too late", dropped.take());
    }

    @Test
    void aPatientTaskWaitsForTheTimeThatWasPromisedAndNoLonger() throws Exception {
        Blocker running = new Blocker();
        running.hold = Duration.ofNanos(1000);
        lane.submit(running);
        running.started.join();
        lane.submit(new Loop("patient", true));
        assertFalse(running.turn.over());
        clock.set(999);
        assertFalse(running.turn.over());
        clock.set(1000);
        assertTrue(running.turn.over());
        running.goOn.complete(null);
    }

    @Test
    void anImpatientTaskDoesNotWait() throws Exception {
        Blocker running = new Blocker();
        running.hold = Duration.ofNanos(1000);
        lane.submit(running);
        running.started.join();
        lane.submit(new Loop("impatient", false));
        assertTrue(running.turn.over());
        running.goOn.complete(null);
    }

    @Test
    void aFailingTaskIsToldAndTheEngineGoesOn() throws Exception {
        IllegalStateException error = new IllegalStateException("broken on purpose");
        CompletableFuture<Throwable> told = new CompletableFuture<>();
        lane.submit(new ModelTask() {
            @Override
            public void run(Reconstructor model, Turn turn) {
                throw error;
            }

            @Override
            public void failed(Throwable thrown) {
                told.complete(thrown);
            }
        });
        assertSame(error, told.get());
        threadOfATask();
    }

    @Test
    void closingEndsTheThread() throws Exception {
        Thread thread = threadOfATask();
        engine.close();
        assertTrue(thread.join(Duration.ofSeconds(60)));
    }

    private Thread threadOfATask() throws Exception {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        lane.submit(new ModelTask() {
            @Override
            public void run(Reconstructor model, Turn turn) {
                thread.complete(Thread.currentThread());
            }

            @Override
            public void failed(Throwable error) {
                thread.completeExceptionally(error);
            }
        });
        return thread.get();
    }

    private List<String> take(int count) throws InterruptedException {
        List<String> taken = new java.util.ArrayList<>();
        while (taken.size() < count) {
            taken.add(events.poll(60, TimeUnit.SECONDS));
        }
        return taken;
    }

    /** Works until its turn is over. */
    private final class Loop implements ModelTask {
        private final String name;
        private final boolean patient;
        private final CompletableFuture<Void> started = new CompletableFuture<>();

        Loop(String name, boolean patient) {
            this.name = name;
            this.patient = patient;
        }

        @Override
        public boolean patient() {
            return patient;
        }

        @Override
        public void run(Reconstructor model, Turn turn) {
            if (!name.equals("first")) {
                events.add(name + " started");
            }
            started.complete(null);
            while (!turn.over()) {
                Thread.onSpinWait();
            }
            events.add(name + " is over");
        }

        @Override
        public void failed(Throwable error) {
            events.add(name + " failed");
        }

        @Override
        public void dropped() {
            dropped.add(name);
        }
    }

    /** Looks at its turn only when told to go on. */
    private static final class Blocker implements ModelTask {
        private final CompletableFuture<Void> started = new CompletableFuture<>();
        private final CompletableFuture<Void> goOn = new CompletableFuture<>();
        private final CompletableFuture<Boolean> overAtTheEnd = new CompletableFuture<>();
        private volatile Turn turn;
        private Duration hold = Duration.ZERO;

        @Override
        public void run(Reconstructor model, Turn myTurn) {
            turn = myTurn;
            myTurn.hold(hold);
            started.complete(null);
            goOn.join();
            overAtTheEnd.complete(myTurn.over());
        }

        @Override
        public void failed(Throwable error) {
            overAtTheEnd.completeExceptionally(error);
        }
    }
}
