package sketchatlas.fuzz;

import java.util.List;
import java.util.stream.Stream;

/** Everything that is fuzzed. */
final class FuzzTargets {
    /** In a fixed order. */
    static final List<FuzzTarget> ALL = Stream.of(DataTargets.all(), ModelTargets.all(), ExploreTargets.all()).flatMap(List::stream).toList();

    private FuzzTargets() {
    }

    static FuzzTarget named(String name) {
        return ALL.stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow(() -> new IllegalArgumentException("no target " + name));
    }
}
