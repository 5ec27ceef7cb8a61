package sketchatlas.studio.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import sketchatlas.explore.DrawnSketch;
import sketchatlas.studio.FakeServices;
import sketchatlas.studio.settings.ThemeChoice;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.StudioViewModel;

/** Whole gestures with mouse and keys in the real window. */
@ExtendWith(ApplicationExtension.class)
class GesturesTest {
    private static final int SECONDS = 60;

    private StudioViewModel studio;
    private FileDialogs dialogs = new FakeDialogs();

    @Start
    void open(Stage stage) {
        studio = new StudioViewModel(FakeServices.services(), new BackgroundWork(Runnable::run, Platform::runLater));
        new MainWindow(stage, studio, dialogs, new Themes(ThemeChoice.LIGHT)).restore(Optional.empty(), Optional.empty());
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(960);
        stage.setHeight(760);
        stage.show();
        studio.model().open(Path.of("any.safetensors"));
    }

    @AfterEach
    void close() {
        studio.close();
    }

    @Test
    void aStrokeIsReconstructedThenUndoneRedoneAndClearedByKeys(FxRobot robot) throws Exception {
        assertTrue(robot.lookup("Draw here").query().getParent().isVisible());
        draw(robot);
        waitFor(() -> studio.reconstruction().drawnProperty().get().filter(DrawnSketch::finished)
                .filter(drawn -> !drawn.request().live()).isPresent());
        assertEquals(1, strokes());
        assertFalse(robot.lookup("Draw here").query().getParent().isVisible());
        SketchAnimation animation = robot.lookup("#reconstruction").queryAs(SketchAnimation.class);
        int points = studio.reconstruction().drawnProperty().get().orElseThrow().sketch().size();
        waitFor(() -> animation.shownPoints() == points);

        robot.push(KeyCode.SHORTCUT, KeyCode.Z);
        assertEquals(0, strokes());
        waitFor(() -> animation.shownPoints() == 0);
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.Z);
        assertEquals(1, strokes());
        robot.push(KeyCode.DELETE);
        assertEquals(0, strokes());
        robot.push(KeyCode.SHORTCUT, KeyCode.Z);
        assertEquals(1, strokes());
    }

    @Test
    void againTakesTheNextSeedAlsoByItsKeyButNotWhileANumberIsTyped(FxRobot robot) throws Exception {
        draw(robot);
        robot.push(KeyCode.R);
        assertEquals(2, studio.reconstruction().seedProperty().get());
        robot.clickOn("#again");
        assertEquals(3, studio.reconstruction().seedProperty().get());

        Node field = robot.lookup("#seed").queryAs(Spinner.class).getEditor();
        robot.clickOn(field).push(KeyCode.SHORTCUT, KeyCode.A).write("41").push(KeyCode.ENTER);
        assertEquals(41, studio.reconstruction().seedProperty().get());
        robot.push(KeyCode.DELETE);
        assertEquals(1, strokes());
    }

    @Test
    void aClickSaysWhetherTheNearestOfSeveralIsShownAndANarrowPanelLeavesThatToTheMenu(FxRobot robot) throws Exception {
        draw(robot);
        waitFor(() -> studio.reconstruction().drawnProperty().get().filter(drawn -> drawn.request().candidates() > 1).isPresent());
        Node nearest = robot.lookup("#nearest").query();
        SplitPane panels = robot.lookup(".panels").queryAs(SplitPane.class);
        divide(robot, panels, 1);
        assertTrue(nearest.isVisible() && nearest.isManaged());
        robot.clickOn(nearest);
        assertFalse(studio.reconstruction().nearestProperty().get());
        waitFor(() -> studio.reconstruction().drawnProperty().get().filter(drawn -> drawn.request().candidates() == 1).isPresent());
        divide(robot, panels, 0);
        assertFalse(nearest.isVisible() || nearest.isManaged());
    }

    @Test
    void otherButtonsDoNotDraw(FxRobot robot) {
        robot.moveTo("#paper").press(MouseButton.SECONDARY).moveBy(40, 40).release(MouseButton.SECONDARY);
        assertEquals(0, strokes());
    }

    @Test
    void aBrokenFileIsToldInANoticeThatCanBeDismissed(FxRobot robot) throws Exception {
        robot.clickOn("#open-sketch");
        waitFor(() -> !studio.notices().open().isEmpty());
        assertEquals("The file broken.svg is broken; try another one.", studio.notices().open().getFirst().sentence());
        robot.clickOn(".notification .close-button");
        assertTrue(studio.notices().open().isEmpty());
    }

    @Test
    void theStatusBarNamesTheModel(FxRobot robot) throws Exception {
        Label model = robot.lookup("#status-model").queryAs(Label.class);
        waitFor(() -> model.getText().equals("ten-categories · step 24,000"));
    }

    /** Gives the first panel so much of the window's width, as far as the others leave it, and lays all out. */
    private static void divide(FxRobot robot, SplitPane panels, double share) {
        robot.interact(() -> {
            panels.setDividerPositions(share);
            panels.getScene().getRoot().applyCss();
            panels.getScene().getRoot().layout();
            panels.getScene().getRoot().layout(); // what the first one made visible takes its room
        });
    }

    private void draw(FxRobot robot) {
        robot.moveTo("#paper").press(MouseButton.PRIMARY).moveBy(60, 0).moveBy(0, 60).release(MouseButton.PRIMARY);
    }

    private int strokes() {
        WaitForAsyncUtils.waitForFxEvents();
        return studio.drawing().paper().drawing().strokes().size();
    }

    private static void waitFor(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    }

    /** Chooses a broken sketch, and nothing else. */
    private static final class FakeDialogs extends NoDialogs {
        @Override
        public Optional<Path> openSketch() {
            return Optional.of(Path.of("broken.svg"));
        }
    }
}
