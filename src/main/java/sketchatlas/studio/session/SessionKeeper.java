package sketchatlas.studio.session;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Writes what changes soon after it has changed: the newest only, at most once a second, on a thread of its own. {@link #keep} may be called from any
 * thread.
 *
 * @param <T> what is kept; immutable
 */
public final class SessionKeeper<T> implements AutoCloseable {
    private static final long PAUSE = 1000; // milliseconds
    private static final long PATIENCE = 10; // seconds

    private final Consumer<T> writer;
    private final ScheduledExecutorService thread;
    private final AtomicReference<T> waiting = new AtomicReference<>();

    /** @param writer called on the keeper's thread */
    public SessionKeeper(String name, Consumer<T> writer) {
        this(writer, new ScheduledThreadPoolExecutor(1, task -> Thread.ofPlatform().name(name).unstarted(task)));
    }

    /** @param thread closed with the keeper */
    SessionKeeper(Consumer<T> writer, ScheduledExecutorService thread) {
        this.writer = writer;
        this.thread = thread;
    }

    /** Will write this, unless something newer comes first. */
    public void keep(T value) {
        if (!thread.isShutdown() && waiting.getAndSet(value) == null) {
            thread.schedule(this::write, PAUSE, TimeUnit.MILLISECONDS);
        }
    }

    private void write() {
        T value = waiting.getAndSet(null);
        if (value != null) {
            writer.accept(value);
        }
    }

    /** Writes what is still to be written and ends the thread. */
    @Override
    public void close() {
        thread.shutdownNow(); // what waits for its second is written below
        try {
            if (!thread.awaitTermination(PATIENCE, TimeUnit.SECONDS)) {
                return; // the disk hangs, and would here too
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        write();
    }
}
