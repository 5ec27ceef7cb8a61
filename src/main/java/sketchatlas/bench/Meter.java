package sketchatlas.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Measures works against each other: in turns, so that all see the same machine, and once more where other processes were busy. */
final class Meter {
    private static final int TRIES = 3;

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
     * @param warmUp turns before any that counts
     * @return for each work what was seen of it
     */
    List<Measurement> measure(int warmUp, int repetitions, List<Work> works) {
        for (int i = 0; i < warmUp; i++) {
            works.forEach(Work::seconds);
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
