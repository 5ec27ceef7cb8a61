package sketchatlas.studio.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import sketchatlas.studio.settings.PanelLayout;
import sketchatlas.studio.viewmodel.PanelsViewModel;

@ExtendWith(ApplicationExtension.class)
class PanelFrameTest {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final PanelsViewModel panels = new PanelsViewModel();
    private final List<String> made = new ArrayList<>();
    private PanelFrame frame;

    @Start
    void open(Stage stage) {
        frame = new PanelFrame(List.of(panel("draw", "Draw", 0), panel("map", "Map", 0), panel("tree", "Tree", 1500)), panels, List.of());
        Menu view = new Menu("View");
        view.getItems().addAll(frame.menuItems());
        stage.setScene(new Scene(new VBox(new MenuBar(view), frame), 1200, 400));
        stage.setX(0);
        stage.setY(0);
        frame.start(Optional.of(new PanelLayout(List.of("draw", "map"), Map.of("draw", 3.0, "map", 1.0))), 1200);
        stage.show();
    }

    @Test
    void widthsAreRestoredAndAMovedDividerIsRemembered(FxRobot robot) {
        SplitPane split = robot.lookup(".split-pane").queryAs(SplitPane.class);
        assertEquals(0.75, split.getDividerPositions()[0], 0.02);
        robot.interact(() -> split.setDividerPositions(0.5)); // as a drag does
        Map<String, Double> widths = frame.panelLayout().widths();
        assertEquals(1, widths.get("draw") / widths.get("map"), 0.1);
    }

    @Test
    void togglesOpenAndCloseButOneStays(FxRobot robot) {
        robot.clickOn("#toggle-tree");
        assertEquals(List.of("draw", "map", "tree"), panels.visibleProperty().get());
        assertEquals("content-tree", robot.lookup("#content-tree").query().getScene().getFocusOwner().getId());
        robot.clickOn("#toggle-tree").clickOn("#toggle-map").clickOn("#toggle-draw");
        assertEquals(List.of("draw"), panels.visibleProperty().get());
        assertTrue(robot.lookup("#toggle-draw").queryAs(ToggleButton.class).isSelected());
        assertFalse(robot.lookup("#toggle-map").queryAs(ToggleButton.class).isSelected());
    }

    @Test
    void aPanelIsMadeWhenItIsFirstSeenAndOnlyThen(FxRobot robot) {
        assertEquals(List.of("draw", "map"), made);
        robot.clickOn("#toggle-tree").clickOn("#toggle-tree").clickOn("#toggle-map").clickOn("#toggle-tree").clickOn("#toggle-map");
        assertEquals(List.of("draw", "map", "tree"), made);
        assertEquals(List.of("draw", "map", "tree"), panels.visibleProperty().get());
    }

    @Test
    void keysOpenPanelsAndMoveBetweenThem(FxRobot robot) {
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        assertEquals(List.of("draw", "map", "tree"), panels.visibleProperty().get());
        robot.push(KeyCode.F6);
        assertEquals("content-draw", focus(robot));
        robot.push(KeyCode.F6);
        assertEquals("content-map", focus(robot));
        robot.push(KeyCode.SHIFT, KeyCode.F6);
        assertEquals("content-draw", focus(robot));
    }

    @Test
    void thePanelWithTheKeyboardIsMarked(FxRobot robot) {
        for (String id : List.of("map", "draw", "map")) {
            robot.push(KeyCode.F6);
            List<String> marked = robot.lookup(".studio-panel").queryAll().stream().filter(panel -> panel.getPseudoClassStates().contains(CURRENT))
                    .map(Node::getId).toList();
            assertEquals(List.of("panel-" + id), marked);
        }
    }

    @Test
    void aDoubleClickOnAHeaderTakesTheWindowToo(FxRobot robot) {
        robot.interact(() -> robot.from(robot.lookup("#panel-map")).lookup(".tool-bar").query().fireEvent(secondClick()));
        assertEquals(List.of("map"), panels.visibleProperty().get());
        robot.interact(() -> robot.lookup("#maximize-map").query().fireEvent(secondClick()));
        assertEquals(List.of("map"), panels.visibleProperty().get(), "a button is only a button");
        robot.interact(() -> robot.from(robot.lookup("#panel-map")).lookup(".panel-title").query().fireEvent(secondClick()));
        assertEquals(List.of("draw", "map"), panels.visibleProperty().get());
    }

    private static MouseEvent secondClick() {
        return new MouseEvent(MouseEvent.MOUSE_CLICKED, 0, 0, 0, 0, MouseButton.PRIMARY, 2, false, false, false, false, false, false, false, false, false, true,
                null);
    }

    @Test
    void onePanelTakesTheWindowAndGivesItBack(FxRobot robot) {
        robot.clickOn("#maximize-map");
        assertEquals(List.of("map"), panels.visibleProperty().get());
        robot.clickOn("#maximize-map");
        assertEquals(List.of("draw", "map"), panels.visibleProperty().get());
        assertEquals(0.75, robot.lookup(".split-pane").queryAs(SplitPane.class).getDividerPositions()[0], 0.02);
    }

    private static String focus(FxRobot robot) {
        return robot.lookup(".split-pane").query().getScene().getFocusOwner().getId();
    }

    private StudioPanel<Button> panel(String id, String title, double openFrom) {
        return new StudioPanel<>(id, title, title + " things", Feather.EDIT_3, openFrom, () -> {
            made.add(id);
            Button content = new Button("Content of " + title);
            content.setId("content-" + id);
            return new StudioPanel.Body<>(content, content, List.of());
        });
    }
}
