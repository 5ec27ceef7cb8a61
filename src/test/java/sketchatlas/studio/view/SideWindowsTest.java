package sketchatlas.studio.view;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.control.ChoiceBox;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import sketchatlas.studio.FakeServices;
import sketchatlas.studio.settings.ThemeChoice;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.StudioViewModel;

/** The windows beside the main one. */
@ExtendWith(ApplicationExtension.class)
class SideWindowsTest {
    private StudioViewModel studio;
    private Stage main;

    @Start
    void open(Stage stage) {
        main = stage;
        studio = new StudioViewModel(FakeServices.services(), new BackgroundWork(Runnable::run, Platform::runLater));
        MainWindow window = new MainWindow(stage, studio, new NoDialogs(), new Themes(ThemeChoice.LIGHT));
        window.restore(Optional.empty(), Optional.empty());
        stage.show();
    }

    @AfterEach
    void close() {
        studio.close();
    }

    @Test
    void escapeClosesOneButNotWhileAListIsUnfoldedInIt(FxRobot robot) {
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.T);
        WaitForAsyncUtils.waitForFxEvents();
        Window training = window("New training - Sketch Atlas").orElseThrow();
        robot.clickOn("#part-options");
        ChoiceBox<?> choice = robot.from(robot.lookup("#option-dec_model")).lookup(".choice-box").queryAs(ChoiceBox.class);
        robot.interact(choice::requestFocus);
        robot.interact(choice::show);
        robot.push(KeyCode.ESCAPE);
        assertFalse(choice.isShowing());
        assertTrue(training.isShowing(), "the key was for the list");
        robot.push(KeyCode.ESCAPE);
        assertFalse(training.isShowing());
    }

    @Test
    void escapeClosesOneAlsoFromAList(FxRobot robot) {
        robot.push(KeyCode.SHORTCUT, KeyCode.L);
        WaitForAsyncUtils.waitForFxEvents();
        Window models = window("Models - Sketch Atlas").orElseThrow();
        robot.interact(() -> models.getScene().lookup("#models").requestFocus());
        robot.push(KeyCode.ESCAPE);
        assertFalse(models.isShowing());
    }

    @Test
    void aNoticeIsToldOnceInTheWindowThatIsInFront(FxRobot robot) {
        robot.push(KeyCode.SHORTCUT, KeyCode.L);
        WaitForAsyncUtils.waitForFxEvents();
        Window models = window("Models - Sketch Atlas").orElseThrow();
        robot.interact(() -> studio.notices().error("It is broken."));
        assertTrue(models.getScene().lookup("#notices").isVisible());
        assertFalse(main.getScene().lookup("#notices").isVisible());
        robot.interact(models::hide);
        assertTrue(main.getScene().lookup("#notices").isVisible());
    }

    private static Optional<Window> window(String title) {
        return Window.getWindows().stream().filter(w -> w instanceof Stage stage && stage.getTitle().equals(title)).findFirst();
    }
}
