package sketchatlas.studio.view.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.event.EventHandler;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseDragEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import sketchatlas.explore.workbench.SketchToken;
import sketchatlas.studio.view.map.SketchPicture;

/**
 * The hand that carries a token over the window: a ghost follows the pointer, where it may land is marked, and Escape drops it. Lies on top of
 * everything and takes no mouse events.
 */
public final class TokenHand extends Pane {
    private static final PseudoClass LANDING_PLACE = PseudoClass.getPseudoClass("landing-place");
    private static final PseudoClass LANDING = PseudoClass.getPseudoClass("landing");
    private static final double SIDE = 72; // of the ghost, in screen units
    private static final double APART = 10; // from the pointer

    private final List<Place> places = new ArrayList<>();
    private final VBox ghost = new VBox();
    private final SketchPicture picture = new SketchPicture(SIDE);
    private final Label name = new Label();
    private final ObservableValue<Boolean> dark;
    private final EventHandler<MouseEvent> follow = this::follow;
    private final EventHandler<KeyEvent> escape = this::escape;
    private SketchToken token; // null while the hand is empty
    private Scene over; // the scene of the drag, null between drags

    /** Where tokens may land. */
    private record Place(Node node, Predicate<SketchToken> accepts, Consumer<SketchToken> drop) {
    }

    /** @param dark whether the ground is dark */
    public TokenHand(ObservableValue<Boolean> dark) {
        this.dark = dark;
        setMouseTransparent(true);
        setId("token-hand");
        ghost.setId("token-ghost");
        ghost.getStyleClass().add("token-ghost");
        ghost.getChildren().addAll(picture, name);
        ghost.setVisible(false);
        getChildren().add(ghost);
    }

    /**
     * Lets tokens land on a node from now on.
     *
     * @param accepts which ones
     * @param drop what then happens
     */
    public void landing(Node node, Predicate<SketchToken> accepts, Consumer<SketchToken> drop) {
        Place place = new Place(node, accepts, drop);
        places.add(place);
        node.addEventHandler(MouseDragEvent.MOUSE_DRAG_ENTERED, _ -> node.pseudoClassStateChanged(LANDING, token != null && accepts.test(token)));
        node.addEventHandler(MouseDragEvent.MOUSE_DRAG_EXITED, _ -> node.pseudoClassStateChanged(LANDING, false));
        node.addEventHandler(MouseDragEvent.MOUSE_DRAG_RELEASED, event -> {
            SketchToken landed = token;
            if (landed != null && accepts.test(landed)) {
                release();
                drop.accept(landed);
                event.consume();
            }
        });
    }

    /** A node that is gone takes nothing any more. */
    void noLanding(Node node) {
        places.removeIf(place -> place.node() == node);
    }

    /** Whether something is being carried. */
    public boolean isFull() {
        return token != null;
    }

    /**
     * Takes a token in hand.
     *
     * @param source where it is taken from
     * @param event of type {@link MouseEvent#DRAG_DETECTED}
     */
    void take(Node source, SketchToken taken, MouseEvent event) {
        release();
        token = taken;
        over = source.getScene();
        source.startFullDrag();
        picture.getGraphicsContext2D().clearRect(0, 0, SIDE, SIDE);
        taken.sketch().ifPresent(sketch -> picture.show(sketch, TokenTile.ink(taken, dark.getValue())));
        name.setText(taken.name());
        over.addEventFilter(MouseEvent.ANY, follow);
        over.addEventFilter(KeyEvent.KEY_PRESSED, escape);
        places.forEach(place -> place.node().pseudoClassStateChanged(LANDING_PLACE, place.accepts().test(taken)));
        ghost.setVisible(true);
        follow(event);
    }

    private void follow(MouseEvent event) {
        if (event.getEventType() == MouseEvent.MOUSE_RELEASED) {
            Platform.runLater(this::release); // after it has landed
            return;
        }
        ghost.autosize();
        Point2D at = sceneToLocal(event.getSceneX(), event.getSceneY());
        ghost.relocate(Math.clamp(at.getX() + APART, 0, Math.max(0, getWidth() - ghost.getWidth())),
                Math.clamp(at.getY() + APART, 0, Math.max(0, getHeight() - ghost.getHeight())));
    }

    private void escape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            release();
            event.consume();
        }
    }

    private void release() {
        token = null;
        ghost.setVisible(false);
        places.forEach(place -> {
            place.node().pseudoClassStateChanged(LANDING_PLACE, false);
            place.node().pseudoClassStateChanged(LANDING, false);
        });
        if (over != null) {
            over.removeEventFilter(MouseEvent.ANY, follow);
            over.removeEventFilter(KeyEvent.KEY_PRESSED, escape);
            over = null;
        }
    }
}
