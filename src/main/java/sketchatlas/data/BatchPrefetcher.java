package sketchatlas.data;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Builds batches on one thread of its own, a few ahead of the one who takes them, so that drawing images and computing
 * overlap. It owns the source until it is closed. {@link #take} is for one thread; {@link #close} for any.
 */
public final class BatchPrefetcher implements AutoCloseable {
    private static final int AHEAD = 3;
    private static final int CLOSE_SECONDS = 10;

    private final BatchSource source;
    private final BlockingQueue<Item> queue = new ArrayBlockingQueue<>(AHEAD);
    private final Thread builder;
    private volatile boolean closed;
    private Throwable failure; // of the taking thread

    /** Either a batch or why there is none. */
    private record Item(Batch batch, Throwable failure) {
    }

    /** Starts building at the source's step. */
    public BatchPrefetcher(BatchSource source) {
        this.source = source;
        this.builder = Thread.ofPlatform().name("batch-builder").daemon().start(this::build);
    }

    private void build() {
        try {
            while (!closed) {
                queue.put(new Item(source.next(), null));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        } catch (RuntimeException | Error e) {
            try {
                queue.put(new Item(null, e));
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * The next batch; waits until it is built.
     *
     * @throws InterruptedException if the calling thread is interrupted
     * @throws RuntimeException or an Error: what the builder failed with, at this call and all later ones
     * @throws IllegalStateException after {@link #close}
     */
    public Batch take() throws InterruptedException {
        if (closed) {
            throw new IllegalStateException("the batches are closed");
        }
        Item item = failure == null ? queue.take() : new Item(null, failure);
        failure = item.failure();
        switch (failure) {
            case null -> {
                return item.batch();
            }
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure); // a source throws nothing checked
        }
    }

    /** Stops the thread and waits for its end; batches built ahead are dropped, and a waiting {@link #take} fails. */
    @Override
    public void close() {
        closed = true;
        builder.interrupt();
        try {
            builder.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        queue.clear();
        queue.offer(new Item(null, new IllegalStateException("the batches are closed")));
    }
}
