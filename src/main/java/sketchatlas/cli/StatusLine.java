package sketchatlas.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Tells how something goes on that takes more than a moment. On a terminal one line is written over and over and wiped away at the end;
 * elsewhere a line of its own appears now and then. One thread at a time.
 */
final class StatusLine implements AutoCloseable {
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Duration TERMINAL_PAUSE = Duration.ofMillis(200);
    private static final Duration FILE_PAUSE = Duration.ofSeconds(30);

    private final PrintWriter out;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private long next;
    private int shown; // characters of the line on the terminal

    /** @param nanoTime a clock such as {@link System#nanoTime} */
    StatusLine(PrintWriter out, boolean terminal, LongSupplier nanoTime) {
        this.out = out;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        next = nanoTime.getAsLong() + MOMENT.toNanos();
    }

    /** A line for the standard output of this process. */
    static StatusLine onConsole(PrintWriter out) {
        Console console = System.console();
        return new StatusLine(out, console != null && console.isTerminal(), System::nanoTime);
    }

    /** Shows a line if it is time to. */
    void show(Supplier<String> text) {
        long now = nanoTime.getAsLong();
        if (now < next) {
            return;
        }
        next = now + (terminal ? TERMINAL_PAUSE : FILE_PAUSE).toNanos();
        String line = text.get();
        if (terminal) {
            out.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
            shown = line.length();
        } else {
            out.println(line);
        }
        out.flush();
    }

    /** Writes a line that stays. */
    void message(String text) {
        close();
        out.println(text);
        out.flush();
    }

    /** Leaves the line empty. */
    @Override
    public void close() {
        if (shown > 0) {
            out.print("\r" + " ".repeat(shown) + "\r");
            out.flush();
            shown = 0;
        }
    }
}
