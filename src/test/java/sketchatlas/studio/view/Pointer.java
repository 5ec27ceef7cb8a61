package sketchatlas.studio.view;

import com.sun.javafx.scene.SceneHelper;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;

/**
 * A mouse and a keyboard that hand a scene what a window system hands it. The toolkit's own robot forgets without a display that a button is
 * held down while the mouse moves, which ends every drag at its first step; so drags are made here.
 */
final class Pointer {
    private static final int STEPS = 6; // of each way

    private final Scene scene;
    private double x;
    private double y;
    private boolean down;

    Pointer(Scene scene) {
        this.scene = scene;
    }

    /** Goes to the middle of a node in some steps. */
    Pointer moveTo(Node node) {
        Bounds bounds = onInterface(() -> node.localToScene(node.getLayoutBounds()));
        return moveTo(bounds.getCenterX(), bounds.getCenterY());
    }

    /** Goes to a place in a node. */
    Pointer moveTo(Node node, double localX, double localY) {
        Point2D place = onInterface(() -> node.localToScene(localX, localY));
        return moveTo(place.getX(), place.getY());
    }

    private Pointer moveTo(double toX, double toY) {
        double fromX = x;
        double fromY = y;
        for (int i = 1; i <= STEPS; i++) {
            x = fromX + (toX - fromX) * i / STEPS;
            y = fromY + (toY - fromY) * i / STEPS;
            send(down ? MouseEvent.MOUSE_DRAGGED : MouseEvent.MOUSE_MOVED);
        }
        return this;
    }

    Pointer press() {
        down = true;
        send(MouseEvent.MOUSE_PRESSED);
        return this;
    }

    Pointer release() {
        down = false;
        send(MouseEvent.MOUSE_RELEASED);
        return this;
    }

    /** A drag from here to the middle of a node. */
    Pointer dragTo(Node node) {
        return press().moveTo(node).release();
    }

    /** Presses and lets go of a key, perhaps with Alt or the system's shortcut key held down. */
    Pointer type(KeyCode key, boolean alt, boolean shortcut) {
        onInterface(() -> {
            for (EventType<KeyEvent> type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
                SceneHelper.processKeyEvent(scene, new KeyEvent(type, KeyEvent.CHAR_UNDEFINED, "", key, false, shortcut, alt, false));
            }
            return null;
        });
        return this;
    }

    /** Two clicks where it is; the interface's thread gets them as one, so that they are a double click on a slow machine too. */
    Pointer doubleClick() {
        onInterface(() -> {
            for (int click = 0; click < 2; click++) {
                down = true;
                process(MouseEvent.MOUSE_PRESSED);
                down = false;
                process(MouseEvent.MOUSE_RELEASED);
            }
            return null;
        });
        return this;
    }

    private void send(EventType<MouseEvent> type) {
        onInterface(() -> {
            process(type);
            return null;
        });
    }

    private void process(EventType<MouseEvent> type) {
        SceneHelper.processMouseEvent(scene, new MouseEvent(type, x, y, scene.getWindow().getX() + scene.getX() + x,
                scene.getWindow().getY() + scene.getY() + y, type == MouseEvent.MOUSE_MOVED || type == MouseEvent.MOUSE_DRAGGED
                ? MouseButton.NONE : MouseButton.PRIMARY, 1, false, false, false, false, down, false, false, true, false, false,
                new PickResult(null, x, y)));
    }

    private static <T> T onInterface(Supplier<T> action) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(action.get());
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return done.join();
    }
}
