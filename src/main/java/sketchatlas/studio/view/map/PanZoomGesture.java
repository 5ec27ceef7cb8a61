package sketchatlas.studio.view.map;

import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import sketchatlas.studio.viewmodel.map.Camera;

/**
 * Moves a map with the pointer: it is dragged with any button and glides on when let go while moving; the wheel and two fingers enlarge around
 * where they are. A press without a drag is a click and is left to others.
 */
public final class PanZoomGesture {
    private static final double SLACK = 4; // screen units that a hand trembles in a click
    private static final double PER_WHEEL_UNIT = 0.0045; // of the logarithm of the scale
    private static final double SMOOTHING = 0.6; // share of the newest movement in the speed
    private static final long RESTED_NANOS = 80_000_000; // held still so long before letting go: no gliding

    private final Camera camera;
    private double lastX;
    private double lastY;
    private double pressX;
    private double pressY;
    private long lastNanos;
    private double speedX; // screen units a second
    private double speedY;
    private boolean pressed;
    private boolean dragging;
    private boolean pinching;

    /** Listens to a surface from now on; consumes what it uses. */
    public static void install(Node surface, Camera camera) {
        PanZoomGesture gesture = new PanZoomGesture(camera);
        surface.addEventHandler(MouseEvent.MOUSE_PRESSED, gesture::press);
        surface.addEventHandler(MouseEvent.MOUSE_DRAGGED, gesture::drag);
        surface.addEventHandler(MouseEvent.MOUSE_RELEASED, gesture::release);
        surface.addEventHandler(ScrollEvent.SCROLL, gesture::scroll);
        surface.addEventHandler(ZoomEvent.ANY, gesture::pinch);
    }

    private PanZoomGesture(Camera camera) {
        this.camera = camera;
    }

    private void press(MouseEvent event) {
        camera.glide(0, 0); // a finger on a gliding map stops it
        pressed = true;
        dragging = false;
        pressX = event.getX();
        pressY = event.getY();
        lastX = pressX;
        lastY = pressY;
        speedX = 0;
        speedY = 0;
        lastNanos = System.nanoTime();
    }

    private void drag(MouseEvent event) {
        if (!pressed || pinching) {
            return;
        }
        dragging |= Math.hypot(event.getX() - pressX, event.getY() - pressY) > SLACK;
        if (dragging) {
            double dx = event.getX() - lastX;
            double dy = event.getY() - lastY;
            long now = System.nanoTime();
            double seconds = Math.max(1e-3, (now - lastNanos) / 1e9);
            speedX += SMOOTHING * (dx / seconds - speedX);
            speedY += SMOOTHING * (dy / seconds - speedY);
            lastNanos = now;
            lastX = event.getX();
            lastY = event.getY();
            camera.drag(dx, dy);
            event.consume();
        }
    }

    private void release(MouseEvent event) {
        if (pressed && dragging) {
            if (System.nanoTime() - lastNanos < RESTED_NANOS && event.getButton() != MouseButton.NONE) {
                camera.glide(speedX, speedY);
            }
            event.consume();
        }
        pressed = false;
    }

    private void scroll(ScrollEvent event) {
        if (pinching) {
            return;
        }
        if (event.getTouchCount() > 0) {
            camera.drag(event.getDeltaX(), event.getDeltaY());
        } else {
            // Shift turns it on some systems; two fingers that go aside on a touchpad mean nothing here.
            double delta = event.getDeltaY() == 0 && event.isShiftDown() ? event.getDeltaX() : event.getDeltaY();
            camera.zoom(Math.exp(delta * PER_WHEEL_UNIT), event.getX(), event.getY());
        }
        event.consume();
    }

    private void pinch(ZoomEvent event) {
        if (event.getEventType() == ZoomEvent.ZOOM_STARTED) {
            pinching = true;
        } else if (event.getEventType() == ZoomEvent.ZOOM_FINISHED) {
            pinching = false;
        } else if (event.getZoomFactor() > 0) {
            camera.pinch(event.getZoomFactor(), event.getX(), event.getY());
        }
        event.consume();
    }
}
