package sketchatlas.explore.curves;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The round numbers beside an axis, and how they are written. */
public final class Ticks {
    private static final double[] NICE = {1, 2, 5, 10};
    private static final double[] TIMES = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400};

    private Ticks() {
    }

    /** Multiples of 1, 2 or 5 times a power of ten within a range, at most so many; none in an empty range. */
    public static List<Double> linear(double low, double high, int most) {
        return multiples(low, high, step(high - low, most));
    }

    /** As {@link #linear}, but whole numbers. */
    public static List<Double> whole(double low, double high, int most) {
        return multiples(low, high, Math.max(1, step(high - low, most)));
    }

    /** Seconds, minutes or hours that people count in. */
    public static List<Double> time(double low, double high, int most) {
        for (double step : TIMES) {
            if ((high - low) / step <= most) {
                return multiples(low, high, step);
            }
        }
        return multiples(low, high, 86_400 * Math.max(1, step((high - low) / 86_400, most)));
    }

    /** Powers of ten within a range above 0, with what lies between them where these would be few. */
    public static List<Double> logarithmic(double low, double high, int most) {
        if (!(low > 0) || !(high > low)) {
            return List.of();
        }
        double decades = Math.log10(high / low);
        if (decades < 0.7) {
            return linear(low, high, most);
        }
        List<Double> ticks = new ArrayList<>();
        int every = Math.max(1, (int) Math.ceil(decades / most));
        double[] within = decades * 3 <= most ? new double[] {1, 2, 5} : new double[] {1};
        for (int power = (int) Math.floor(Math.log10(low)); power <= Math.log10(high); power += every) {
            for (double factor : within) {
                double tick = factor * Math.pow(10, power);
                if (tick >= low && tick <= high) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }

    private static double step(double range, int most) {
        if (!(range > 0) || Double.isInfinite(range)) {
            return 0;
        }
        double least = range / Math.max(1, most);
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double nice : NICE) {
            if (nice * power >= least * (1 - 1e-9)) {
                return nice * power;
            }
        }
        return 10 * power;
    }

    private static List<Double> multiples(double low, double high, double step) {
        List<Double> ticks = new ArrayList<>();
        if (step > 0) {
            long first = (long) Math.ceil(low / step - 1e-9);
            for (long i = first; i * step <= high + 1e-9 * step; i++) {
                ticks.add(i * step);
            }
        }
        return ticks;
    }

    /** A value: "0.0035", "12.4", "1,200", "3e-7". */
    public static String number(double value) {
        double size = Math.abs(value);
        if (value == Math.rint(value) && size < 1e7) {
            return String.format(Locale.ENGLISH, "%,.0f", value);
        }
        if (size >= 1e7 || size < 1e-3) {
            return String.format(Locale.ENGLISH, "%.2e", value).replaceFirst("\\.?0*e", "e").replaceFirst("e([+-])0?", "e$1").replace("e+", "e");
        }
        int digits = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 4;
        String text = String.format(Locale.ENGLISH, "%,." + digits + "f", value);
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }

    /** Seconds: "40 s", "3:20 min", "2:05 h", "3 d 4 h". */
    public static String duration(double seconds) {
        long s = Math.round(seconds);
        if (s < 60) {
            return s + " s";
        }
        if (s < 3600) {
            return s % 60 == 0 ? s / 60 + " min" : String.format(Locale.ROOT, "%d:%02d min", s / 60, s % 60);
        }
        if (s < 86_400) {
            return s % 3600 < 60 ? s / 3600 + " h" : String.format(Locale.ROOT, "%d:%02d h", s / 3600, s % 3600 / 60);
        }
        return s % 86_400 < 3600 ? s / 86_400 + " d" : s / 86_400 + " d " + s % 86_400 / 3600 + " h";
    }
}
