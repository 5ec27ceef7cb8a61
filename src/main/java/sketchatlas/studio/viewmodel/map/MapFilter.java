package sketchatlas.studio.viewmodel.map;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import sketchatlas.studio.map.ColourBy;
import sketchatlas.studio.map.Grouping;
import sketchatlas.studio.map.Grouping.Group;
import sketchatlas.studio.viewmodel.PointSet;

/** Which sketches are shown: those in the chosen groups of every legend whose categories or components have all the words looked for. */
public final class MapFilter {
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<PointSet> shown = new ReadOnlyObjectWrapper<>(PointSet.EMPTY);
    private final Map<ColourBy, Set<Integer>> chosen = new EnumMap<>(ColourBy.class); // without an entry: all groups
    private MapData data;

    MapFilter() {
        text.addListener(_ -> apply());
    }

    /** Words to look for in categories and components; "k7" or "l3" is that component. */
    public StringProperty textProperty() {
        return text;
    }

    /** The sketches that pass. */
    public ReadOnlyObjectProperty<PointSet> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Whether anything is held back on purpose. */
    public boolean isActive() {
        return !chosen.isEmpty() || !text.get().isBlank();
    }

    /** Whether a group of a legend is shown as far as this legend says. */
    public boolean isChosen(ColourBy by, int group) {
        Set<Integer> groups = chosen.get(by);
        return groups == null || groups.contains(group);
    }

    /** Shows this group of a legend only; or all, if it was the only one already. */
    public void only(ColourBy by, int group) {
        if (Set.of(group).equals(chosen.get(by))) {
            chosen.remove(by);
        } else {
            chosen.put(by, Set.of(group));
        }
        apply();
    }

    /** Shows a group of a legend too, or no longer; without its last group a legend shows all again. */
    public void toggle(ColourBy by, int group) {
        Set<Integer> all = new HashSet<>();
        data.grouping(by).groups().stream().map(Group::index).forEach(all::add);
        Set<Integer> groups = new HashSet<>(chosen.getOrDefault(by, all));
        if (!groups.remove(group)) {
            groups.add(group);
        }
        if (groups.isEmpty() || groups.equals(all)) {
            chosen.remove(by);
        } else {
            chosen.put(by, Set.copyOf(groups));
        }
        apply();
    }

    /** Shows everything. */
    public void clear() {
        chosen.clear();
        if (text.get().isEmpty()) {
            apply();
        } else {
            text.set("");
        }
    }

    /** Filters these sketches from now on; null is none. The choice of groups is kept only where the sketches are the same. */
    void setData(MapData newData) {
        if (data == null || newData == null || data.points() != newData.points()) {
            chosen.clear();
        }
        data = newData;
        apply();
    }

    private void apply() {
        if (data == null) {
            shown.set(PointSet.EMPTY);
            return;
        }
        List<String> words = List.of(text.get().toLowerCase(Locale.ROOT).strip().split("\\s+"));
        List<Map.Entry<Grouping, Set<Integer>>> groups = chosen.entrySet().stream()
                .map(entry -> Map.entry(data.grouping(entry.getKey()), entry.getValue())).toList();
        shown.set(PointSet.where(data.points().count(),
                p -> groups.stream().allMatch(g -> g.getValue().contains(g.getKey().groupOf()[p]))
                        && words.stream().allMatch(word -> word.isEmpty() || data.matches(p, word))));
    }
}
