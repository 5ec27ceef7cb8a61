package sketchatlas.studio.viewmodel.map;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import sketchatlas.explore.ComponentShare;
import sketchatlas.explore.Level;
import sketchatlas.studio.map.MapPoints;

/** What the map says in words. */
public final class MapTexts {
    private MapTexts() {
    }

    /** How many sketches there are, are shown and are selected. */
    public static String counts(MapViewModel map) {
        if (map.data().isEmpty()) {
            return "";
        }
        int all = map.data().get().points().count();
        int shown = map.filter().shownProperty().get().size();
        int selected = map.selection().points().size();
        String text = map.filter().isActive() ? "Showing " + number(shown) + " of " + sketches(all) : sketches(all);
        return selected > 0 ? text + " · " + number(selected) + " selected" : text;
    }

    /** Where a sketch hangs in the tree, general first: "l3 birds → k7 ducks". */
    public static String path(MapData data, int point) {
        String general = component(data, Level.L, point);
        String specific = component(data, Level.K, point);
        return general.isEmpty() ? specific : specific.isEmpty() ? general : general + " → " + specific;
    }

    /** A component with its name, if it has one: "k7" or "k7 ducks". */
    public static String component(MapData data, ComponentShare share) {
        return data.names().name(share.level(), share.index()).map(name -> share.label() + " " + name).orElse(share.label());
    }

    /** A probability for people. */
    public static String percent(double probability) {
        return probability > 0 && probability < 0.005 ? "<1%" : Math.round(probability * 100) + "%";
    }

    public static String number(int count) {
        return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(count);
    }

    private static String component(MapData data, Level level, int point) {
        int index = data.points().component(level, point);
        List<ComponentShare> best = index == MapPoints.NONE ? List.of() : List.of(new ComponentShare(level, index, 1));
        return best.isEmpty() ? "" : component(data, best.getFirst());
    }

    /** So many sketches, in words. */
    public static String sketches(int count) {
        return count == 1 ? "1 sketch" : number(count) + " sketches";
    }
}
