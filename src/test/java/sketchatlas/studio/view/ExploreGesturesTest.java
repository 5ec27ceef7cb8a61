package sketchatlas.studio.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import sketchatlas.explore.FakeReconstructor;
import sketchatlas.explore.Level;
import sketchatlas.explore.tree.HierarchyLayout;
import sketchatlas.explore.workbench.Slot;
import sketchatlas.studio.FakeAtlases;
import sketchatlas.studio.FakeServices;
import sketchatlas.studio.map.MapViewport;
import sketchatlas.studio.settings.PanelLayout;
import sketchatlas.studio.settings.ThemeChoice;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.ComponentId;
import sketchatlas.studio.viewmodel.PanelsViewModel;
import sketchatlas.studio.viewmodel.StudioViewModel;
import sketchatlas.studio.viewmodel.tree.TreeViewModel.Look;

/** Whole gestures across map, tree and paper in the real window. */
@ExtendWith(ApplicationExtension.class)
class ExploreGesturesTest {
    private static final int SECONDS = 60;
    private static final ComponentId L0 = new ComponentId(Level.L, 0);

    private final FakeAtlases atlases = new FakeAtlases();
    private StudioViewModel studio;

    @Start
    void open(Stage stage) {
        studio = new StudioViewModel(FakeServices.services(_ -> new FakeReconstructor(), atlases, FakeServices.BENCHES),
                new BackgroundWork(Runnable::run, Platform::runLater));
        MainWindow window = new MainWindow(stage, studio, new NoDialogs(), new Themes(ThemeChoice.LIGHT));
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(1240);
        stage.setHeight(760);
        window.restore(Optional.empty(), Optional.of(new PanelLayout(List.of("map", "tree"), Map.of("map", 1.0, "tree", 1.4))));
        stage.show();
        studio.model().open(Path.of("any.safetensors"));
    }

    @AfterEach
    void close() {
        studio.close();
    }

    @Test
    void whatIsClickedInTheTreeIsSelectedOnTheMapAndNamedInPlace(FxRobot robot) throws Exception {
        clickOnNode(robot, L0);
        waitFor(() -> studio.selection().component().equals(Optional.of(L0)));
        assertEquals(3 * FakeAtlases.EACH, studio.selection().points().size(), "all its sketches are selected on the map");
        assertTrue(robot.lookup("#inspector").query().isVisible());
        robot.push(KeyCode.F2).write("houses").push(KeyCode.ENTER);
        waitFor(() -> studio.atlas().namesProperty().get().label(Level.L, 0).equals("houses"));
        assertEquals("houses", atlases.names(Path.of("any.safetensors"), "").label(Level.L, 0), "and the name is kept");
    }

    @Test
    void theOutlineFollowsTheSelectionAndLeadsIt(FxRobot robot) throws Exception {
        waitFor(() -> studio.atlas().atlas().isPresent());
        robot.clickOn("#tree-outline");
        assertEquals(Look.OUTLINE, studio.tree().lookProperty().get());
        robot.clickOn("k3");
        assertEquals(Optional.of(new ComponentId(Level.K, 3)), studio.selection().component());
        robot.push(KeyCode.UP);
        assertEquals(Optional.of(new ComponentId(Level.L, 1)), studio.selection().component());
        robot.clickOn("#tree-drawn");
        assertEquals(Look.DRAWN, studio.tree().lookProperty().get());
    }

    @Test
    void aDoubleClickOnTheMapOpensThePaperWithTheSketch(FxRobot robot) throws Exception {
        waitFor(() -> studio.map().data().isPresent());
        assertTrue(!studio.panels().isVisible("draw"));
        Node map = robot.lookup("#map").query();
        waitFor(() -> map.getLayoutBounds().getWidth() > 100);
        waitFor(() -> freeSketch().isPresent());
        Point2D sketch = freeSketch().orElseThrow();
        new Pointer(map.getScene()).moveTo(map, sketch.getX(), sketch.getY()).doubleClick();
        waitFor(() -> !studio.drawing().paper().isEmpty());
        assertTrue(studio.panels().isVisible("draw"));
        waitFor(() -> studio.map().drawing().markProperty().get().isPresent()); // and the drawing is on the map
    }

    @Test
    void aPanelThatIsOpenedLaterShowsWhatCameBeforeIt(FxRobot robot) throws Exception {
        waitFor(() -> studio.model().engineProperty().get().isPresent());
        robot.interact(() -> {
            studio.drawing().penDown(0, 0);
            studio.drawing().penMove(100, 0);
            studio.drawing().penMove(100, 100);
            studio.drawing().penUp();
        });
        waitFor(() -> studio.reconstruction().drawnProperty().get().filter(drawn -> drawn.finished() && !drawn.request().live()).isPresent()
                && studio.atlas().atlas().isPresent());
        assertTrue(robot.lookup("#reconstruction").tryQuery().isEmpty(), "its panel is closed");
        robot.clickOn("#toggle-draw");
        assertEquals("Drawing paper with 1 stroke", robot.lookup("#paper").query().getAccessibleText());
        assertTrue(robot.lookup("#reconstruction").query().getAccessibleText().startsWith("Reconstruction of"));
        robot.interact(() -> {
            studio.workbench().put(Slot.A, studio.workbench().tokens().point(3).orElseThrow());
            studio.panels().show(PanelsViewModel.WORKBENCH);
        });
        assertFalse(robot.lookup("#slot-a .token-prompt").query().isVisible(), "the slot shows the sketch");
    }

    @Test
    void samplesAreDrawnAndPutOnThePaper(FxRobot robot) throws Exception {
        clickOnNode(robot, L0);
        waitFor(() -> studio.inspector().samplesProperty().get().size() == 6);
        robot.clickOn("#use-on-paper");
        waitFor(() -> !studio.drawing().paper().isEmpty());
        TextField name = robot.lookup("#component-name").queryAs(TextField.class);
        assertEquals("", name.getText());
    }

    /** Where a sketch on the map is that no component's mark covers. */
    private Optional<Point2D> freeSketch() {
        MapViewport view = studio.map().camera().viewport();
        for (int i = 0; i < 4 * FakeAtlases.EACH; i++) {
            Point2D place = new Point2D(view.toScreenX(studio.map().x(i)), view.toScreenY(studio.map().y(i)));
            if (studio.map().at(place.getX(), place.getY()) == i && studio.map().markAt(place.getX(), place.getY()).isEmpty()) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    private void clickOnNode(FxRobot robot, ComponentId id) throws Exception {
        Node surface = robot.lookup("#tree").query();
        waitFor(() -> studio.tree().scene().isPresent() && surface.getLayoutBounds().getWidth() > 100);
        HierarchyLayout.Node node = studio.tree().scene().orElseThrow().layout().nodes().get(studio.tree().scene().orElseThrow().nodeOf(id));
        MapViewport view = studio.tree().camera().viewport();
        robot.clickOn(surface.localToScreen(view.toScreenX(node.x()), view.toScreenY(node.y())));
    }

    private static void waitFor(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        WaitForAsyncUtils.waitForFxEvents();
    }
}
