package sketchatlas.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Watches how much of the processors other processes take, from a moment on. */
final class OthersLoad {
    private final Supplier<Optional<ProcessorTimes>> clock;
    private final Optional<ProcessorTimes> start;

    OthersLoad(Supplier<Optional<ProcessorTimes>> clock) {
        this.clock = clock;
        start = clock.get();
    }

    /** @param processes that are no others, beside this one */
    static OthersLoad start(List<Long> processes) {
        return new OthersLoad(clock(processes));
    }

    static Supplier<Optional<ProcessorTimes>> clock(List<Long> processes) {
        List<Long> own = new ArrayList<>(processes);
        own.add(ProcessHandle.current().pid());
        return () -> ProcessorTimes.now(own);
    }

    /** Their share of all processors' time since then, 0 to 1; empty where the system does not tell. */
    OptionalDouble share() {
        return start.isEmpty() ? OptionalDouble.empty()
                : clock.get().map(now -> OptionalDouble.of(now.othersSince(start.get()))).orElse(OptionalDouble.empty());
    }
}
