package sketchatlas.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Shows how work of several stages goes on: on a terminal one line is written over and over, elsewhere (a file, a pipe) each stage has
 * a line when it is done, and in between now and then. Calls come from one thread.
 */
final class StageProgress {
    private static final int BAR = 20;
    private static final Duration TERMINAL_PAUSE = Duration.ofMillis(100);
    private static final Duration FILE_PAUSE = Duration.ofSeconds(30);

    private final PrintWriter out;
    private final boolean terminal;
    private final long pauseNanos;
    private final LongSupplier nanoTime;
    private long lastShown;
    private int shown; // characters of the line on the terminal

    StageProgress(PrintWriter out, boolean terminal, LongSupplier nanoTime) {
        this.out = out;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.pauseNanos = (terminal ? TERMINAL_PAUSE : FILE_PAUSE).toNanos();
        this.lastShown = nanoTime.getAsLong();
    }

    /** One that writes to the error output of this process, so that results can be kept apart. */
    static StageProgress onConsole(PrintWriter err) {
        Console console = System.console();
        return new StageProgress(err, console != null && console.isTerminal(), System::nanoTime);
    }

    /** Takes note of where a stage is and shows it if it is time to. */
    void update(String stage, int done, int total) {
        long now = nanoTime.getAsLong();
        if (done < total && now - lastShown < pauseNanos) {
            return;
        }
        lastShown = now;
        String line = stage + " " + done + "/" + total;
        if (terminal) {
            int filled = (int) ((long) BAR * done / Math.max(1, total));
            show("[" + "#".repeat(filled) + "-".repeat(BAR - filled) + "] " + line);
        } else {
            out.println(line);
            out.flush();
        }
    }

    /** Writes a line that stays. */
    void message(String text) {
        clear();
        out.println(text);
        out.flush();
    }

    /** Takes the line on the terminal away. */
    void clear() {
        if (shown > 0) {
            out.print("\r" + " ".repeat(shown) + "\r");
            out.flush();
            shown = 0;
        }
    }

    private void show(String line) {
        out.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
        out.flush();
        shown = line.length();
    }
}
