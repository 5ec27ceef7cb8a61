package sketchatlas.studio.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import sketchatlas.explore.ModelReconstructor;
import sketchatlas.explore.workbench.Code;
import sketchatlas.explore.workbench.ModelCode;
import sketchatlas.explore.workbench.Provenance;
import sketchatlas.explore.workbench.SketchToken;
import sketchatlas.explore.workbench.Slot;
import sketchatlas.explore.workbench.WorkbenchCommand;
import sketchatlas.model.TinyModel;
import sketchatlas.sketch.Sketch;
import sketchatlas.studio.FakeAtlases;
import sketchatlas.studio.FakeServices;
import sketchatlas.studio.settings.PanelLayout;
import sketchatlas.studio.settings.ThemeChoice;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.StudioViewModel;

/** Sketches are carried about on the workbench, with the pointer and with the keyboard. */
@ExtendWith(ApplicationExtension.class)
class WorkbenchGesturesTest {
    private static final int SECONDS = 20;
    private static final Sketch SQUARE = Sketch.ofPolylines(List.of(new float[] {0, 0, 100, 0, 100, 100, 0, 100, 0, 0}));
    private static final SketchToken TOKEN = SketchToken.of("square", new Provenance(Provenance.Kind.DATA_SKETCH, "by hand"), SQUARE)
            .withCode(new ModelCode("tiny", Code.of(1, 0, 0, 0, 0, 0)));

    @TempDir
    private static Path folder;
    private StudioViewModel studio;

    @Start
    void open(Stage stage) {
        studio = new StudioViewModel(ModelReconstructor::load, FakeServices.FILES, new FakeAtlases(), FakeServices.BENCHES, FakeServices::toModelScale,
                new BackgroundWork(Runnable::run, Platform::runLater));
        FileDialogs none = (FileDialogs) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {FileDialogs.class},
                (_, _, _) -> Optional.empty());
        MainWindow window = new MainWindow(stage, studio, none, new Themes(ThemeChoice.LIGHT));
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(1240);
        stage.setHeight(860);
        window.restore(Optional.empty(), Optional.of(new PanelLayout(List.of("draw", "workbench"), Map.of("draw", 1.0, "workbench", 1.0))));
        stage.show();
        studio.model().open(new TinyModel().write(folder.resolve("tiny.safetensors")));
        studio.workbench().execute(new WorkbenchCommand.Pin(TOKEN));
    }

    @AfterEach
    void close() {
        studio.close();
    }

    @Test
    void aPinnedSketchIsDraggedIntoASlotUnderAGhostThatShowsWhereItMayLand(FxRobot robot) throws Exception {
        Node slot = robot.lookup("#slot-a").query();
        Node ghost = robot.lookup("#token-ghost").query();
        robot.moveTo("#pinned-0").press(MouseButton.PRIMARY).moveBy(12, -12).moveBy(12, -12);
        waitFor(ghost::isVisible);
        assertTrue(slot.getPseudoClassStates().contains(PseudoClass.getPseudoClass("landing-place")));
        robot.moveTo(slot);
        waitFor(() -> slot.getPseudoClassStates().contains(PseudoClass.getPseudoClass("landing")));
        robot.release(MouseButton.PRIMARY);
        waitFor(() -> studio.workbench().state().in(Slot.A).isPresent());
        assertEquals(TOKEN, studio.workbench().state().in(Slot.A).orElseThrow());
        waitFor(() -> !ghost.isVisible() && !slot.getPseudoClassStates().contains(PseudoClass.getPseudoClass("landing-place")));
        robot.push(KeyCode.SHORTCUT, KeyCode.Z);
        waitFor(() -> studio.workbench().state().in(Slot.A).isEmpty()); // and it can be undone
    }

    @Test
    void escapeLeavesEverythingAsItWas(FxRobot robot) throws Exception {
        Node ghost = robot.lookup("#token-ghost").query();
        robot.moveTo("#pinned-0").press(MouseButton.PRIMARY).moveBy(12, -12).moveBy(12, -12);
        waitFor(ghost::isVisible);
        robot.moveTo("#slot-b").push(KeyCode.ESCAPE);
        waitFor(() -> !ghost.isVisible());
        robot.release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(studio.workbench().state().in(Slot.B).isEmpty());
    }

    @Test
    void theKeyboardDoesWhatADragDoes(FxRobot robot) throws Exception {
        robot.clickOn("#pinned-0").push(KeyCode.ALT, KeyCode.C);
        waitFor(() -> studio.workbench().state().in(Slot.C).equals(Optional.of(TOKEN)));
        robot.clickOn("#slot-c").push(KeyCode.ALT, KeyCode.P);
        waitFor(() -> studio.workbench().state().tray().size() == 2);
        robot.clickOn("#slot-c").push(KeyCode.DELETE);
        waitFor(() -> studio.workbench().state().in(Slot.C).isEmpty());
    }

    @Test
    void aSketchLandsOnThePaper(FxRobot robot) throws Exception {
        assertFalse(studio.drawing().paper().drawing().strokes().size() > 0);
        robot.moveTo("#pinned-0").press(MouseButton.PRIMARY).moveBy(-12, -12).moveBy(-12, -12).moveTo("#paper").release(MouseButton.PRIMARY);
        waitFor(() -> studio.drawing().paper().drawing().strokes().size() == 1);
    }

    private static void waitFor(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        WaitForAsyncUtils.waitForFxEvents();
    }
}
