package sketchatlas.model;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import sketchatlas.nn.Backend;
import sketchatlas.nn.Backends;

/**
 * What computes the lists of sketches that a model encodes, draws and measures: the processor, or something beside it, from which the processor
 * takes over what that can't do. Immutable.
 */
public final class BatchBackend {
    private static final Logger LOG = System.getLogger(BatchBackend.class.getName());
    /** What a card takes to start, or nearly: the driver, cuBLAS, the kernels, and the parameters' way there. */
    private static final double START_SECONDS = 2;
    private static final BatchBackend PROCESSOR = new BatchBackend(Double.POSITIVE_INFINITY, Optional::empty, _ -> {
    });

    private final double leastSeconds;
    private final Supplier<Optional<Backend>> choice;
    private final Consumer<String> notes;

    private BatchBackend(double leastSeconds, Supplier<Optional<Backend>> choice, Consumer<String> notes) {
        this.leastSeconds = leastSeconds;
        this.choice = choice;
        this.notes = notes;
    }

    /** The processor alone. */
    public static BatchBackend processor() {
        return PROCESSOR;
    }

    /**
     * A given backend, for every list.
     *
     * @param notes gets a sentence when the processor has to take over; on the model's thread
     */
    public static BatchBackend of(Backend backend, Consumer<String> notes) {
        return backend == Backend.CPU ? PROCESSOR : new BatchBackend(0, () -> Optional.of(backend), notes);
    }

    /**
     * The best of this machine, from the time on that the lists of a model are so much work that a card is worth its start. Before that it is
     * not even looked for.
     *
     * @param notes gets a sentence when something else than the processor is chosen, or the processor has to take over again; on the model's thread
     */
    public static BatchBackend automatic(Consumer<String> notes) {
        return automatic(START_SECONDS, Backends::automatic, notes);
    }

    static BatchBackend automatic(double leastSeconds, Supplier<Backends.Automatic> choose, Consumer<String> notes) {
        return new BatchBackend(leastSeconds, () -> {
            Backends.Automatic chosen = choose.get();
            LOG.log(Level.INFO, chosen.sentence());
            if (chosen.backend() == Backend.CPU) {
                return Optional.empty();
            }
            notes.accept(chosen.sentence());
            return Optional.of(chosen.backend());
        }, notes);
    }

    /** Whether it is worth its start where the processor needs so many seconds. */
    boolean isWorth(double seconds) {
        return seconds >= leastSeconds;
    }

    /** What computes beside the processor; looked for anew by each call. */
    Optional<Backend> backend() {
        return choice.get();
    }

    Consumer<String> notes() {
        return notes;
    }
}
