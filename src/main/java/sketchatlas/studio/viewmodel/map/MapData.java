package sketchatlas.studio.viewmodel.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import sketchatlas.explore.Level;
import sketchatlas.explore.tree.ComponentNames;
import sketchatlas.studio.map.ColourBy;
import sketchatlas.studio.map.Grouping;
import sketchatlas.studio.map.MapPoints;
import sketchatlas.studio.map.MapPositions;
import sketchatlas.studio.map.Mark;
import sketchatlas.studio.viewmodel.ComponentId;
import sketchatlas.studio.viewmodel.PointSet;

/** The sketches on the map with the names of their components; groups them when first asked to. */
public final class MapData {
    private final MapPoints points;
    private final ComponentNames names;
    private final Map<ColourBy, Grouping> groupings = new EnumMap<>(ColourBy.class);

    MapData(MapPoints points, ComponentNames names) {
        this.points = points;
        this.names = names;
    }

    public MapPoints points() {
        return points;
    }

    public ComponentNames names() {
        return names;
    }

    public Grouping grouping(ColourBy by) {
        return groupings.computeIfAbsent(by, b -> Grouping.of(points, b, names));
    }

    /** Whether the model has general components above the specific ones. */
    public boolean hasLevel(Level level) {
        return points.components(level) > 0;
    }

    /** The sketches that a component wins. */
    PointSet members(ComponentId component) {
        return PointSet.where(points.count(), p -> points.component(component.level(), p) == component.index());
    }

    /** The means of the live components: the weightiest of level l first, then those of level k. */
    List<Mark> marks(MapPositions positions) {
        List<Mark> marks = new ArrayList<>();
        for (Level level : List.of(Level.L, Level.K)) {
            IntStream.range(0, points.components(level)).mapToObj(i -> mark(level, i, positions)).flatMap(Optional::stream)
                    .sorted(Comparator.comparingDouble(Mark::weight).reversed()).forEach(marks::add);
        }
        return List.copyOf(marks);
    }

    private Optional<Mark> mark(Level level, int index, MapPositions positions) {
        double weight = points.weight(level, index);
        int at = positions.indexOfMean(level, index);
        return weight > 0 && positions.isSomewhere(at)
                ? Optional.of(new Mark(level, index, names.label(level, index), positions.x()[at], positions.y()[at], weight))
                : Optional.empty();
    }

    /** The components that win at least one of these sketches. */
    Set<ComponentId> components(PointSet some) {
        Set<ComponentId> components = new HashSet<>();
        for (Level level : Level.values()) {
            some.stream().map(p -> points.component(level, p)).distinct().forEach(i -> components.add(new ComponentId(level, i)));
        }
        return components;
    }

    /** What the category of a sketch is called; empty where it has none. */
    public String category(int point) {
        int category = points.category(point);
        return category == MapPoints.NONE ? "" : points.categories().get(category);
    }

    /** Whether a word names the category or a component of a sketch: "k7" that component only, other words also as a part. */
    boolean matches(int point, String word) {
        return category(point).toLowerCase(Locale.ROOT).contains(word) || matches(Level.K, point, word) || matches(Level.L, point, word);
    }

    private boolean matches(Level level, int point, String word) {
        int component = points.component(level, point);
        return component != MapPoints.NONE && (word.equals(level.letter() + component)
                || names.name(level, component).filter(name -> name.toLowerCase(Locale.ROOT).contains(word)).isPresent());
    }
}
