package sketchatlas.cli;

import java.util.concurrent.CountDownLatch;

/**
 * What Ctrl-C does while a command works: the work is asked to end, and the process waits until it has, so that no half-written file is
 * left behind.
 */
final class Interruption implements AutoCloseable {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    /** @param stop asks the work to end; it is called on another thread than the one that works */
    Interruption(Runnable stop) {
        hook = new Thread(() -> {
            stop.run();
            try {
                ended.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }, "stop-command");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** The work has ended. */
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending: the hook is what ended the work
        }
    }
}
