package sketchatlas.studio.view;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import sketchatlas.studio.viewmodel.StudioViewModel;

/** The paper at the left; what the model makes of it, live, at the right. */
final class DrawWorkspace {
    private DrawWorkspace() {
    }

    static Workspace create(StudioViewModel studio, StudioActions actions) {
        return new Workspace("Draw", Feather.EDIT_3, content(studio, actions), tools(actions));
    }

    private static Node content(StudioViewModel studio, StudioActions actions) {
        Label known = new Label();
        known.textProperty().bind(studio.status().known());
        PaperView paper = new PaperView(studio.drawing(), known);
        HBox.setHgrow(paper, Priority.ALWAYS);

        ReconstructionCard reconstruction = new ReconstructionCard(studio.reconstruction(), studio.model(), actions);
        VBox.setVgrow(reconstruction, Priority.ALWAYS);
        PictureCard picture = new PictureCard(studio.reconstruction());
        ComponentsCard components = new ComponentsCard(studio.reconstruction());
        HBox.setHgrow(components, Priority.ALWAYS);
        HBox below = new HBox(picture, components);
        below.getStyleClass().add("columns");
        VBox results = new VBox(reconstruction, below);
        results.getStyleClass().add("results");

        HBox content = new HBox(paper, results);
        content.getStyleClass().add("workspace");
        return content;
    }

    private static List<Node> tools(StudioActions actions) {
        return List.of(actions.undo.iconButton(), actions.redo.iconButton(), actions.clear.textButton("Clear"), separator(),
                actions.openSketch.textButton("Open"), actions.saveSketch.textButton("Save"),
                actions.exportPicture.textButton("Export"));
    }

    private static Separator separator() {
        return new Separator(Orientation.VERTICAL);
    }
}
