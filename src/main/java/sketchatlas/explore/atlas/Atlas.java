package sketchatlas.explore.atlas;

import java.util.List;
import java.util.Objects;
import sketchatlas.explore.Level;

/**
 * What there is to wander in: sketches that a model drew, with their codes and components, and where they stand on a map. Immutable and
 * safe to share between threads.
 *
 * @param description what it was made from
 * @param points the sketches; at least one
 * @param components all level-k components in the order of their index, then all level-l ones; a flat mixture has only level-k
 * @param layout the places of the points, then of the components
 */
public record Atlas(Description description, List<AtlasPoint> points, List<AtlasComponent> components, MapLayout layout) {
    /**
     * What an atlas was made from.
     *
     * @param modelId of the model whose codes these are
     * @param categories what {@link AtlasPoint#category} counts
     * @param temperature that the sketches were drawn at, above 0
     * @param seed of all that was drawn at random
     */
    public record Description(String modelId, List<String> categories, double temperature, long seed) {
        /** @throws IllegalArgumentException if the temperature is not above 0 or the model has no id */
        public Description {
            categories = List.copyOf(categories);
            if (modelId.isBlank() || !(temperature > 0) || Double.isInfinite(temperature)) {
                throw new IllegalArgumentException("an atlas of the model '" + modelId + "' at the temperature " + temperature);
            }
        }
    }

    /** @throws IllegalArgumentException if there are no points, or the parts don't fit together */
    public Atlas {
        Objects.requireNonNull(description);
        points = List.copyOf(points);
        components = List.copyOf(components);
        require(!points.isEmpty(), "no points");
        require(layout.size() == points.size() + components.size(), layout.size() + " places");
        int codeSize = points.getFirst().code().length;
        int k = count(components, Level.K);
        int l = count(components, Level.L);
        for (int i = 0; i < components.size(); i++) {
            AtlasComponent c = components.get(i);
            require(c.level() == (i < k ? Level.K : Level.L) && c.index() == (i < k ? i : i - k), "component " + i + " is " + c);
            require(c.mean().length == codeSize, "a mean of " + c.mean().length);
            require(c.level() == Level.K || c.children().length == k, "a component with " + c.children().length + " children");
        }
        for (AtlasPoint p : points) {
            require(p.code().length == codeSize, "a code of " + p.code().length);
            require(p.levelK().length == k && p.levelL().length == (l == 0 ? k : l), "probabilities of " + p.levelK().length + " components");
            require(p.category() < description.categories().size(), "category " + p.category());
        }
    }

    private static int count(List<AtlasComponent> components, Level level) {
        return (int) components.stream().filter(c -> c.level() == level).count();
    }

    private static void require(boolean condition, String found) {
        if (!condition) {
            throw new IllegalArgumentException("the parts of an atlas don't fit together: " + found);
        }
    }

    /** Whether the model has one level of components only. */
    public boolean flat() {
        return components.stream().noneMatch(c -> c.level() == Level.L);
    }

    /** Z, the length of a code. */
    public int codeSize() {
        return points.getFirst().code().length;
    }

    /** The components of a level, in the order of their index; those of level-k for both where the model is flat. */
    public List<AtlasComponent> components(Level level) {
        Level there = flat() ? Level.K : level;
        return components.stream().filter(c -> c.level() == there).toList();
    }

    /** How far right a component stands. */
    public float x(AtlasComponent component) {
        return layout.x(place(component));
    }

    /** How far down a component stands. */
    public float y(AtlasComponent component) {
        return layout.y(place(component));
    }

    private int place(AtlasComponent component) {
        return points.size() + (component.level() == Level.K ? 0 : count(components, Level.K)) + component.index();
    }

    /** How many points each component of a level wins, by its index. */
    public int[] won(Level level) {
        int[] won = new int[components(level).size()];
        points.forEach(p -> won[p.winner(level)]++);
        return won;
    }

    /** The same sketches elsewhere on the map. */
    public Atlas withLayout(MapLayout other) {
        return new Atlas(description, points, components, other);
    }
}
