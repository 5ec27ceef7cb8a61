package sketchatlas.model;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Work on a list that several threads share: who takes which entry, how far they are, and whether they may go on. */
final class BatchRun {
    private final int total;
    private final BatchProgress progress;
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger finished = new AtomicInteger();
    private int told = -1; // of the caller's thread

    BatchRun(int total, BatchProgress progress) {
        this.total = total;
        this.progress = progress;
    }

    /** How many threads such a list is worth. */
    static int threadsFor(int entries) {
        return Math.clamp(entries, 1, Runtime.getRuntime().availableProcessors());
    }

    /** Runs the work on so many threads, the caller's being number 0, and waits for all; where one fails, the others take nothing new. */
    void on(int threads, IntConsumer work) {
        try (ThreadTeam team = new ThreadTeam(threads, "sketch-batch-")) {
            team.run(thread -> {
                try {
                    work.accept(thread);
                } catch (RuntimeException | Error e) {
                    taken.set(total);
                    throw e;
                }
            });
        }
        tell();
    }

    /** The next entry that nobody has taken; the total or more where all are. */
    int next() {
        return taken.getAndIncrement();
    }

    /** Notes an entry as done. */
    void finished() {
        finished.incrementAndGet();
    }

    /**
     * To be called often, by the thread of the given number.
     *
     * @throws CancellationException if the work is to end
     */
    void goOn(int thread) {
        if (progress.cancelled()) {
            throw new CancellationException("given up after " + finished + " of " + total + " sketches");
        }
        if (thread == 0) {
            tell();
        }
    }

    private void tell() {
        int now = finished.get();
        if (now != told) {
            told = now;
            progress.done(now, total);
        }
    }
}
