package sketchatlas.studio.view.workbench;

import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import sketchatlas.explore.workbench.InterpolationJob.Place;
import sketchatlas.explore.workbench.WorkbenchCommand;
import sketchatlas.studio.viewmodel.workbench.WorkbenchViewModel;

/** A square among four corners with a point that is dragged, or moved with the arrow keys. */
final class PlacePad extends Region {
    private static final double STEP = 0.05;
    private static final double RADIUS = 7;

    private final WorkbenchViewModel workbench;
    private final Circle point = new Circle(RADIUS);

    PlacePad(WorkbenchViewModel workbench, double side) {
        this.workbench = workbench;
        setId("place-pad");
        getStyleClass().add("place-pad");
        setMinSize(side, side);
        setMaxSize(side, side);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        point.getStyleClass().add("place-point");
        point.setManaged(false);
        point.setMouseTransparent(true);
        getChildren().add(point);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            requestFocus();
            move(event);
        });
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::move);
        addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> workbench.settle());
        addEventHandler(KeyEvent.KEY_PRESSED, this::type);
        workbench.stateProperty().subscribe(_ -> show());
    }

    private void move(MouseEvent event) {
        place(event.getX() / getWidth(), event.getY() / getHeight());
        event.consume();
    }

    private void place(double u, double v) {
        workbench.execute(new WorkbenchCommand.MoveTo(new Place(Math.clamp(u, 0, 1), Math.clamp(v, 0, 1))));
    }

    private void type(KeyEvent event) {
        Place now = workbench.state().place();
        switch (event.getCode()) {
            case LEFT -> place(now.u() - STEP, now.v());
            case RIGHT -> place(now.u() + STEP, now.v());
            case UP -> place(now.u(), now.v() - STEP);
            case DOWN -> place(now.u(), now.v() + STEP);
            default -> {
                return;
            }
        }
        workbench.settle();
        event.consume();
    }

    private void show() {
        Place place = workbench.state().place();
        point.setCenterX(place.u() * getMinWidth());
        point.setCenterY(place.v() * getMinHeight());
        setAccessibleText(String.format("Place: %.0f%% from left to right, %.0f%% from top to bottom", 100 * place.u(), 100 * place.v()));
    }
}
