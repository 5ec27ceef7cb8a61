package sketchatlas.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class EngineTest {
    private final AtomicLong clock = new AtomicLong();
    private final Engine engine = new Engine(new FakeReconstructor(), clock::get);
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

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
        engine.submit(first);
        first.started.join();
        engine.submit(new Loop("second", false));
        assertEquals(List.of("first is over", "second started"), take(2));
    }

    @Test
    void ofTheWaitingTasksOnlyTheLatestRuns() throws Exception {
        Blocker running = new Blocker();
        engine.submit(running);
        running.started.join();
        for (String name : List.of("a", "b", "c")) {
            engine.submit(new Loop(name, false));
        }
        running.goOn.complete(null);
        assertEquals(List.of("c started"), take(1));
        engine.cancel();
        assertEquals(List.of("c is over"), take(1));
    }

    @Test
    void cancellingEndsTheRunningAndDropsTheWaitingTask() throws Exception {
        Blocker running = new Blocker();
        engine.submit(running);
        running.started.join();
        engine.submit(new Loop("dropped", false));
        engine.cancel();
        running.goOn.complete(null);
        assertTrue(running.overAtTheEnd.get());
        engine.submit(new Loop("later", false));
        assertEquals(List.of("later started"), take(1));
    }

    @Test
    void anIdleTaskMakesWayAndGoesOnAfterwards() throws Exception {
        engine.submitIdle(new Loop("idle", false));
        assertEquals(List.of("idle started"), take(1));
        Blocker task = new Blocker();
        engine.submit(task);
        assertEquals(List.of("idle is over"), take(1));
        task.started.join();
        engine.cancel();
        task.goOn.complete(null);
        assertEquals(List.of("idle started"), take(1), "cancelling is not meant for it");
        engine.submitIdle(new Loop("newer", false));
        assertEquals(List.of("idle is over", "newer started"), take(2));
    }

    @Test
    void aPatientTaskWaitsForTheTimeThatWasPromisedAndNoLonger() throws Exception {
        Blocker running = new Blocker();
        running.hold = Duration.ofNanos(1000);
        engine.submit(running);
        running.started.join();
        engine.submit(new Loop("patient", true));
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
        engine.submit(running);
        running.started.join();
        engine.submit(new Loop("impatient", false));
        assertTrue(running.turn.over());
        running.goOn.complete(null);
    }

    @Test
    void aFailingTaskIsToldAndTheEngineGoesOn() throws Exception {
        IllegalStateException error = new IllegalStateException("broken on purpose");
        CompletableFuture<Throwable> told = new CompletableFuture<>();
        engine.submit(new ModelTask() {
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
        assertTrue(thread.join(Duration.ofSeconds(10)));
    }

    private Thread threadOfATask() throws Exception {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        engine.submit(new ModelTask() {
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
            taken.add(events.poll(10, TimeUnit.SECONDS));
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
