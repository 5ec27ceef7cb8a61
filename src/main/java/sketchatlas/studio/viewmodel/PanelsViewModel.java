package sketchatlas.studio.viewmodel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import sketchatlas.studio.settings.PanelLayout;

/**
 * Which of the main window's panels are open, and how wide. At least one always is. Where the window has no room for all that a person
 * opened, those opened last are seen, and the others come back with the room.
 */
public final class PanelsViewModel {
    public static final String DRAW = "draw";
    public static final String MAP = "map";
    public static final String TREE = "tree";
    public static final String WORKBENCH = "workbench";
    public static final String TRAIN = "train";
    /** A panel is of use from this width on, in screen units. */
    public static final double NARROWEST = 280;

    private final Map<String, Double> openFrom = new LinkedHashMap<>(); // in the order of the window
    private final List<String> open = new ArrayList<>(); // opened last comes last
    private final Map<String, Double> widths = new HashMap<>();
    private final ReadOnlyObjectWrapper<List<String>> visible = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<String>> maximized = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<String> lent = Optional.empty(); // seen, but not remembered as open
    private int room = Integer.MAX_VALUE;

    /**
     * One more panel at the right end; before {@link #start}.
     *
     * @param windowWidth it is open at a first start in a window of this width, in screen units, or a wider one
     */
    public void add(String id, double windowWidth) {
        if (openFrom.putIfAbsent(id, windowWidth) != null) {
            throw new IllegalArgumentException("there is a panel " + id + " already");
        }
        widths.put(id, 1.0);
    }

    /** Opens the panels that were open the last time, or those of a first start. */
    public void start(Optional<PanelLayout> remembered, double windowWidth) {
        open.clear();
        remembered.ifPresent(layout -> {
            layout.open().stream().filter(openFrom::containsKey).distinct().forEach(open::add);
            layout.widths().forEach((id, width) -> widths.computeIfPresent(id, (_, _) -> width));
        });
        if (open.isEmpty()) {
            openFrom.forEach((id, from) -> {
                if (windowWidth >= from) {
                    open.add(id);
                }
            });
        }
        if (open.isEmpty()) {
            open.add(openFrom.keySet().iterator().next());
        }
        setRoom(windowWidth);
    }

    /** The ids of the panels that are to be seen, in the order of the window; at least one. */
    public ReadOnlyObjectProperty<List<String>> visibleProperty() {
        return visible.getReadOnlyProperty();
    }

    public boolean isVisible(String id) {
        return visible.get().contains(id);
    }

    /** The panel that has the whole window for itself, if any. */
    public ReadOnlyObjectProperty<Optional<String>> maximizedProperty() {
        return maximized.getReadOnlyProperty();
    }

    /** Tells how wide the window is, in screen units. */
    public void setRoom(double windowWidth) {
        room = Math.max(1, (int) (windowWidth / NARROWEST));
        update();
    }

    /** Opens a panel, or closes it if it is seen and not the only one. */
    public void toggle(String id) {
        if (!isVisible(id)) {
            show(id);
        } else if (visible.get().size() > 1) {
            open.remove(id);
            lent = lent.filter(guest -> !guest.equals(id));
            update();
        }
    }

    /**
     * Gives a panel a place in the window for a while: whether it is open, and what is remembered, stays as it is.
     *
     * @param id in place of the one before; empty to give the place back
     */
    public void lend(Optional<String> id) {
        lent = id.filter(openFrom::containsKey);
        update();
    }

    /** Makes sure that a panel is seen. */
    public void show(String id) {
        if (isVisible(id) && !lent.equals(Optional.of(id)) || !openFrom.containsKey(id)) {
            return;
        }
        maximized.set(Optional.empty());
        open.remove(id);
        open.add(id);
        update();
    }

    /** Gives a panel the whole window, or the others their places back. */
    public void toggleMaximized(String id) {
        if (maximized.get().isEmpty()) {
            show(id);
            maximized.set(Optional.of(id));
        } else {
            maximized.set(Optional.empty());
        }
        update();
    }

    /** Where the dividers between the visible panels are, each 0..1 of the whole width. */
    public double[] dividers() {
        List<String> ids = visible.get();
        double sum = sum(ids);
        double[] dividers = new double[ids.size() - 1];
        double position = 0;
        for (int i = 0; i < dividers.length; i++) {
            position += widths.get(ids.get(i)) / sum;
            dividers[i] = position;
        }
        return dividers;
    }

    /**
     * Remembers where dividers were moved to.
     *
     * @param ids the panels that they divide, in the order of the window
     * @param dividers 0..1, rising; one fewer than the panels
     */
    public void remember(List<String> ids, double... dividers) {
        if (dividers.length != ids.size() - 1) {
            throw new IllegalArgumentException(dividers.length + " dividers between " + ids.size() + " panels");
        }
        double sum = sum(ids);
        for (int i = 0; i < ids.size(); i++) {
            double left = i == 0 ? 0 : dividers[i - 1];
            double right = i == dividers.length ? 1 : dividers[i];
            if (right > left) {
                widths.put(ids.get(i), (right - left) * sum);
            }
        }
    }

    /** What to remember. */
    public PanelLayout layout() {
        return new PanelLayout(open, widths);
    }

    private double sum(List<String> ids) {
        return ids.stream().mapToDouble(widths::get).sum();
    }

    private void update() {
        List<String> wanted = new ArrayList<>(open);
        lent.ifPresent(id -> {
            wanted.remove(id);
            wanted.add(id);
        });
        List<String> latest = wanted.subList(Math.max(0, wanted.size() - room), wanted.size());
        List<String> now = maximized.get().filter(whole -> lent.isEmpty() || lent.get().equals(whole)).map(List::of)
                .orElseGet(() -> openFrom.keySet().stream().filter(latest::contains).toList());
        if (!now.equals(visible.get())) {
            visible.set(now);
        }
    }
}
