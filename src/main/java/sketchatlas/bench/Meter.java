package sketchatlas.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Measures works against each other: in turns, so that all see the same machine, and once more where other processes were busy. */
final class Meter {
    private static final int TRIES = 3;
    /** Warming up ends after so many seconds, or so many times the turns that were asked for. */
    private static final double WARM_SECONDS = 1;
    private static final int MOST_WARM_UP = 10;

    private final Supplier<Optional<ProcessorTimes>> clock;

    /** @param processes whose load is our own, beside this one's */
    Meter(List<Long> processes) {
        this(OthersLoad.clock(processes));
    }

    Meter(Supplier<Optional<ProcessorTimes>> clock) {
        this.clock = clock;
    }

    /** One work by itself. */
    Measurement measure(int warmUp, int repetitions, Work work) {
        return measure(warmUp, repetitions, List.of(work)).getFirst();
    }

    /**
     * Does all works in turns, so and so often. Where others took more than {@link Measurement#DISTURBED} of the processors, all of it is
     * done again, twice at most, and the quietest try counts.
     *
     * @param warmUp turns before any that counts, and more of them where they are short: the compiler takes its time
     * @return for each work what was seen of it
     */
    List<Measurement> measure(int warmUp, int repetitions, List<Work> works) {
        double seconds = 0;
        for (int i = 0; i < warmUp || i < MOST_WARM_UP * warmUp && seconds < WARM_SECONDS; i++) {
            seconds += works.getFirst().seconds();
            works.subList(1, works.size()).forEach(Work::seconds);
        }
        List<Measurement> best = round(repetitions, works);
        for (int i = 1; i < TRIES && best.getFirst().disturbed(); i++) {
            List<Measurement> again = round(repetitions, works);
            if (again.getFirst().others().orElse(0) < best.getFirst().others().orElse(0)) {
                best = again;
            }
        }
        return best;
    }

    private List<Measurement> round(int repetitions, List<Work> works) {
        double[][] seconds = new double[works.size()][repetitions];
        OthersLoad load = new OthersLoad(clock);
        for (int r = 0; r < repetitions; r++) {
            for (int w = 0; w < works.size(); w++) {
                seconds[w][r] = works.get(w).seconds();
            }
        }
        OptionalDouble others = load.share();
        return Arrays.stream(seconds).map(s -> Measurement.of(s, others)).toList();
    }
}
