package sketchatlas.studio.view.help;

import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.event.EventHandler;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Dimension2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;
import sketchatlas.studio.viewmodel.help.TourStep;
import sketchatlas.studio.viewmodel.help.TourViewModel;

/**
 * The tour over the window: a frame around what a step is about, and a card beside it. Only the card takes the pointer, so that everything else can
 * be used meanwhile; Escape ends the tour wherever the keyboard is, but in a text field, or while a sketch is being carried.
 */
public final class TourLayer extends Pane {
    private static final double ARROW = 9; // half of its base

    private final TourViewModel tour;
    private final Map<TourStep, Supplier<Node>> targets;
    private final BooleanSupplier escapeIsTaken;
    private final TourCard card;
    private final Region frame = new Region();
    private final Polygon arrow = new Polygon();
    private final EventHandler<KeyEvent> escape = this::escape;
    private final InvalidationListener moved = _ -> requestLayout();
    private Optional<Node> target = Optional.empty();
    private Optional<Node> focusBefore = Optional.empty();

    /**
     * @param targets what each step is about; asked when it is shown, with its panel in the window
     * @param escapeIsTaken whether Escape means something else now
     */
    public TourLayer(TourViewModel tour, Map<TourStep, Supplier<Node>> targets, BooleanSupplier escapeIsTaken) {
        this.tour = tour;
        this.targets = Map.copyOf(targets);
        this.escapeIsTaken = escapeIsTaken;
        card = new TourCard(tour);
        setPickOnBounds(false);
        frame.getStyleClass().add("tour-frame");
        frame.setMouseTransparent(true);
        arrow.getStyleClass().add("tour-arrow");
        arrow.setMouseTransparent(true);
        arrow.setManaged(false);
        getChildren().setAll(frame, card, arrow);
        setVisible(false);
        tour.stepProperty().addListener((_, before, now) -> show(before.isPresent(), now));
        sceneProperty().subscribe((before, now) -> {
            if (before != null) {
                before.removeEventFilter(KeyEvent.KEY_PRESSED, escape);
            }
            if (now != null) {
                now.addEventFilter(KeyEvent.KEY_PRESSED, escape);
            }
        });
    }

    private void show(boolean wasShown, Optional<TourStep> step) {
        target.ifPresent(node -> {
            node.localToSceneTransformProperty().removeListener(moved);
            node.layoutBoundsProperty().removeListener(moved);
        });
        target = step.map(targets::get).map(Supplier::get);
        target.ifPresent(node -> {
            node.localToSceneTransformProperty().addListener(moved);
            node.layoutBoundsProperty().addListener(moved);
        });
        setVisible(step.isPresent());
        step.ifPresent(card::show);
        if (step.isPresent()) {
            if (!wasShown) {
                focusBefore = Optional.ofNullable(getScene()).map(Scene::getFocusOwner);
            }
            card.takeKeyboard();
            requestLayout();
        } else {
            focusBefore.filter(node -> node.getScene() == getScene()).ifPresent(Node::requestFocus);
            focusBefore = Optional.empty();
        }
    }

    @Override
    protected void layoutChildren() {
        if (target.isEmpty()) {
            return;
        }
        Node node = target.get();
        Bounds about = node.getScene() == getScene() ? sceneToLocal(node.localToScene(node.getLayoutBounds())) : new BoundingBox(0, 0, 0, 0);
        double height = card.prefHeight(card.getPrefWidth());
        TourPlacement place = TourPlacement.of(about, new Dimension2D(card.getPrefWidth(), height), new Dimension2D(getWidth(), getHeight()));
        frame.resizeRelocate(about.getMinX(), about.getMinY(), about.getWidth(), about.getHeight());
        card.resizeRelocate(snapPositionX(place.x()), snapPositionY(place.y()), card.getPrefWidth(), height);
        pointFrom(place, height);
    }

    private void pointFrom(TourPlacement place, double height) {
        arrow.setVisible(place.side() != null);
        if (place.side() == null) {
            return;
        }
        double left = place.x();
        double top = place.y();
        double right = left + card.getPrefWidth();
        double bottom = top + height;
        double along = place.arrow();
        switch (place.side()) {
            case LEFT -> triangle(left + 1, top + along - ARROW, left + 1, top + along + ARROW, left - ARROW, top + along);
            case RIGHT -> triangle(right - 1, top + along - ARROW, right - 1, top + along + ARROW, right + ARROW, top + along);
            case TOP -> triangle(left + along - ARROW, top + 1, left + along + ARROW, top + 1, left + along, top - ARROW);
            case BOTTOM -> triangle(left + along - ARROW, bottom - 1, left + along + ARROW, bottom - 1, left + along, bottom + ARROW);
        }
    }

    private void triangle(Double... corners) {
        arrow.getPoints().setAll(corners);
    }

    private void escape(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        if (event.getCode() == KeyCode.ESCAPE && tour.stepProperty().get().isPresent() && !typing && !escapeIsTaken.getAsBoolean()) {
            tour.end();
            event.consume();
        }
    }
}
