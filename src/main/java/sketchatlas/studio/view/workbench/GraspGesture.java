package sketchatlas.studio.view.workbench;

import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** Takes in hand what can be taken where a drag with the primary button begins; a press without a drag is left to others, as are other drags. */
final class GraspGesture {
    private final Node node;
    private final Function<MouseEvent, Optional<Held>> at;
    private final TokenHand hand;
    private Held pressed; // null while nothing is held that could be taken

    /**
     * Listens to a node from now on, before gestures that drag.
     *
     * @param at what can be taken where a press is
     */
    static void install(Node node, Function<MouseEvent, Optional<Held>> at, TokenHand hand) {
        GraspGesture gesture = new GraspGesture(node, at, hand);
        node.addEventFilter(MouseEvent.MOUSE_PRESSED, gesture::press);
        node.addEventFilter(MouseEvent.DRAG_DETECTED, gesture::detect);
        node.addEventFilter(MouseEvent.MOUSE_DRAGGED, gesture::drag);
        node.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> gesture.pressed = null);
    }

    private GraspGesture(Node node, Function<MouseEvent, Optional<Held>> at, TokenHand hand) {
        this.node = node;
        this.at = at;
        this.hand = hand;
    }

    private void press(MouseEvent event) {
        boolean plain = event.getButton() == MouseButton.PRIMARY && !event.isShiftDown() && !event.isAltDown() && !event.isShortcutDown();
        pressed = plain ? at.apply(event).orElse(null) : null;
    }

    private void detect(MouseEvent event) {
        if (pressed != null) {
            hand.take(node, pressed, event);
            event.consume();
        }
    }

    /** The node's own drag would move a map under the token. */
    private void drag(MouseEvent event) {
        if (pressed != null) {
            event.consume();
        }
    }
}
