package sketchatlas.studio.viewmodel.help;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import sketchatlas.studio.viewmodel.PanelsViewModel;

/** A tour of the main window, a step after the other. The panel of a step is lent a place in the window while the step lasts, if it has none. */
public final class TourViewModel {
    private final PanelsViewModel panels;
    private final ReadOnlyObjectWrapper<Optional<TourStep>> step = new ReadOnlyObjectWrapper<>(Optional.empty());

    public TourViewModel(PanelsViewModel panels) {
        this.panels = panels;
    }

    /** The step that is shown; empty while there is no tour. */
    public ReadOnlyObjectProperty<Optional<TourStep>> stepProperty() {
        return step.getReadOnlyProperty();
    }

    /** Begins, from the first step. */
    public void start() {
        show(Optional.of(TourStep.values()[0]));
    }

    /** To the next step; after the last one the tour has ended. Without effect while there is none. */
    public void next() {
        step.get().ifPresent(now -> show(isLast() ? Optional.empty() : Optional.of(TourStep.values()[now.ordinal() + 1])));
    }

    /** To the step before, if there is one. */
    public void back() {
        step.get().filter(now -> now.ordinal() > 0).ifPresent(now -> show(Optional.of(TourStep.values()[now.ordinal() - 1])));
    }

    /** Ends it, wherever it is. */
    public void end() {
        show(Optional.empty());
    }

    /** Whether the next step is the end. */
    public boolean isLast() {
        return step.get().filter(now -> now.ordinal() == TourStep.values().length - 1).isPresent();
    }

    /** How far it is: "2 of 6", or the empty string. */
    public String progress() {
        return step.get().map(now -> (now.ordinal() + 1) + " of " + TourStep.values().length).orElse("");
    }

    private void show(Optional<TourStep> next) {
        panels.lend(next.map(TourStep::panel)); // first, so that who is told of the step finds its panel
        step.set(next);
    }
}
