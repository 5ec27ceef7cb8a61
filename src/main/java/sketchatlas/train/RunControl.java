package sketchatlas.train;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The state of a run and what others ask of it: {@link #stop}, {@link #pause}, {@link #resume} and {@link #state} are for any thread, the
 * others for the run's own.
 */
final class RunControl {
    private final TrainingListener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean stopping; // guarded by lock
    private boolean pausing; // guarded by lock
    private volatile TrainingState state = TrainingState.PREPARED;

    /** @param listener hears of each change of the state */
    RunControl(TrainingListener listener) {
        this.listener = listener;
    }

    TrainingState state() {
        return state;
    }

    void stop() {
        ask(() -> stopping = true);
    }

    void pause() {
        ask(() -> pausing = true);
    }

    void resume() {
        ask(() -> pausing = false);
    }

    private void ask(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void become(TrainingState now) {
        if (state != now) {
            state = now;
            listener.state(now);
        }
    }

    /**
     * Waits while paused.
     *
     * @param beforePause called when a pause begins
     * @param afterPause called when it has ended
     * @return false when asked to stop
     */
    boolean mayGoOn(Runnable beforePause, Runnable afterPause) throws InterruptedException {
        lock.lock();
        try {
            if (pausing && !stopping) {
                beforePause.run();
                become(TrainingState.PAUSED);
                while (pausing && !stopping) {
                    changed.await();
                }
                afterPause.run();
            }
            if (!stopping) {
                become(TrainingState.RUNNING);
            }
            return !stopping;
        } finally {
            lock.unlock();
        }
    }
}
