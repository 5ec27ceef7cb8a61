package sketchatlas.studio.viewmodel.map;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import sketchatlas.explore.Level;
import sketchatlas.explore.tree.ComponentNames;
import sketchatlas.studio.map.ColourBy;
import sketchatlas.studio.map.Grouping;
import sketchatlas.studio.map.MapPoints;
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
