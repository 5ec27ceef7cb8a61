package sketchatlas.studio.viewmodel;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Does what takes time away from the interface's thread and brings the outcome back to it.
 *
 * @param background runs the work
 * @param toInterface runs things on the interface's thread, in order
 */
public record BackgroundWork(Executor background, Executor toInterface) {
    /** Does everything at once on the calling thread, for tests. */
    public static BackgroundWork immediate() {
        return new BackgroundWork(Runnable::run, Runnable::run);
    }

    /**
     * Starts a piece of work; exactly one of the two callbacks follows, on the interface's thread.
     *
     * @param failure gets what the work threw
     */
    public <T> void start(Supplier<T> work, Consumer<T> success, Consumer<Throwable> failure) {
        background.execute(() -> {
            T result;
            try {
                result = work.get();
            } catch (RuntimeException | Error e) { // an Error too: a missing native library must reach the person
                toInterface.execute(() -> failure.accept(e));
                return;
            }
            toInterface.execute(() -> success.accept(result));
        });
    }
}
