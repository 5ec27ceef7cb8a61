package sketchatlas.studio.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import sketchatlas.studio.FakeServices;
import sketchatlas.studio.settings.ThemeChoice;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.PanelsViewModel;
import sketchatlas.studio.viewmodel.StudioViewModel;
import sketchatlas.studio.viewmodel.help.TourStep;

/** The tour over the real window at its smallest, without a model. */
@ExtendWith(ApplicationExtension.class)
class TourTest {
    private StudioViewModel studio;
    private Stage window;

    @Start
    void open(Stage stage) {
        window = stage;
        studio = new StudioViewModel(FakeServices.services(), new BackgroundWork(Runnable::run, Platform::runLater));
        FileDialogs none = (FileDialogs) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {FileDialogs.class},
                (_, _, _) -> Optional.empty());
        MainWindow main = new MainWindow(stage, studio, none, new Themes(ThemeChoice.DARK));
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(880);
        stage.setHeight(640);
        main.restore(Optional.empty(), Optional.empty());
        stage.show();
        studio.tour().start();
    }

    @AfterEach
    void close() {
        studio.close();
    }

    @Test
    void theCardStandsWhollyInTheWindowAtEachStep(FxRobot robot) {
        for (TourStep step : TourStep.values()) {
            robot.interact(() -> { }); // a pulse to lay it out
            window.getScene().getRoot().layout();
            assertEquals(step.title(), robot.lookup("#tour-title").queryAs(Label.class).getText());
            Bounds card = card(robot).localToScene(card(robot).getLayoutBounds());
            assertTrue(card.getMinX() >= 0 && card.getMinY() >= 0 && card.getMaxX() <= window.getScene().getWidth()
                    && card.getMaxY() <= window.getScene().getHeight(), step + " at " + card);
            Labeled text = (Labeled) robot.lookup("#tour .label").nth(1).query();
            assertTrue(text.getHeight() >= text.prefHeight(text.getWidth()) - 1, step + " is cut off");
            robot.interact(studio.tour()::next);
        }
        assertFalse(card(robot).getParent().isVisible());
    }

    @Test
    void keysGoOnAndBackAndEscapeEndsIt(FxRobot robot) {
        robot.push(KeyCode.RIGHT).push(KeyCode.ENTER);
        assertEquals(Optional.of(TourStep.MAP), studio.tour().stepProperty().get());
        robot.push(KeyCode.LEFT).push(KeyCode.LEFT).push(KeyCode.LEFT);
        assertEquals(Optional.of(TourStep.DRAW), studio.tour().stepProperty().get());
        robot.push(KeyCode.ESCAPE);
        assertEquals(Optional.empty(), studio.tour().stepProperty().get());
        assertEquals(List.of(PanelsViewModel.DRAW, PanelsViewModel.MAP), studio.panels().visibleProperty().get());
    }

    @Test
    void buttonsGoOnAndSkipEndsIt(FxRobot robot) {
        robot.interact(robot.lookup("#tour-next").queryAs(Button.class)::fire);
        assertEquals(Optional.of(TourStep.RECONSTRUCTION), studio.tour().stepProperty().get());
        robot.interact(robot.lookup("#tour-back").queryAs(Button.class)::fire);
        assertEquals(Optional.of(TourStep.DRAW), studio.tour().stepProperty().get());
        robot.clickOn("#tour-skip");
        assertEquals(Optional.empty(), studio.tour().stepProperty().get());
    }

    @Test
    void oneCanDrawWhileItIsOpen(FxRobot robot) {
        Node paper = robot.lookup(".paper").query();
        Bounds bounds = paper.localToScreen(paper.getLayoutBounds());
        robot.drag(bounds.getMinX() + 40, bounds.getMinY() + 60).dropTo(bounds.getMinX() + 120, bounds.getMinY() + 140);
        assertFalse(studio.drawing().paper().isEmpty());
        assertEquals(Optional.of(TourStep.DRAW), studio.tour().stepProperty().get());
    }

    @Test
    void theMenuStartsItAgainAndTellsAboutTheProgram(FxRobot robot) {
        robot.interact(studio.tour()::end);
        Menu help = robot.lookup(".menu-bar").queryAs(MenuBar.class).getMenus().getLast();
        assertEquals("_Help", help.getText());
        robot.interact(() -> help.getItems().stream().filter(item -> "tour-item".equals(item.getId())).findFirst().orElseThrow().fire());
        assertEquals(Optional.of(TourStep.DRAW), studio.tour().stepProperty().get());
        robot.interact(() -> help.getItems().stream().filter(item -> "about-item".equals(item.getId())).findFirst().orElseThrow().fire());
        Window about = Window.getWindows().stream().filter(w -> w.getScene().lookup("#about") != null).findFirst().orElseThrow();
        assertTrue(((Label) about.getScene().lookup("#about-version")).getText().contains("ersion"));
    }

    private static Node card(FxRobot robot) {
        return robot.lookup("#tour").query();
    }
}
