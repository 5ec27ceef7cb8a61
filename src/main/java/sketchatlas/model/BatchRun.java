package sketchatlas.model;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Work on a list that several threads share: who takes which entry, how far they are, and whether they may go on. Where those who took
 * entries could not finish them, others take {@linkplain #takeUpAgain them up again}.
 */
final class BatchRun {
    private final int total;
    private final BatchProgress progress;
    private final boolean[] done; // each entry is written by the thread that took it
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger finished = new AtomicInteger();
    private int[] entries; // that there are to take
    private int told = -1; // of the caller's thread

    BatchRun(int total, BatchProgress progress) {
        this.total = total;
        this.progress = progress;
        done = new boolean[total];
        entries = IntStream.range(0, total).toArray();
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
                    taken.set(entries.length);
                    throw e;
                }
            });
        }
        tell();
    }

    /** The next entry that nobody has taken; the total where all are. */
    int next() {
        int place = taken.getAndIncrement();
        return place < entries.length ? entries[place] : total;
    }

    /** Notes an entry as done. */
    void finished(int entry) {
        done[entry] = true;
        finished.incrementAndGet();
    }

    /** How many are not done. */
    int left() {
        return total - finished.get();
    }

    /** From now on those are taken that are not done; while no thread works. */
    void takeUpAgain() {
        entries = IntStream.range(0, total).filter(i -> !done[i]).toArray();
        taken.set(0);
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
