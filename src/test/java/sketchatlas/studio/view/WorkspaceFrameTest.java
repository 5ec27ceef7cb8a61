package sketchatlas.studio.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class WorkspaceFrameTest {
    private Stage stage;

    @Start
    void open(Stage newStage) {
        stage = newStage;
        stage.setX(0);
        stage.setY(0);
    }

    @Test
    void oneWorkspaceNeedsNoSwitcher(FxRobot robot) {
        show(robot, List.of(workspace("Draw")));
        assertEquals("Content of Draw", robot.lookup(".content").queryAs(Label.class).getText());
        assertTrue(robot.lookup(".toggle-button").queryAll().isEmpty());
    }

    @Test
    void theSwitcherChangesContentAndToolsAndKeepsOneSelected(FxRobot robot) {
        show(robot, List.of(workspace("Draw"), workspace("Map"), workspace("Tree")));
        robot.clickOn("Map");
        assertEquals("Content of Map", robot.lookup(".content").queryAs(Label.class).getText());
        assertEquals("Tool of Map", robot.lookup(".tool").queryAs(Label.class).getText());
        robot.clickOn("Map");
        assertEquals("Content of Map", robot.lookup(".content").queryAs(Label.class).getText());
        assertEquals(List.of("Map"), robot.lookup(".toggle-button").<ToggleButton>queryAllAs(ToggleButton.class).stream()
                .filter(ToggleButton::isSelected).map(ToggleButton::getText).toList());
    }

    private void show(FxRobot robot, List<Workspace> workspaces) {
        robot.interact(() -> {
            stage.setScene(new Scene(new WorkspaceFrame(workspaces, List.of()), 600, 300));
            stage.show();
        });
    }

    private static Workspace workspace(String title) {
        return new Workspace(title, Feather.EDIT_3, label("Content of " + title, "content"), List.of(label("Tool of " + title, "tool")));
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }
}
