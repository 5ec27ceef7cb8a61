package sketchatlas.explore.projection;

import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What others ask of a projection under way, from any thread. */
public final class ProjectionControl {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean paused; // guarded by lock
    private boolean cancelled; // guarded by lock

    /** The projection stands still after its next iterations, until {@link #resume()}. */
    public void pause() {
        change(() -> paused = true);
    }

    /** Goes on. */
    public void resume() {
        change(() -> paused = false);
    }

    /** Ends it for good, also a paused one, by a {@link CancellationException}. */
    public void cancel() {
        change(() -> cancelled = true);
    }

    /** Whether a pause was asked for. */
    public boolean paused() {
        lock.lock();
        try {
            return paused;
        } finally {
            lock.unlock();
        }
    }

    /** Whether it was given up. */
    public boolean cancelled() {
        lock.lock();
        try {
            return cancelled;
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** @throws CancellationException if it is to end */
    void throwIfCancelled() {
        if (cancelled()) {
            throw new CancellationException("the projection was given up");
        }
    }

    /**
     * Waits while paused; on the projection's thread.
     *
     * @throws CancellationException if it is to end, or the thread is interrupted
     */
    void goOn() {
        lock.lock();
        try {
            while (paused && !cancelled) {
                changed.await();
            }
            throwIfCancelled();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("the projection was interrupted").initCause(e);
        } finally {
            lock.unlock();
        }
    }
}
