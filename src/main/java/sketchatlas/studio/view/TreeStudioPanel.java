package sketchatlas.studio.view;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import sketchatlas.explore.workbench.SketchToken;
import sketchatlas.sketch.Sketch;
import sketchatlas.studio.view.StudioPanel.Body;
import sketchatlas.studio.view.tree.InspectorCard;
import sketchatlas.studio.view.tree.TreePanel;
import sketchatlas.studio.view.workbench.TokenDeeds;
import sketchatlas.studio.viewmodel.ComponentId;
import sketchatlas.studio.viewmodel.PanelsViewModel;
import sketchatlas.studio.viewmodel.StudioViewModel;
import sketchatlas.studio.viewmodel.tree.TreeViewModel;
import sketchatlas.studio.viewmodel.tree.TreeViewModel.Look;

/** The patterns of the model as a tree, and all about each. */
final class TreeStudioPanel {
    private static final double OPEN_FROM = 1500; // screen units
    private static final double ZOOM = 1.6;

    private TreeStudioPanel() {
    }

    static StudioPanel<TreePanel> create(StudioViewModel studio, StudioActions actions, FileDialogs dialogs, Themes themes, TokenDeeds deeds) {
        studio.tree().darkProperty().bind(themes.darkProperty());
        return new StudioPanel<>(PanelsViewModel.TREE, "Tree", "See which patterns the model has found, and name them", Feather.GIT_MERGE, OPEN_FROM,
                () -> body(studio, actions, dialogs, deeds));
    }

    private static Body<TreePanel> body(StudioViewModel studio, StudioActions actions, FileDialogs dialogs, TokenDeeds deeds) {
        TreeViewModel tree = studio.tree();
        TreePanel panel = new TreePanel(tree, studio.inspector(), studio.atlas().namesProperty(), deeds(studio, dialogs, deeds),
                new AtlasNotice(Feather.GIT_MERGE, "Tree", "What the model has learned hangs together here: general patterns, the specific ones "
                        + "that they are made of, and examples.", studio, actions));
        WorkbenchStudioPanel.connectTree(panel.surface(), studio, deeds);
        return new Body<>(panel, panel.focusTarget(), List.of(looks(tree), new Separator(Orientation.VERTICAL),
                action(tree, "tree-zoom-out", "Smaller", Feather.ZOOM_OUT, KeyCode.MINUS, () -> tree.camera().zoom(1 / ZOOM)).iconButton(),
                action(tree, "tree-zoom-in", "Larger", Feather.ZOOM_IN, KeyCode.PLUS, () -> tree.camera().zoom(ZOOM)).iconButton(),
                action(tree, "tree-fit", "Show the whole tree", Feather.MAXIMIZE, KeyCode.DIGIT0, tree.camera()::fit).iconButton(),
                actions.exportTree.iconButton()));
    }

    private static HBox looks(TreeViewModel tree) {
        return new HBox(look(tree, Look.DRAWN, "tree-drawn", "Draw the tree", Feather.SHARE_2, Styles.LEFT_PILL),
                look(tree, Look.OUTLINE, "tree-outline", "List it with its numbers", Feather.LIST, Styles.RIGHT_PILL));
    }

    private static ToggleButton look(TreeViewModel tree, Look look, String id, String name, Ikon icon, String pill) {
        ToggleButton button = new ToggleButton(null, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll(Styles.BUTTON_ICON, pill);
        button.setTooltip(new Tooltip(name));
        button.setAccessibleText(name);
        button.setOnAction(_ -> {
            tree.lookProperty().set(look);
            button.setSelected(true); // one of the two always is
        });
        tree.lookProperty().subscribe(now -> button.setSelected(now == look));
        return button;
    }

    private static Action action(TreeViewModel tree, String id, String name, Ikon icon, KeyCode key, Runnable run) {
        ObservableValue<Boolean> drawn = tree.sceneProperty().flatMap(scene -> tree.lookProperty().map(look -> scene.isPresent() && look == Look.DRAWN));
        return new Action(id, new SimpleStringProperty(name), icon, new KeyCodeCombination(key), drawn, run);
    }

    private static InspectorCard.Deeds deeds(StudioViewModel studio, FileDialogs dialogs, TokenDeeds deeds) {
        return new InspectorCard.Deeds() {
            @Override
            public void showOnMap(ComponentId component) {
                studio.showOnMap(component);
            }

            @Override
            public void useOnPaper(Sketch sketch) {
                studio.useOnPaper(sketch);
            }

            @Override
            public void save(Sketch sketch) {
                dialogs.saveSketch().ifPresent(file -> studio.files().save(file, sketch));
            }

            @Override
            public void copy(Sketch sketch) {
                SketchClipboard.copy(sketch);
                studio.notices().news("Copied the sketch, as a picture and as SVG.");
            }

            @Override
            public void carry(Node node, Supplier<Optional<SketchToken>> sketch) {
                deeds.install(node, sketch);
            }

            @Override
            public void carryComponent(Node node, Supplier<Optional<ComponentId>> component) {
                deeds.install(node, () -> component.get().flatMap(studio.workbench().tokens()::component));
            }

            @Override
            public void carryPoint(Node node, Supplier<Optional<Integer>> point) {
                deeds.install(node, () -> point.get().flatMap(studio.workbench().tokens()::point));
            }
        };
    }
}
