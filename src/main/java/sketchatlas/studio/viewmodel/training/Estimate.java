package sketchatlas.studio.viewmodel.training;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a training will take on this machine.
 *
 * @param memory bytes that its process will hold, without the sketches
 * @param machine all memory of the machine, in bytes
 * @param secondsPerStep once that is measured
 * @param steps of the whole training
 * @param pass steps of one pass through the data
 * @param refusal why it can't be, in a sentence
 */
public record Estimate(long memory, long machine, OptionalDouble secondsPerStep, long steps, long pass, Optional<String> refusal) {
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long WEEK = 7 * DAY;

    /** "20,000 steps: about 4 h 20 min; one pass through the data (540 steps): 11 min"; without times before they are measured. */
    public String time() {
        String all = String.format(Locale.ENGLISH, "%,d steps", steps);
        String one = String.format(Locale.ENGLISH, "one pass through the data (%,d steps)", pass);
        return secondsPerStep.isEmpty() ? all + "; " + one
                : all + ": about " + duration(steps * secondsPerStep.getAsDouble()) + "; " + one + ": " + duration(pass * secondsPerStep.getAsDouble());
    }

    /** "memory 1.3 of 23 GB". */
    public String space() {
        return "memory " + gigabytes(memory) + " of " + gigabytes(machine) + " GB";
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
