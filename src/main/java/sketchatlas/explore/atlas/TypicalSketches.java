package sketchatlas.explore.atlas;

import java.util.Comparator;
import java.util.stream.IntStream;
import sketchatlas.explore.Level;

/** Which of an atlas's sketches show best what a component stands for, and which might as well belong to another. */
public final class TypicalSketches {
    private TypicalSketches() {
    }

    /** The points that a component wins and whose codes are the densest, densest first. */
    public static int[] typical(Atlas atlas, Level level, int component, int count) {
        return first(atlas, level, component, count, Comparator.comparingDouble((Integer i) -> -atlas.points().get(i).logDensity()));
    }

    /** The points that a component wins with the least certainty, least first. */
    public static int[] borderline(Atlas atlas, Level level, int component, int count) {
        return first(atlas, level, component, count, Comparator.comparingDouble((Integer i) -> atlas.points().get(i).confidence(level)));
    }

    private static int[] first(Atlas atlas, Level level, int component, int count, Comparator<Integer> order) {
        return IntStream.range(0, atlas.points().size()).filter(i -> atlas.points().get(i).winner(level) == component).boxed()
                .sorted(order).limit(count).mapToInt(Integer::intValue).toArray();
    }
}
