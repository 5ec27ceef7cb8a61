package sketchatlas.explore;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * Owns the one thread that a model computes on. The latest task wins: a newer one replaces those still waiting and ends the
 * running one at its next look at {@link Turn#over()}. Beside these tasks there is one for {@linkplain #submitIdle idle times}. All
 * methods may be called from any thread and return at once.
 */
public final class Engine implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Engine.class.getName());

    private final Reconstructor model;
    private final LongSupplier clock;
    private final Object lock = new Object();
    private volatile ModelTask waiting; // guarded by lock for writing
    private volatile ModelTask idle; // guarded by lock for writing
    private volatile boolean closed;
    private CurrentTurn current; // guarded by lock

    /** Starts the thread; it is a daemon and ends with {@link #close()}. */
    public Engine(Reconstructor model) {
        this(model, System::nanoTime);
    }

    Engine(Reconstructor model, LongSupplier clock) {
        this.model = Objects.requireNonNull(model);
        this.clock = clock;
        Thread.ofPlatform().daemon().name("model " + model.info().name()).start(this::work);
    }

    public ModelInfo info() {
        return model.info();
    }

    /** What computes the model, for people. */
    public String backend() {
        return model.backend();
    }

    /** Runs the task as soon as the running one has ended; nothing happens after {@link #close()}. */
    public void submit(ModelTask task) {
        Objects.requireNonNull(task);
        synchronized (lock) {
            waiting = task;
            lock.notifyAll();
        }
    }

    /**
     * Runs the task when no other one does; a newer one takes its place. When it returns because a submitted task waits it is run again
     * after that, so it should go on where it was.
     */
    public void submitIdle(ModelTask task) {
        Objects.requireNonNull(task);
        synchronized (lock) {
            idle = task;
            lock.notifyAll();
        }
    }

    /** Ends the running task at its next look at {@link Turn#over()} and drops the waiting one; that for idle times stays. */
    public void cancel() {
        synchronized (lock) {
            waiting = null;
            if (current != null && !current.whileIdle) {
                current.cancelled = true;
            }
        }
    }

    /** Ends the thread once the running task has noticed. */
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
    }

    private void work() {
        try {
            for (ModelTask task = next(); task != null; task = next()) {
                run(task);
            }
        } catch (InterruptedException _) {
            closed = true; // nobody but the virtual machine's end interrupts this thread
        }
    }

    private ModelTask next() throws InterruptedException {
        synchronized (lock) {
            current = null;
            while (waiting == null && idle == null && !closed) {
                lock.wait();
            }
            if (closed) {
                return null;
            }
            current = new CurrentTurn(waiting == null);
            ModelTask task = current.whileIdle ? idle : waiting;
            if (current.whileIdle) {
                idle = null;
            } else {
                waiting = null;
            }
            return task;
        }
    }

    private void run(ModelTask task) {
        try {
            task.run(model, current);
            putBack(task);
        } catch (RuntimeException | Error e) { // an Error too: a missing native library or too little memory must reach the person
            LOG.log(Level.WARNING, "a task failed on " + model.info().name(), e);
            try {
                task.failed(e);
            } catch (RuntimeException again) {
                LOG.log(Level.ERROR, "the failure of a task could not be reported", again);
            }
        }
    }

    /** A task for idle times that made way has its next turn later, unless a newer one wants it. */
    private void putBack(ModelTask task) {
        synchronized (lock) {
            if (current.madeWay && idle == null) {
                idle = task;
            }
        }
    }

    private final class CurrentTurn implements Turn {
        private final boolean whileIdle;
        private volatile boolean madeWay;
        private volatile boolean cancelled;
        private volatile long holdUntil = clock.getAsLong();

        CurrentTurn(boolean whileIdle) {
            this.whileIdle = whileIdle;
        }

        @Override
        public boolean over() {
            if (closed || cancelled) {
                return true;
            }
            ModelTask next = waiting;
            if (whileIdle) {
                madeWay |= next != null;
                return next != null || idle != null;
            }
            return next != null && !(next.patient() && nanoTime() - holdUntil < 0);
        }

        @Override
        public void hold(Duration time) {
            holdUntil = nanoTime() + time.toNanos();
        }

        @Override
        public long nanoTime() {
            return clock.getAsLong();
        }
    }
}
