package sketchatlas.studio.viewmodel.map;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import sketchatlas.sketch.Sketch;

/** The drawing on the paper, or a sketch that was placed in its stead, as a mark on the map, which glides to where its code belongs while the pen moves. */
public final class DrawingMarker {
    /** What the drawing on the paper is called. */
    public static final String OWN = "Your drawing";
    private static final double SETTLING_SECONDS = 0.12;
    private static final double CLOSE = 1e-4; // of the way

    private final ReadOnlyObjectWrapper<Optional<DrawingMark>> mark = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Runnable wake;
    private double targetX;
    private double targetY;
    private double way; // length of the way to the last target

    /** @param wake is told when there is something to move */
    DrawingMarker(Runnable wake) {
        this.wake = wake;
    }

    /** The mark; never null, empty while nothing is drawn. */
    public ReadOnlyObjectProperty<Optional<DrawingMark>> markProperty() {
        return mark.getReadOnlyProperty();
    }

    /** Tells what is drawn and where it belongs, in map units; the first place is taken at once. */
    public void place(String label, Sketch sketch, double x, double y) {
        targetX = x;
        targetY = y;
        DrawingMark now = mark.get().orElse(new DrawingMark(label, sketch, x, y));
        way = Math.hypot(x - now.x(), y - now.y());
        mark.set(Optional.of(new DrawingMark(label, sketch, now.x(), now.y())));
        wake.run();
    }

    /** Nothing is drawn. */
    public void clear() {
        mark.set(Optional.empty());
    }

    /** Lets time pass; whether the mark still moves. */
    boolean advance(double seconds) {
        if (mark.get().isEmpty() || mark.get().get().x() == targetX && mark.get().get().y() == targetY) {
            return false;
        }
        DrawingMark now = mark.get().get();
        double left = Math.hypot(targetX - now.x(), targetY - now.y());
        double share = left <= CLOSE * way ? 1 : 1 - Math.exp(-seconds / SETTLING_SECONDS);
        double x = share == 1 ? targetX : now.x() + (targetX - now.x()) * share;
        double y = share == 1 ? targetY : now.y() + (targetY - now.y()) * share;
        mark.set(Optional.of(new DrawingMark(now.label(), now.sketch(), x, y)));
        return true;
    }
}
