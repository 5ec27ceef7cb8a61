package sketchatlas.studio.view.tree;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import sketchatlas.explore.tree.HierarchyTree.Dead;
import sketchatlas.studio.viewmodel.ComponentId;
import sketchatlas.studio.viewmodel.tree.TreeScene;
import sketchatlas.studio.viewmodel.tree.TreeTexts;
import sketchatlas.studio.viewmodel.tree.TreeViewModel;

/** The components that died, in a line below the drawn tree. */
final class DeadStrip extends FlowPane {
    private static final int MOST = 24; // the outline lists them all

    private final TreeViewModel tree;

    DeadStrip(TreeViewModel tree) {
        this.tree = tree;
        setId("dead");
        getStyleClass().add("dead-strip");
        tree.sceneProperty().subscribe(this::show);
    }

    private void show(Optional<TreeScene> scene) {
        getChildren().clear();
        scene.ifPresent(s -> s.tree().dead().stream().limit(MOST).forEach(dead -> getChildren().add(button(s, dead))));
        setVisible(!getChildren().isEmpty());
        setManaged(isVisible());
        if (isVisible()) {
            Label title = new Label("Dead");
            title.setTooltip(new Tooltip("Components that win no sketches: the training took their weight away"));
            getChildren().addFirst(title);
            int more = scene.map(s -> s.tree().dead().size() - MOST).orElse(0);
            if (more > 0) {
                getChildren().add(new Label("and " + more + " more"));
            }
        }
    }

    private Button button(TreeScene scene, Dead dead) {
        ComponentId id = new ComponentId(dead.level(), dead.index());
        Button button = new Button(id.level().letter() + id.index());
        button.getStyleClass().add("dead");
        String tip = TreeTexts.title(scene.names(), id) + "\n" + TreeTexts.died(dead.died());
        button.setTooltip(new Tooltip(tip));
        button.setAccessibleText(tip);
        button.setOnAction(_ -> tree.selection().select(id));
        return button;
    }
}
