package sketchatlas.explore.atlas;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import sketchatlas.explore.Level;

/** The sketches of an atlas that say most about a component, by their numbers. */
public final class ComponentSketches {
    private ComponentSketches() {
    }

    /** Of the sketches that a component wins those with the highest density, highest first. */
    public static List<Integer> typical(Atlas atlas, Level level, int component, int count) {
        return first(atlas, level, component, count, p -> -p.logDensity());
    }

    /** Of the sketches that a component wins those that another one almost won, by the margin of their probabilities, closest first. */
    public static List<Integer> borderline(Atlas atlas, Level level, int component, int count) {
        return first(atlas, level, component, count, p -> margin(p.probabilities(level), component));
    }

    private static List<Integer> first(Atlas atlas, Level level, int component, int count, ToDoubleFunction<AtlasPoint> order) {
        return IntStream.range(0, atlas.points().size())
                .filter(p -> atlas.points().get(p).winner(level) == component).boxed()
                .sorted(Comparator.comparingDouble(p -> order.applyAsDouble(atlas.points().get(p)))).limit(count).toList();
    }

    private static double margin(float[] probabilities, int winner) {
        double second = 0;
        for (int i = 0; i < probabilities.length; i++) {
            if (i != winner) {
                second = Math.max(second, probabilities[i]);
            }
        }
        return probabilities[winner] - second;
    }
}
