package sketchatlas.studio.view.map;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import sketchatlas.studio.viewmodel.map.Lasso;

/** Draws a line around things with the primary button. A press without a drag is a click and is left to others. */
final class LassoGesture {
    private static final double SLACK = 4; // screen units that a hand trembles in a click

    private final Predicate<MouseEvent> wanted;
    private final Consumer<Lasso> growing;
    private final BiConsumer<Lasso, Boolean> done;
    private Lasso lasso; // null while none is drawn
    private double pressX;
    private double pressY;
    private boolean drawing;

    /**
     * Listens to a surface from now on, before gestures that drag; consumes what it uses.
     *
     * @param wanted whether a press begins a lasso
     * @param growing gets the lasso whenever it has grown, and null when there is none any more
     * @param done gets a finished lasso and whether it adds to what is selected
     */
    static LassoGesture install(Node surface, Predicate<MouseEvent> wanted, Consumer<Lasso> growing, BiConsumer<Lasso, Boolean> done) {
        LassoGesture gesture = new LassoGesture(wanted, growing, done);
        surface.addEventFilter(MouseEvent.MOUSE_PRESSED, gesture::press);
        surface.addEventFilter(MouseEvent.MOUSE_DRAGGED, gesture::drag);
        surface.addEventFilter(MouseEvent.MOUSE_RELEASED, gesture::release);
        return gesture;
    }

    private LassoGesture(Predicate<MouseEvent> wanted, Consumer<Lasso> growing, BiConsumer<Lasso, Boolean> done) {
        this.wanted = wanted;
        this.growing = growing;
        this.done = done;
    }

    /** Gives up the lasso that is being drawn; whether there was one. */
    boolean cancel() {
        boolean was = lasso != null && drawing;
        lasso = null;
        growing.accept(null);
        return was;
    }

    private void press(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && wanted.test(event)) {
            lasso = new Lasso();
            lasso.add(event.getX(), event.getY());
            pressX = event.getX();
            pressY = event.getY();
            drawing = false;
        }
    }

    private void drag(MouseEvent event) {
        if (lasso != null) {
            lasso.add(event.getX(), event.getY());
            drawing |= Math.hypot(event.getX() - pressX, event.getY() - pressY) > SLACK;
            if (drawing) {
                growing.accept(lasso);
            }
            event.consume();
        }
    }

    private void release(MouseEvent event) {
        if (lasso != null && event.getButton() == MouseButton.PRIMARY) {
            Lasso finished = lasso;
            lasso = null;
            growing.accept(null);
            if (drawing) {
                done.accept(finished, event.isShiftDown() || event.isShortcutDown());
                event.consume();
            }
        }
    }
}
