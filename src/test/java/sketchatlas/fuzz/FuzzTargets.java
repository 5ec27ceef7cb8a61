package sketchatlas.fuzz;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Everything that is fuzzed. */
final class FuzzTargets {
    private FuzzTargets() {
    }

    /** In a fixed order. */
    static List<FuzzTarget> all() {
        return rooms().toList();
    }

    /** One after the other: whoever wants one target does not wait for the classes of all. */
    private static Stream<FuzzTarget> rooms() {
        return Stream.<Supplier<List<FuzzTarget>>>of(DataTargets::all, ModelTargets::all, ExploreTargets::all).flatMap(room -> room.get().stream());
    }

    static FuzzTarget named(String name) {
        return rooms().filter(t -> t.name().equals(name)).findFirst().orElseThrow(() -> new IllegalArgumentException("no target " + name));
    }
}
