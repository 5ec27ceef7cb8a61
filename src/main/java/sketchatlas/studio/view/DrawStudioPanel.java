package sketchatlas.studio.view;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import org.kordamp.ikonli.feather.Feather;
import sketchatlas.studio.viewmodel.PanelsViewModel;
import sketchatlas.studio.viewmodel.StudioViewModel;

/** The paper, and what the model makes of it, live. */
final class DrawStudioPanel {
    private DrawStudioPanel() {
    }

    static StudioPanel create(StudioViewModel studio, StudioActions actions) {
        Label known = new Label();
        known.textProperty().bind(studio.status().known());
        PaperView paper = new PaperView(studio.drawing(), known);
        ResultsLayout results = new ResultsLayout(new ReconstructionCard(studio.reconstruction(), studio.model(), actions),
                new SamplingControls(studio.reconstruction(), actions), new PictureCard(studio.reconstruction()),
                new ComponentsCard(studio.reconstruction(), studio.atlas().namesProperty()));
        return new StudioPanel(PanelsViewModel.DRAW, "Draw", "Draw a sketch and see what the model reads in it", Feather.EDIT_3, 0,
                new DrawLayout(paper, results), paper, tools(actions));
    }

    private static List<Node> tools(StudioActions actions) {
        return List.of(actions.undo.iconButton(), actions.redo.iconButton(), actions.clear.iconButton(),
                new Separator(Orientation.VERTICAL), actions.openSketch.iconButton(), actions.saveSketch.iconButton(),
                actions.exportPicture.iconButton(), actions.addToOwn.iconButton());
    }
}
