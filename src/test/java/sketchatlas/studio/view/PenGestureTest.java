package sketchatlas.studio.view;

import static javafx.scene.input.MouseEvent.MOUSE_DRAGGED;
import static javafx.scene.input.MouseEvent.MOUSE_PRESSED;
import static javafx.scene.input.MouseEvent.MOUSE_RELEASED;
import static javafx.scene.input.TouchEvent.TOUCH_MOVED;
import static javafx.scene.input.TouchEvent.TOUCH_PRESSED;
import static javafx.scene.input.TouchEvent.TOUCH_RELEASED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TouchEvent;
import javafx.scene.input.TouchPoint;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PenGestureTest {
    private final Node surface = new Region();
    private final List<String> seen = new ArrayList<>();

    @BeforeEach
    void install() {
        PenGesture.install(surface, new PenGesture.Pen() {
            @Override
            public void down(double x, double y) {
                seen.add("down " + (int) x);
            }

            @Override
            public void move(double x, double y) {
                seen.add("move " + (int) x);
            }

            @Override
            public void up() {
                seen.add("up");
            }
        });
    }

    @Test
    void theMouseDrawsWithItsPrimaryButton() {
        mouse(MOUSE_PRESSED, 1, MouseButton.PRIMARY, false);
        mouse(MOUSE_DRAGGED, 2, MouseButton.PRIMARY, false);
        mouse(MOUSE_RELEASED, 3, MouseButton.PRIMARY, false);
        mouse(MOUSE_DRAGGED, 4, MouseButton.PRIMARY, false);
        assertEquals(List.of("down 1", "move 2", "move 3", "up"), seen);
    }

    @Test
    void otherButtonsNeitherDrawNorEndALine() {
        mouse(MOUSE_PRESSED, 1, MouseButton.SECONDARY, false);
        mouse(MOUSE_DRAGGED, 2, MouseButton.SECONDARY, false);
        assertEquals(List.of(), seen);
        mouse(MOUSE_PRESSED, 3, MouseButton.PRIMARY, false);
        mouse(MOUSE_RELEASED, 4, MouseButton.SECONDARY, false);
        assertEquals(List.of("down 3"), seen);
    }

    /** On a Mac that is the primary button with Control. */
    @Test
    void whatAsksForTheMenuDrawsNothing() {
        Event.fireEvent(surface, new MouseEvent(MOUSE_PRESSED, 1, 0, 1, 0, MouseButton.PRIMARY, 1, false, true, false, false, true, false, false, false, true,
                true, null));
        mouse(MOUSE_DRAGGED, 2, MouseButton.PRIMARY, false);
        mouse(MOUSE_RELEASED, 3, MouseButton.PRIMARY, false);
        assertEquals(List.of(), seen);
    }

    @Test
    void theFirstFingerDrawsAndOthersDoNot() {
        touch(TOUCH_PRESSED, 7, 1);
        touch(TOUCH_PRESSED, 8, 100);
        touch(TOUCH_MOVED, 8, 101);
        touch(TOUCH_MOVED, 7, 2);
        touch(TOUCH_RELEASED, 8, 102);
        touch(TOUCH_RELEASED, 7, 3);
        touch(TOUCH_PRESSED, 8, 50);
        assertEquals(List.of("down 1", "move 2", "move 3", "up", "down 50"), seen);
    }

    @Test
    void mouseEventsThatRepeatATouchDrawNothing() {
        touch(TOUCH_PRESSED, 7, 1);
        mouse(MOUSE_PRESSED, 1, MouseButton.PRIMARY, true);
        mouse(MOUSE_DRAGGED, 2, MouseButton.PRIMARY, true);
        touch(TOUCH_RELEASED, 7, 3);
        mouse(MOUSE_PRESSED, 3, MouseButton.PRIMARY, true);
        mouse(MOUSE_RELEASED, 3, MouseButton.PRIMARY, true);
        assertEquals(List.of("down 1", "move 3", "up"), seen);
    }

    @Test
    void synthesizedMouseEventsWithoutTouchEventsDraw() {
        mouse(MOUSE_PRESSED, 1, MouseButton.PRIMARY, true);
        touch(TOUCH_PRESSED, 7, 1);
        mouse(MOUSE_RELEASED, 2, MouseButton.PRIMARY, true);
        assertEquals(List.of("down 1", "move 2", "up"), seen);
    }

    private void mouse(EventType<MouseEvent> type, double x, MouseButton button, boolean synthesized) {
        Event.fireEvent(surface, new MouseEvent(type, x, 0, x, 0, button, 1, false, false, false, false, false, false, false,
                synthesized, false, true, null));
    }

    private void touch(EventType<TouchEvent> type, int finger, double x) {
        TouchPoint point = new TouchPoint(finger, TouchPoint.State.STATIONARY, x, 0, x, 0, surface, null);
        Event.fireEvent(surface, new TouchEvent(type, point, List.of(point), 1, false, false, false, false));
    }
}
