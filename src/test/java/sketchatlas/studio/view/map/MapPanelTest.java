package sketchatlas.studio.view.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import sketchatlas.explore.tree.ComponentNames;
import sketchatlas.sketch.Sketch;
import sketchatlas.studio.map.MadeMap;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.PointSet;
import sketchatlas.studio.viewmodel.Selection;
import sketchatlas.studio.viewmodel.map.MapViewModel;

/** Whole gestures with mouse and keys on the real map. */
@ExtendWith(ApplicationExtension.class)
class MapPanelTest {
    private final MadeMap points = new MadeMap(6);
    private final Selection selection = new Selection();
    private final MapViewModel map = new MapViewModel(new BackgroundWork(Runnable::run, Platform::runLater), selection);
    private final List<Sketch> opened = new ArrayList<>();
    private Node surface;
    private MapPanel panel;

    @Start
    void open(Stage stage) {
        map.setOpener(opened::add);
        panel = new MapPanel(map, new Button("Open an atlas"), new Button("About it"));
        surface = panel.surface();
        HBox.setHgrow(panel, Priority.ALWAYS);
        stage.setScene(new Scene(new HBox(panel), 800, 600));
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    @Test
    void anEmptyMapSaysWhatToDo(FxRobot robot) {
        assertTrue(robot.lookup("Open an atlas").query().isVisible());
    }

    @Test
    void pointingClickingAndDoubleClicking(FxRobot robot) {
        show(robot);
        robot.moveTo(place(9));
        assertEquals(9, map.hoveredProperty().get());
        Node card = robot.lookup("#hover-card").query();
        assertTrue(card.isVisible());
        assertFalse(card.localToScreen(card.getBoundsInLocal()).contains(place(9)), "the card is beside the pointer");
        robot.clickOn(place(9), MouseButton.PRIMARY);
        assertEquals(PointSet.of(9), selection.points());
        robot.clickOn(place(14), MouseButton.PRIMARY);
        robot.interact(() -> surface.fireEvent(secondClick(14)));
        assertEquals(List.of(points.sketch(14)), opened);
        robot.push(KeyCode.ESCAPE);
        assertTrue(selection.points().isEmpty());
    }

    @Test
    void theCardIsWhollySeenInANarrowPanel(FxRobot robot) {
        show(robot);
        robot.interact(() -> panel.setMaxWidth(280));
        robot.interact(() -> panel.getScene().getRoot().layout());
        assertEquals(280, ((Region) surface).getWidth());
        int seen = 0;
        for (int point = 0; point < 24; point++) {
            int of = point;
            robot.interact(() -> {
                Point2D at = surface.screenToLocal(place(of));
                map.hover(at.getX(), at.getY());
            });
            Node card = robot.lookup("#hover-card").query();
            if (card.isVisible()) {
                seen++;
                Bounds view = new BoundingBox(0, 0, ((Region) surface).getWidth(), ((Region) surface).getHeight());
                assertTrue(view.contains(card.getBoundsInParent()), point + ": " + card.getBoundsInParent() + " in " + view);
            }
        }
        assertTrue(seen > 4, seen + " cards were seen");
    }

    @Test
    void aDragInLassoModeSelects(FxRobot robot) {
        show(robot);
        robot.interact(surface::requestFocus);
        robot.push(KeyCode.L);
        Point2D first = place(0).subtract(25, 25);
        Point2D last = place(5).add(25, 25);
        robot.moveTo(first).press(MouseButton.PRIMARY).moveTo(new Point2D(last.getX(), first.getY())).moveTo(last)
                .moveTo(new Point2D(first.getX(), last.getY())).release(MouseButton.PRIMARY);
        assertEquals(PointSet.of(0, 1, 4, 5), selection.points());
    }

    @Test
    void keysMoveAndZoomAndFitAndLegendLinesFilter(FxRobot robot) {
        show(robot);
        robot.interact(surface::requestFocus);
        double scale = map.camera().viewport().scale();
        robot.push(KeyCode.ADD);
        waitUntilScale(scale * 1.4);
        robot.push(KeyCode.DIGIT0);
        waitUntilScale(scale);
        robot.clickOn("pig");
        Label counts = robot.lookup("#map-counts").queryAs(Label.class);
        assertEquals("Showing 6 of 24 sketches · 6 selected", counts.getText());
        robot.clickOn("#clear-filter");
        assertEquals("24 sketches · 6 selected", counts.getText());
    }

    private void show(FxRobot robot) {
        robot.interact(() -> map.show(points, points.positions(), ComponentNames.none("m")));
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Made by hand: two clicks of the robot are a double click only where the machine is quick enough. */
    private MouseEvent secondClick(int point) {
        Point2D screen = place(point);
        Point2D local = surface.screenToLocal(screen);
        return new MouseEvent(MouseEvent.MOUSE_CLICKED, local.getX(), local.getY(), screen.getX(), screen.getY(), MouseButton.PRIMARY, 2,
                false, false, false, false, false, false, false, false, false, true, null);
    }

    private Point2D place(int point) {
        return surface.localToScreen(map.camera().viewport().toScreenX(map.x(point)), map.camera().viewport().toScreenY(map.y(point)));
    }

    private void waitUntilScale(double scale) {
        try {
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS,
                    () -> WaitForAsyncUtils.asyncFx(() -> Math.abs(map.camera().viewport().scale() / scale - 1) < 1e-6).get());
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError("the map did not come to scale " + scale, e);
        }
    }
}
