package sketchatlas.studio.view;

import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TouchEvent;

/**
 * Drawing with a mouse, a pen tablet (which the desktops report as a mouse) or a finger. One pointer draws at a time; further
 * fingers do nothing.
 */
final class PenGesture {
    /** What the gesture moves; coordinates are those of the surface. */
    interface Pen {
        void down(double x, double y);

        void move(double x, double y);

        void up();
    }

    private static final int NONE = -1;

    private final Pen pen;
    private boolean mouseDraws;
    private boolean touchSeen;
    private int finger = NONE;

    /** Listens to a surface from now on. */
    static void install(Node surface, Pen pen) {
        PenGesture gesture = new PenGesture(pen);
        surface.addEventHandler(MouseEvent.MOUSE_PRESSED, gesture::mousePressed);
        surface.addEventHandler(MouseEvent.MOUSE_DRAGGED, gesture::mouseDragged);
        surface.addEventHandler(MouseEvent.MOUSE_RELEASED, gesture::mouseReleased);
        surface.addEventHandler(TouchEvent.ANY, gesture::touched);
    }

    private PenGesture(Pen pen) {
        this.pen = pen;
    }

    private void mousePressed(MouseEvent event) {
        boolean forMenu = event.isPopupTrigger() && event.isControlDown(); // as on a Mac
        if (event.getButton() == MouseButton.PRIMARY && !forMenu && !repeatsTouch(event)) {
            mouseDraws = true;
            pen.down(event.getX(), event.getY());
            event.consume();
        }
    }

    private void mouseDragged(MouseEvent event) {
        if (mouseDraws) {
            pen.move(event.getX(), event.getY());
            event.consume();
        }
    }

    private void mouseReleased(MouseEvent event) {
        if (mouseDraws && event.getButton() == MouseButton.PRIMARY) {
            mouseDraws = false;
            pen.move(event.getX(), event.getY());
            pen.up();
            event.consume();
        }
    }

    /**
     * Whether a mouse event only tells again what touch events have told, perhaps after the finger is gone. Being synthesized is not
     * enough: some systems mark mouse events so without sending touch events.
     */
    private boolean repeatsTouch(MouseEvent event) {
        return finger != NONE || touchSeen && event.isSynthesized();
    }

    private void touched(TouchEvent event) {
        touchSeen = true;
        int id = event.getTouchPoint().getId();
        double x = event.getTouchPoint().getX();
        double y = event.getTouchPoint().getY();
        if (event.getEventType() == TouchEvent.TOUCH_PRESSED && finger == NONE && !mouseDraws) {
            finger = id;
            pen.down(x, y);
        } else if (event.getEventType() == TouchEvent.TOUCH_MOVED && finger == id) {
            pen.move(x, y);
        } else if (event.getEventType() == TouchEvent.TOUCH_RELEASED && finger == id) {
            finger = NONE;
            pen.move(x, y);
            pen.up();
        }
        event.consume();
    }
}
