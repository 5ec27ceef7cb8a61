package sketchatlas.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/**
 * Runs the same work on several threads, the caller's among them, and waits for all. What the helpers have written is visible to the
 * caller afterwards. One caller at a time; the helpers are daemons that wait between two runs.
 */
final class ThreadTeam implements AutoCloseable {
    private final int size;
    private final ExecutorService helpers;

    /** @param size the number of threads with the caller's, at least 1 */
    ThreadTeam(int size) {
        this(size, "sketch-trainer-");
    }

    /** @param name what the helpers' names begin with */
    ThreadTeam(int size, String name) {
        if (size < 1) {
            throw new IllegalArgumentException("a team of " + size);
        }
        this.size = size;
        helpers = Executors.newFixedThreadPool(Math.max(1, size - 1), Thread.ofPlatform().name(name, 1).daemon().factory());
    }

    /**
     * Runs the work for 0 (on the calling thread) .. size - 1, side by side. It returns or throws only when none of them runs any more,
     * also where the caller is interrupted, which stays noted: a helper left behind would write into the numbers of the next run.
     *
     * @throws RuntimeException what the work threw; where several failed the one of the lowest number, the others suppressed in it
     * @throws Error likewise, and before any exception: too little memory must not look like something else
     */
    void run(IntConsumer work) {
        List<Future<?>> others = new ArrayList<>();
        for (int i = 1; i < size; i++) {
            int index = i;
            others.add(helpers.submit(() -> work.accept(index)));
        }
        Throwable failure = null;
        try {
            work.accept(0);
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        boolean interrupted = false;
        for (Future<?> other : others) {
            boolean waiting = true;
            while (waiting) {
                try {
                    other.get();
                    waiting = false;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    failure = worse(failure, e.getCause());
                    waiting = false;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        switch (failure) {
            case null -> {
            }
            case Error e -> throw e;
            case RuntimeException e -> throw e;
            default -> throw new IllegalStateException(failure); // an IntConsumer throws nothing checked
        }
    }

    private static Throwable worse(Throwable before, Throwable now) {
        if (before == null || now == before) {
            return now;
        }
        boolean error = now instanceof Error && !(before instanceof Error);
        Throwable worse = error ? now : before;
        worse.addSuppressed(error ? before : now);
        return worse;
    }

    /** Ends the helpers; not while work runs. */
    @Override
    public void close() {
        helpers.shutdownNow();
    }
}
