package sketchatlas.explore;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Owns the one thread that a model computes on. Whoever wants something of it has a {@linkplain #lane() lane}. In a lane the latest task
 * wins: a newer one replaces the one that waits and ends the running one at its next look at {@link Turn#over()}. Between lanes the
 * latest goes first: the task of another lane makes way for it, and goes on afterwards unless its own lane wants something newer by then.
 * Tasks for {@linkplain Lane#submitIdle idle times} make way for all others. All methods may be called from any thread and return at once.
 */
public final class Engine implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Engine.class.getName());
    private static final Comparator<Entry> URGENCY = Comparator.comparing((Entry entry) -> !entry.whileIdle()).thenComparingLong(Entry::number);

    private final Reconstructor model;
    private final LongSupplier clock;
    private final Object lock = new Object();
    private final List<Entry> waiting = new ArrayList<>(); // at most one of a lane and kind; guarded by lock
    private volatile Entry next; // the most urgent that waits, null if none does; guarded by lock for writing
    private volatile boolean closed;
    private long lastNumber; // guarded by lock
    private CurrentTurn current; // guarded by lock

    /** A task and since when it has been wanted: later ones have larger numbers. */
    private record Entry(Lane lane, ModelTask task, boolean whileIdle, long number) {
        boolean succeeds(Entry other) {
            return lane == other.lane && whileIdle == other.whileIdle;
        }
    }

    /** The tasks of one who wants something of the model. */
    public final class Lane {
        private Lane() {
        }

        /** Runs the task as soon as the running one has ended; nothing happens after {@link Engine#close()}. */
        public void submit(ModelTask task) {
            add(this, task, false);
        }

        /**
         * Runs the task when no other one does; a newer one of this lane takes its place. When it returns because a task waits it is run
         * again after that, so it should go on where it was.
         */
        public void submitIdle(ModelTask task) {
            add(this, task, true);
        }

        /** Ends this lane's running task at its next look at {@link Turn#over()} and drops the waiting one; those for idle times stay. */
        public void cancel() {
            Optional<Entry> dropped;
            synchronized (lock) {
                dropped = waiting.stream().filter(entry -> entry.lane() == this && !entry.whileIdle()).findFirst();
                dropped.ifPresent(waiting::remove);
                changed();
                if (current != null && current.entry.lane() == this && !current.entry.whileIdle()) {
                    current.cancelled = true;
                }
            }
            dropped.ifPresent(Engine::drop);
        }
    }

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

    /** A new lane. */
    public Lane lane() {
        return new Lane();
    }

    /** Ends the thread once the running task has noticed; all others are dropped. */
    @Override
    public void close() {
        List<Entry> dropped;
        synchronized (lock) {
            closed = true;
            dropped = List.copyOf(waiting);
            waiting.clear();
            changed();
            lock.notifyAll();
        }
        dropped.forEach(Engine::drop);
    }

    private void add(Lane lane, ModelTask task, boolean whileIdle) {
        Objects.requireNonNull(task);
        Optional<Entry> dropped;
        synchronized (lock) {
            Entry entry = new Entry(lane, task, whileIdle, ++lastNumber);
            dropped = closed ? Optional.of(entry) : waiting.stream().filter(entry::succeeds).findFirst();
            if (!closed) {
                dropped.ifPresent(waiting::remove);
                waiting.add(entry);
                changed();
                lock.notifyAll();
            }
        }
        dropped.ifPresent(Engine::drop);
    }

    private void changed() {
        next = waiting.stream().max(URGENCY).orElse(null);
    }

    private void work() {
        try {
            for (CurrentTurn turn = nextTurn(); turn != null; turn = nextTurn()) {
                run(turn);
            }
        } catch (InterruptedException _) {
            closed = true; // nobody but the virtual machine's end interrupts this thread
        }
    }

    private CurrentTurn nextTurn() throws InterruptedException {
        synchronized (lock) {
            current = null;
            while (next == null && !closed) {
                lock.wait();
            }
            if (closed) {
                return null;
            }
            current = new CurrentTurn(next);
            waiting.remove(next);
            changed();
            return current;
        }
    }

    private void run(CurrentTurn turn) {
        ModelTask task = turn.entry.task();
        try {
            task.run(model, turn);
            if (turn.ended && !putBack(turn)) {
                drop(turn.entry);
            }
        } catch (RuntimeException | Error e) { // an Error too: a missing native library or too little memory must reach the person
            LOG.log(Level.WARNING, "a task failed on " + model.info().name(), e);
            try {
                task.failed(e);
            } catch (RuntimeException again) {
                LOG.log(Level.ERROR, "the failure of a task could not be reported", again);
            }
        }
    }

    /** A task that made way has its next turn later, unless nobody wants it any more; whether it has. */
    private boolean putBack(CurrentTurn turn) {
        synchronized (lock) {
            boolean wanted = !closed && !turn.cancelled && waiting.stream().noneMatch(entry -> entry.succeeds(turn.entry));
            if (wanted) {
                waiting.add(turn.entry); // with its old number, so that it does not end what it made way for
                changed();
            }
            return wanted;
        }
    }

    private static void drop(Entry entry) {
        try {
            entry.task().dropped();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a task could not be told that it was dropped", e);
        }
    }

    private final class CurrentTurn implements Turn {
        private final Entry entry;
        private volatile boolean ended; // the task was told to return
        private volatile boolean cancelled;
        private volatile long holdUntil = clock.getAsLong();

        CurrentTurn(Entry entry) {
            this.entry = entry;
        }

        @Override
        public boolean over() {
            if (closed || cancelled || makesWay(next)) {
                ended = true;
            }
            return ended;
        }

        private boolean makesWay(Entry other) {
            if (other == null || URGENCY.compare(other, entry) < 0) {
                return false;
            }
            return entry.whileIdle() || !other.task().patient() || nanoTime() - holdUntil >= 0;
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
