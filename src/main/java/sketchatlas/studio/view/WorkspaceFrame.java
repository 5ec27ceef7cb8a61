package sketchatlas.studio.view;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.ToolBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows one workspace with its tools, and a switcher where there are several. */
final class WorkspaceFrame extends BorderPane {
    private final StackPane contents = new StackPane();
    private final HBox tools = new HBox();

    /**
     * @param workspaces at least one; the first is shown
     * @param always stand at the right end of the tool bar in every workspace
     */
    WorkspaceFrame(List<Workspace> workspaces, List<Node> always) {
        tools.getStyleClass().add("workspace-tools");
        HBox.setHgrow(tools, Priority.ALWAYS);
        ToolBar bar = new ToolBar();
        if (workspaces.size() > 1) {
            bar.getItems().addAll(switcher(workspaces), new Separator());
        }
        bar.getItems().add(tools);
        bar.getItems().addAll(always);
        setTop(bar);
        setCenter(contents);
        show(workspaces.getFirst());
    }

    private HBox switcher(List<Workspace> workspaces) {
        ToggleGroup group = new ToggleGroup();
        HBox box = new HBox();
        for (Workspace workspace : workspaces) {
            ToggleButton button = new ToggleButton(workspace.title(), new FontIcon(workspace.icon()));
            button.setToggleGroup(group);
            button.setUserData(workspace);
            boolean first = box.getChildren().isEmpty();
            boolean last = workspace == workspaces.getLast();
            button.getStyleClass().add(first ? Styles.LEFT_PILL : last ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
            button.setSelected(first);
            box.getChildren().add(button);
        }
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                before.setSelected(true); // one is always shown
            } else {
                show((Workspace) now.getUserData());
            }
        });
        return box;
    }

    private void show(Workspace workspace) {
        contents.getChildren().setAll(workspace.content());
        tools.getChildren().setAll(workspace.tools());
    }
}
