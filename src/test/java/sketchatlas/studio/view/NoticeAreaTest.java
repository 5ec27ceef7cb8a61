package sketchatlas.studio.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import sketchatlas.studio.settings.ThemeChoice;
import sketchatlas.studio.viewmodel.Notices;

@ExtendWith(ApplicationExtension.class)
class NoticeAreaTest {
    private final Notices notices = new Notices();

    @Start
    void open(Stage stage) {
        Scene scene = new Scene(new StackPane(new Pane(), new NoticeArea(notices)), 1000, 600);
        new Themes(ThemeChoice.LIGHT).dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void longSentencesAreReadWholeAndCoverNoOther(FxRobot robot) {
        robot.interact(() -> {
            notices.error("A word and another one, ".repeat(12) + "and an end.");
            notices.offer("A short one.", "Do it", () -> { });
            notices.error("A word and another one, ".repeat(6) + "and an end.");
        });
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.waitForFxEvents();
        List<Node> shown = robot.lookup(".notification").queryAll().stream().sorted(Comparator.comparingDouble(n -> bounds(n).getMinY())).toList();
        assertEquals(3, shown.size());
        double free = 0;
        for (Node notification : shown) {
            for (Node part : ((Parent) notification).lookupAll("*")) {
                if (part instanceof Text || part.getStyleClass().contains("button")) {
                    assertTrue(bounds(part).getMinY() >= free && bounds(part).getMaxY() <= bounds(notification).getMaxY(),
                            part + " is not within " + bounds(notification) + " below " + free);
                }
            }
            free = bounds(notification).getMaxY();
        }
    }

    private static Bounds bounds(Node node) {
        return node.localToScene(node.getBoundsInLocal());
    }
}
