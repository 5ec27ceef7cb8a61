package sketchatlas.studio.view.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseDragEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import sketchatlas.explore.calculators.LatentCalculator;
import sketchatlas.explore.workbench.SketchToken;

/**
 * The hand that carries a sketch or a latent calculator over the window: a ghost follows the pointer, where it may land is marked, and Escape
 * drops it. Lies on top of everything and takes no mouse events.
 */
public final class TokenHand extends Pane {
    private static final double EDGE = 36; // screen units
    private static final double SPEED = 500; // screen units a second, at the very edge
    private static final PseudoClass LANDING_PLACE = PseudoClass.getPseudoClass("landing-place");
    private static final PseudoClass LANDING = PseudoClass.getPseudoClass("landing");

    private final List<Place> places = new ArrayList<>();
    private final TokenGhost ghost;
    private final EventHandler<MouseEvent> follow = this::follow;
    private final EventHandler<KeyEvent> escape = this::escape;
    private Held held; // null while the hand is empty
    private final List<ScrollPane> scrolls = new ArrayList<>();
    private final AnimationTimer scrolling = new AnimationTimer() {
        @Override
        public void handle(long now) {
            scrollOn(now);
        }
    };
    private Scene over; // the scene of the drag, null between drags
    private Point2D pointer = Point2D.ZERO; // in the scene
    private long lastScroll; // nanoseconds, 0 before the first

    /**
     * Where things may land.
     *
     * @param welcome what may land somewhere on the node
     * @param here whether it may where the pointer is
     */
    private record Place(Node node, Predicate<Held> welcome, BiPredicate<Held, MouseEvent> here, BiConsumer<Held, MouseEvent> drop) {
        boolean takes(Held held, MouseEvent event) {
            return held != null && welcome.test(held) && here.test(held, event);
        }
    }

    /** @param dark whether the ground is dark */
    public TokenHand(ObservableValue<Boolean> dark) {
        setMouseTransparent(true);
        setId("token-hand");
        ghost = new TokenGhost(dark);
        getChildren().add(ghost);
    }

    /**
     * Lets sketches land on a node from now on.
     *
     * @param accepts which ones
     * @param drop what then happens
     */
    public void landing(Node node, Predicate<SketchToken> accepts, Consumer<SketchToken> drop) {
        add(new Place(node, thing -> thing instanceof Held.OfSketch(var token) && accepts.test(token), (_, _) -> true, (thing, _) -> {
            if (thing instanceof Held.OfSketch(var token)) {
                drop.accept(token);
            }
        }));
    }

    /** Lets latent calculators land on a node from now on. */
    void landing(Node node, Consumer<LatentCalculator> drop) {
        add(new Place(node, Held.OfCalculator.class::isInstance, (_, _) -> true, (thing, _) -> {
            if (thing instanceof Held.OfCalculator(var calculator)) {
                drop.accept(calculator);
            }
        }));
    }

    /**
     * Lets latent calculators land on the sketches that a node shows.
     *
     * @param any whether it shows any now
     * @param under the one under the pointer
     */
    void applying(Node node, BooleanSupplier any, Function<MouseEvent, Optional<SketchToken>> under, BiConsumer<LatentCalculator, SketchToken> drop) {
        add(new Place(node, thing -> thing instanceof Held.OfCalculator && any.getAsBoolean(), (_, event) -> under.apply(event).isPresent(),
                (thing, event) -> {
                    if (thing instanceof Held.OfCalculator(var calculator)) {
                        under.apply(event).ifPresent(token -> drop.accept(calculator, token));
                    }
                }));
    }

    private void add(Place place) {
        places.add(place);
        EventHandler<MouseDragEvent> mark = event -> {
            if (held != null && place.welcome().test(held)) {
                place.node().pseudoClassStateChanged(LANDING, place.takes(held, event));
            }
        };
        place.node().addEventHandler(MouseDragEvent.MOUSE_DRAG_ENTERED, mark);
        place.node().addEventHandler(MouseDragEvent.MOUSE_DRAG_OVER, mark);
        place.node().addEventHandler(MouseDragEvent.MOUSE_DRAG_EXITED, _ -> place.node().pseudoClassStateChanged(LANDING, false));
        place.node().addEventHandler(MouseDragEvent.MOUSE_DRAG_RELEASED, event -> {
            Held landed = held;
            if (place.takes(landed, event)) {
                release();
                place.drop().accept(landed, event);
                event.consume();
            }
        });
    }

    /** Scrolls this pane from now on while something is carried near its upper or lower edge, so that what is out of sight can be reached. */
    void scrolls(ScrollPane pane) {
        scrolls.add(pane);
    }

    private void scrollOn(long now) {
        double seconds = lastScroll == 0 ? 0 : Math.min(0.1, (now - lastScroll) / 1e9);
        lastScroll = now;
        scrolls.stream().filter(pane -> pane.getScene() == over && pane.getScene() != null).forEach(pane -> {
            Bounds bounds = pane.localToScene(pane.getLayoutBounds());
            double hidden = pane.getContent().getLayoutBounds().getHeight() - pane.getViewportBounds().getHeight();
            if (hidden > 0 && bounds.contains(pointer)) {
                double above = Math.max(0, bounds.getMinY() + EDGE - pointer.getY());
                double below = Math.max(0, pointer.getY() - (bounds.getMaxY() - EDGE));
                pane.setVvalue(Math.clamp(pane.getVvalue() + (below - above) / EDGE * SPEED * seconds / hidden, 0, 1));
            }
        });
    }

    /** Whether something is being carried. */
    public boolean isFull() {
        return held != null;
    }

    /**
     * Takes something in hand.
     *
     * @param source where it is taken from
     * @param event of type {@link MouseEvent#DRAG_DETECTED}
     */
    void take(Node source, Held taken, MouseEvent event) {
        release();
        held = taken;
        over = source.getScene();
        source.startFullDrag();
        over.addEventFilter(MouseEvent.ANY, follow);
        over.addEventFilter(KeyEvent.KEY_PRESSED, escape);
        places.stream().filter(place -> place.welcome().test(taken)).forEach(place -> place.node().pseudoClassStateChanged(LANDING_PLACE, true));
        ghost.show(taken);
        follow(event);
        lastScroll = 0;
        scrolling.start();
    }

    private void follow(MouseEvent event) {
        if (event.getEventType() == MouseEvent.MOUSE_RELEASED) {
            Platform.runLater(this::release); // after it has landed
            return;
        }
        pointer = new Point2D(event.getSceneX(), event.getSceneY());
        ghost.follow(sceneToLocal(event.getSceneX(), event.getSceneY()), this);
    }

    private void escape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            release();
            event.consume();
        }
    }

    private void release() {
        held = null;
        scrolling.stop();
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
