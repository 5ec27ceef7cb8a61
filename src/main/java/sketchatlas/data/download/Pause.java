package sketchatlas.data.download;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Waits a while before another try. */
@FunctionalInterface
interface Pause {
    /** How soon a pause ends that is not wanted any more, in nanoseconds. */
    long LOOK = Duration.ofMillis(100).toNanos();

    /**
     * Returns after the time, or as soon as the second is true.
     *
     * @throws CancellationException if the thread is interrupted
     */
    void pause(Duration time, BooleanSupplier cancelled);

    /** By the clock of this machine. */
    static void byTheClock(Duration time, BooleanSupplier cancelled) {
        ReentrantLock lock = new ReentrantLock();
        Condition never = lock.newCondition();
        lock.lock();
        try {
            for (long left = time.toNanos(); left > 0 && !cancelled.getAsBoolean();) {
                long look = Math.min(left, LOOK);
                left -= look - Math.max(0, never.awaitNanos(look));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting");
        } finally {
            lock.unlock();
        }
    }
}
