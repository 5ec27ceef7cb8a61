package sketchatlas.train.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import sketchatlas.UserException;

/** A process that is told things and answers line by line; what it writes to its standard error goes to a log. Any thread. */
final class ChildProcess {
    private static final int LONGEST_LINE = 1 << 16; // characters; nothing that it should say is near

    private final Process process;
    private final Writer commands;

    private ChildProcess(Process process) {
        this.process = process;
        commands = process.outputWriter(StandardCharsets.UTF_8);
    }

    /**
     * Starts it. Its lines and its end come on one thread, in order.
     *
     * @param said hears each line that it says
     * @param log where its standard error goes; closed at the end
     * @param ended hears its exit code, after all else
     * @throws UserException if it can't be started
     */
    static ChildProcess start(List<String> command, Consumer<String> said, ChildLog log, IntConsumer ended) {
        ChildProcess child;
        try {
            child = new ChildProcess(new ProcessBuilder(command).start());
        } catch (IOException e) {
            log.close();
            throw new UserException("The process of the training does not start (" + e.getMessage() + "): install the program anew.", e);
        }
        Thread complaints = Thread.ofPlatform().daemon().name("worker-log").start(() -> log.copy(child.process.getErrorStream()));
        Thread.ofPlatform().daemon().name("worker-events").start(() -> child.listen(said, complaints, log, ended));
        return child;
    }

    private void listen(Consumer<String> said, Thread complaints, ChildLog log, IntConsumer ended) {
        try (Reader reader = reader(process.getInputStream())) {
            for (String line = nextLine(reader); line != null; line = nextLine(reader)) {
                said.accept(line);
            }
        } catch (IOException e) {
            log.note("its answers can't be heard any more: " + e);
        }
        int code = process.onExit().join().exitValue();
        try {
            complaints.join(TimeUnit.SECONDS.toMillis(1)); // its last words
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        log.close();
        ended.accept(code);
    }

    private static Reader reader(InputStream in) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /** The next line, of a long one only the beginning; null at the end. */
    static String nextLine(Reader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        int c = reader.read();
        if (c < 0) {
            return null;
        }
        for (; c >= 0 && c != '\n'; c = reader.read()) {
            if (line.length() < LONGEST_LINE) {
                line.append((char) c);
            }
        }
        return line.toString().stripTrailing();
    }

    /** Tells it something; nothing happens where it has gone. */
    synchronized void say(String line) {
        try {
            commands.write(line + "\n");
            commands.flush();
        } catch (IOException _) {
            // it has ended, which is told elsewhere
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Ends it at once; it can't save anything. */
    void kill() {
        process.destroyForcibly();
    }

    /** Does something if it is still alive after a while. */
    void ifAliveAfter(Duration time, Runnable action) {
        CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS).execute(() -> {
            if (alive()) {
                action.run();
            }
        });
    }
}
