package sketchatlas.studio.viewmodel.training;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a training will take on this machine.
 *
 * @param memory bytes that its process will hold, without the sketches: computed, and more exact once it is measured; where a graphics card
 *     computes, bytes of the card's memory
 * @param all memory that the machine has, or the card, in bytes
 * @param free of it now, in bytes, where it is a card's; empty where it is the machine's
 * @param secondsPerStep once that is measured; without other work on the machine
 * @param slowdown how many times as long it takes beside the work that there was then; 1 where there was none
 * @param steps of the whole training
 * @param pass steps of one pass through the data
 * @param refusal why it can't be, in a sentence
 */
public record Estimate(long memory, long all, OptionalLong free, OptionalDouble secondsPerStep, double slowdown, long steps, long pass,
        Optional<String> refusal) {
    private static final double BUSY = 1.3; // times as long; below that it may be chance
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long WEEK = 7 * DAY;

    /** "20,000 steps: about 4 h 20 min; one pass through the data (540 steps): 11 min"; without times before they are measured. */
    public String time() {
        String all = count(steps);
        if (secondsPerStep.isEmpty()) {
            return all + "; one pass through the data is " + count(pass);
        }
        String one = "one pass through the data (" + count(pass) + ")";
        return all + ": about " + duration(steps * secondsPerStep.getAsDouble()) + "; " + one + ": " + duration(pass * secondsPerStep.getAsDouble());
    }

    private static String count(long steps) {
        return String.format(Locale.ENGLISH, steps == 1 ? "1 step" : "%,d steps", steps);
    }

    /** "memory at least 1.3 of 23 GB": Java takes more where there is much of it. Of a card it is the card's memory. */
    public String space() {
        return "memory " + (free.isPresent() ? "of the graphics card " : "") + "at least " + gigabytes(memory) + " of " + gigabytes(all) + " GB";
    }

    /** What comes on top of {@link #space}, in the rest of a sentence. */
    public String besides() {
        return free.isPresent() ? "the sketches and the film are in the machine's memory." : "the sketches and the film come on top.";
    }

    /** That other programs hold too much of the card's memory now, in a sentence; empty if they don't. */
    public Optional<String> tight() {
        return free.isEmpty() || memory <= free.getAsLong() || refusal.isPresent() ? Optional.empty()
                : Optional.of("Only " + gigabytes(free.getAsLong()) + " GB of the graphics card's memory are free now, because other programs have the rest: close"
                        + " them before you start, or choose a smaller batch_size.");
    }

    /** That other work slows the machine down, in a sentence; empty if none does. */
    public Optional<String> busy() {
        return secondsPerStep.isEmpty() || slowdown < BUSY ? Optional.empty()
                : Optional.of(String.format(Locale.ENGLISH, "That is without other work. The machine is busy now, and while it is, each step takes"
                        + (slowdown < 10 ? " about %.1f times as long." : " about %.0f times as long."), slowdown));
    }

    /** A time for people, as exact as an estimate can be: 40 s, 11 min, 4 h 20 min, 3 days 5 h, 6 weeks. */
    public static String duration(double seconds) {
        long s = (long) Math.min(seconds, 1e15);
        if (s < MINUTE) {
            return s < 1 ? "less than 1 s" : s + " s";
        }
        if (s < HOUR) {
            return Math.round(seconds / MINUTE) + " min";
        }
        if (s < DAY) {
            long minutes = Math.round(seconds / MINUTE / 10) * 10;
            return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
        }
        if (s < 2 * WEEK) {
            long hours = Math.round(seconds / HOUR);
            return hours / 24 + (hours / 24 == 1 ? " day" : " days") + (hours % 24 == 0 ? "" : " " + hours % 24 + " h");
        }
        return s < 104 * WEEK ? Math.round(seconds / WEEK) + " weeks" : Math.round(seconds / (365.25 * DAY)) + " years";
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ENGLISH, bytes < 10_000_000_000L ? "%.1f" : "%.0f", bytes / 1e9);
    }
}
