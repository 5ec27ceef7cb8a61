package sketchatlas.studio.view.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sketchatlas.explore.tree.ComponentNames;
import sketchatlas.studio.map.MadeMap;
import sketchatlas.studio.map.MapViewport;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.Selection;
import sketchatlas.studio.viewmodel.map.Camera;
import sketchatlas.studio.viewmodel.map.Lasso;
import sketchatlas.studio.viewmodel.map.MapViewModel;

/** Dragging, the wheel and the lasso, by the events that they consist of. */
class MapGesturesTest {
    private final Node surface = new Region();
    private final MapViewModel map = new MapViewModel(BackgroundWork.immediate(), new Selection());
    private final Camera camera = map.camera();
    private final List<String> lassos = new ArrayList<>();
    private Lasso growing;
    private boolean lassoMode;
    private LassoGesture lasso;

    @BeforeEach
    void install() {
        camera.resize(800, 600);
        MadeMap points = new MadeMap(10);
        map.show(points, points.positions(), ComponentNames.none("m"));
        camera.pinch(4, 400, 300);
        lasso = LassoGesture.install(surface, event -> lassoMode || event.isShiftDown(), line -> growing = line,
                (line, more) -> lassos.add(line.size() + (more ? " more" : " only")));
        PanZoomGesture.install(surface, camera);
    }

    @Test
    void aDragMovesTheMapWithThePointer() {
        double x = camera.viewport().toMapX(300);
        mouse(MouseEvent.MOUSE_PRESSED, 300, 300, MouseButton.PRIMARY, false);
        mouse(MouseEvent.MOUSE_DRAGGED, 340, 320, MouseButton.PRIMARY, false);
        assertEquals(340, camera.viewport().toScreenX(x), 1e-6);
        mouse(MouseEvent.MOUSE_RELEASED, 340, 320, MouseButton.PRIMARY, false);
        assertEquals(List.of(), lassos);
    }

    @Test
    void aTremblingClickMovesNothing() {
        MapViewport before = camera.viewport();
        mouse(MouseEvent.MOUSE_PRESSED, 300, 300, MouseButton.PRIMARY, false);
        mouse(MouseEvent.MOUSE_DRAGGED, 302, 301, MouseButton.PRIMARY, false);
        mouse(MouseEvent.MOUSE_RELEASED, 302, 301, MouseButton.PRIMARY, false);
        assertEquals(before, camera.viewport());
        assertFalse(camera.advance(0.02));
    }

    @Test
    void theWheelEnlargesAroundThePointer() {
        double x = camera.viewport().toMapX(200);
        double scale = camera.viewport().scale();
        scroll(0, 40, false);
        while (camera.advance(0.02)) {
            assertTrue(camera.viewport().scale() >= scale);
        }
        assertTrue(camera.viewport().scale() > 1.1 * scale);
        assertEquals(200, camera.viewport().toScreenX(x), 1e-6);
    }

    @Test
    void theWheelTurnedAsideByShiftEnlargesTooButFingersThatGoAsideDoNot() {
        double scale = camera.viewport().scale();
        scroll(40, 0, false);
        assertFalse(camera.advance(0.02));
        assertEquals(scale, camera.viewport().scale());
        scroll(40, 0, true);
        assertTrue(camera.advance(0.02));
        assertTrue(camera.viewport().scale() > scale);
    }

    @Test
    void aLassoIsDrawnInPlaceOfADrag() {
        MapViewport before = camera.viewport();
        drawTriangle(true);
        assertEquals(List.of("4 more"), lassos);
        lassoMode = true;
        drawTriangle(false);
        assertEquals(List.of("4 more", "4 only"), lassos);
        assertEquals(before, camera.viewport());
        assertNull(growing);
    }

    @Test
    void aLassoCanBeGivenUp() {
        lassoMode = true;
        mouse(MouseEvent.MOUSE_PRESSED, 100, 100, MouseButton.PRIMARY, false);
        mouse(MouseEvent.MOUSE_DRAGGED, 200, 100, MouseButton.PRIMARY, false);
        assertEquals(2, growing.size());
        assertTrue(lasso.cancel());
        assertFalse(lasso.cancel());
        mouse(MouseEvent.MOUSE_RELEASED, 200, 100, MouseButton.PRIMARY, false);
        assertEquals(List.of(), lassos);
    }

    private void scroll(double dx, double dy, boolean shift) {
        Event.fireEvent(surface, new ScrollEvent(ScrollEvent.SCROLL, 200, 150, 200, 150, shift, false, false, false, false, false, dx, dy, dx, dy,
                ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
    }

    private void drawTriangle(boolean shift) {
        mouse(MouseEvent.MOUSE_PRESSED, 100, 100, MouseButton.PRIMARY, shift);
        mouse(MouseEvent.MOUSE_DRAGGED, 200, 100, MouseButton.PRIMARY, shift);
        mouse(MouseEvent.MOUSE_DRAGGED, 200, 200, MouseButton.PRIMARY, shift);
        mouse(MouseEvent.MOUSE_DRAGGED, 110, 110, MouseButton.PRIMARY, shift);
        mouse(MouseEvent.MOUSE_RELEASED, 110, 110, MouseButton.PRIMARY, shift);
    }

    private void mouse(EventType<MouseEvent> type, double x, double y, MouseButton button, boolean shift) {
        Event.fireEvent(surface, new MouseEvent(type, x, y, x, y, button, 1, shift, false, false, false,
                button == MouseButton.PRIMARY, false, false, false, false, false, null));
    }
}
