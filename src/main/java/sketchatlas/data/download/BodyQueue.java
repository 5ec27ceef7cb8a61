package sketchatlas.data.download;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The body of an answer as it comes, for one thread that also looks whether it is still wanted and whether it still comes. */
final class BodyQueue implements Flow.Subscriber<List<ByteBuffer>>, AutoCloseable {
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private volatile Flow.Subscription subscription;

    /** Bytes, or the end. */
    private sealed interface Piece {
    }

    private record Bytes(List<ByteBuffer> buffers) implements Piece {
    }

    /** @param error null if all has come */
    private record End(Throwable error) implements Piece {
    }

    @Override
    public void onSubscribe(Flow.Subscription to) {
        subscription = to;
        to.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        pieces.add(new Bytes(buffers));
    }

    @Override
    public void onError(Throwable error) {
        pieces.add(new End(error));
    }

    @Override
    public void onComplete() {
        pieces.add(new End(null));
    }

    /**
     * The next bytes; nothing at the end.
     *
     * @param silence how long nothing may come
     * @param cancelled ends the waiting early, with {@link InterruptedIOException}
     * @throws IOException if the connection breaks or falls silent
     */
    Optional<List<ByteBuffer>> next(Duration silence, BooleanSupplier cancelled) throws IOException {
        Piece piece = null;
        for (long waited = 0; piece == null; waited += Pause.LOOK) {
            if (cancelled.getAsBoolean()) {
                throw new InterruptedIOException("cancelled");
            }
            if (waited >= silence.toNanos()) {
                throw new HttpTimeoutException("nothing came for " + silence.toSeconds() + " s");
            }
            try {
                piece = pieces.poll(Pause.LOOK, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
            }
        }
        return switch (piece) {
            case Bytes(List<ByteBuffer> buffers) -> {
                subscription.request(1);
                yield Optional.of(buffers);
            }
            case End(Throwable error) when error != null -> throw new IOException(error.getMessage(), error);
            case End _ -> Optional.empty();
        };
    }

    /** Lets go of the connection. */
    @Override
    public void close() {
        if (subscription != null) {
            subscription.cancel();
        }
    }
}
