package sketchatlas.studio.viewmodel;

import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What is selected of an atlas: one for the whole studio, so that what is selected on the map, in the tree or in a legend is selected
 * everywhere. Lives on the interface's thread.
 */
public final class Selection {
    /**
     * What is selected at one moment; immutable.
     *
     * @param points the sketches
     * @param component the component that was selected as a whole, if one was; its sketches are then the points
     */
    public record Selected(PointSet points, Optional<ComponentId> component) {
        private static final Selected NOTHING = new Selected(PointSet.EMPTY, Optional.empty());

        public boolean isEmpty() {
            return points.isEmpty() && component.isEmpty();
        }
    }

    private final ReadOnlyObjectWrapper<Selected> selected = new ReadOnlyObjectWrapper<>(Selected.NOTHING);
    private Function<ComponentId, PointSet> members = _ -> PointSet.EMPTY;

    /** What is selected now; never null. */
    public ReadOnlyObjectProperty<Selected> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    public PointSet points() {
        return selected.get().points();
    }

    public Optional<ComponentId> component() {
        return selected.get().component();
    }

    /**
     * Starts anew with nothing selected, for another atlas.
     *
     * @param newMembers the sketches that each component wins
     */
    public void reset(Function<ComponentId, PointSet> newMembers) {
        members = newMembers;
        clear();
    }

    /** Selects these sketches and nothing else. */
    public void select(PointSet points) {
        set(new Selected(points, Optional.empty()));
    }

    /** Selects these sketches too. */
    public void add(PointSet points) {
        select(points().plus(points));
    }

    /** Selects one sketch more, or no longer. */
    public void toggle(int point) {
        select(points().toggled(point));
    }

    /** Selects a component with all its sketches and nothing else. */
    public void select(ComponentId component) {
        set(new Selected(members.apply(component), Optional.of(component)));
    }

    /** Selects nothing. */
    public void clear() {
        set(Selected.NOTHING);
    }

    private void set(Selected now) {
        if (!now.equals(selected.get())) {
            selected.set(now);
        }
    }
}
