package sketchatlas.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Shows how a training goes on. On a terminal one line is written over and over; elsewhere (a file, a pipe) a line of its own
 * appears now and then. Calls come from one thread at a time.
 */
final class ProgressBar {
    /**
     * Where the training stands.
     *
     * @param step steps done
     * @param steps the step that training ends at
     * @param losses the last known losses, by the names to show, in the order to show
     * @param liveK living components of level k
     * @param liveL living components of level l
     */
    record Status(long step, long steps, Map<String, Double> losses, int liveK, int liveL) {
    }

    private static final int BAR = 10;
    private static final Duration TERMINAL_PAUSE = Duration.ofMillis(100);
    private static final Duration FILE_PAUSE = Duration.ofSeconds(30);
    private static final double MEMORY_SECONDS = 30; // the speed shown is about the mean over this time

    private final PrintWriter out;
    private final boolean terminal;
    private final int width;
    private final long pauseNanos;
    private final LongSupplier nanoTime;
    private int shown; // characters of the line on the terminal
    private long lastShown;
    private long lastTime;
    private long lastStep = -1;
    private double stepsPerSecond = Double.NaN;

    /**
     * A bar.
     *
     * @param terminal whether {@code out} is a terminal, where a line can be written over
     * @param width characters in a line of the terminal
     * @param nanoTime a clock such as {@link System#nanoTime}
     */
    ProgressBar(PrintWriter out, boolean terminal, int width, LongSupplier nanoTime) {
        this.out = out;
        this.terminal = terminal;
        this.width = width;
        this.nanoTime = nanoTime;
        this.pauseNanos = (terminal ? TERMINAL_PAUSE : FILE_PAUSE).toNanos();
        this.lastShown = nanoTime.getAsLong() - pauseNanos;
    }

    /**
     * A bar for the standard output of this process.
     *
     * @param width characters in a line, if it is a terminal
     */
    static ProgressBar onConsole(PrintWriter out, int width) {
        Console console = System.console();
        return new ProgressBar(out, console != null && console.isTerminal(), width, System::nanoTime);
    }

    /** Takes note of a step and shows it if it is time to. */
    void update(Status status) {
        long now = nanoTime.getAsLong();
        measure(status.step(), now);
        if (now - lastShown >= pauseNanos) {
            lastShown = now;
            show(status);
        }
    }

    /** Writes a line that stays, for instance the result of a validation. */
    void message(String text) {
        out.print(terminal && shown > 0 ? "\r" + padded(text) + System.lineSeparator() : text + System.lineSeparator());
        shown = 0;
        out.flush();
    }

    /** Shows the last state, whatever the time, and leaves the line. */
    void finish(Status status) {
        measure(status.step(), nanoTime.getAsLong());
        show(status);
        if (terminal) {
            out.println();
            shown = 0;
        }
        out.flush();
    }

    private void measure(long step, long now) {
        if (lastStep >= 0 && step > lastStep && now > lastTime) {
            double seconds = (now - lastTime) * 1e-9;
            double speed = (step - lastStep) / seconds;
            double weight = Double.isNaN(stepsPerSecond) ? 1 : 1 - Math.exp(-seconds / MEMORY_SECONDS);
            stepsPerSecond = weight * speed + (1 - weight) * (Double.isNaN(stepsPerSecond) ? 0 : stepsPerSecond);
        }
        if (step != lastStep) { // a repeated step (after a validation) is time that belongs to the next one
            lastStep = step;
            lastTime = now;
        }
    }

    private void show(Status status) {
        String line = line(status);
        if (terminal) {
            String cut = line.length() < width ? line : line.substring(0, width - 1);
            out.print("\r" + padded(cut));
            shown = cut.length();
        } else {
            out.println(line);
        }
        out.flush();
    }

    /** Covers what a longer line left behind. */
    private String padded(String text) {
        return text + " ".repeat(Math.max(0, shown - text.length()));
    }

    private String line(Status s) {
        double done = Math.clamp((double) s.step() / Math.max(1, s.steps()), 0, 1);
        StringBuilder text = new StringBuilder();
        if (terminal) {
            int filled = (int) (done * BAR);
            text.append('[').append("#".repeat(filled)).append("-".repeat(BAR - filled)).append("] ");
        }
        text.append("step ").append(s.step()).append('/').append(s.steps());
        text.append("  live k ").append(s.liveK()).append(" l ").append(s.liveL());
        if (!Double.isNaN(stepsPerSecond)) {
            text.append(String.format(Locale.ROOT, "  %.3g steps/s  ", stepsPerSecond));
            text.append(s.step() >= s.steps() ? "done" : "ends in " + inWords((s.steps() - s.step()) / stepsPerSecond));
        }
        // Last, because a narrow terminal cuts the line.
        s.losses().forEach((name, loss) -> text.append("  ").append(name).append(' ').append(String.format(Locale.ROOT, "%.4g", loss)));
        return text.toString();
    }

    /** A time to two units: {@code 42 s}, {@code 3 min 05 s}, {@code 2 h 10 min}, {@code 11 d 3 h}. */
    static String inWords(double seconds) {
        long s = Math.round(seconds);
        if (s < 60) {
            return s + " s";
        }
        if (s < 3600) {
            return String.format(Locale.ROOT, "%d min %02d s", s / 60, s % 60);
        }
        if (s < 86_400) {
            return String.format(Locale.ROOT, "%d h %02d min", s / 3600, s % 3600 / 60);
        }
        return String.format(Locale.ROOT, "%d d %d h", s / 86_400, s % 86_400 / 3600);
    }
}
