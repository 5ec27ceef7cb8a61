package sketchatlas.studio.view;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import org.kordamp.ikonli.feather.Feather;
import sketchatlas.studio.view.StudioPanel.Body;
import sketchatlas.studio.viewmodel.PanelsViewModel;
import sketchatlas.studio.viewmodel.StudioViewModel;

/** The paper, and what the model makes of it, live. */
final class DrawStudioPanel {
    private DrawStudioPanel() {
    }

    /** @param connect gives the paper its part in what is dragged over the window */
    static StudioPanel<DrawLayout> create(StudioViewModel studio, StudioActions actions, Themes themes, Consumer<PaperView> connect) {
        return new StudioPanel<>(PanelsViewModel.DRAW, "Draw", "Draw a sketch and see what the model reads in it", Feather.EDIT_3, 0,
                () -> body(studio, actions, themes, connect));
    }

    private static Body<DrawLayout> body(StudioViewModel studio, StudioActions actions, Themes themes, Consumer<PaperView> connect) {
        Label known = new Label();
        known.textProperty().bind(studio.status().known());
        PaperView paper = new PaperView(studio.drawing(), known);
        ResultsLayout results = new ResultsLayout(new ReconstructionCard(studio.reconstruction(), studio.model(), actions),
                new SamplingControls(studio.reconstruction(), actions), new PictureCard(studio.reconstruction()),
                new ComponentsCard(studio.reconstruction(), studio.atlas().namesProperty(), themes.darkProperty()));
        connect.accept(paper);
        return new Body<>(new DrawLayout(paper, results), paper, tools(actions));
    }

    private static List<Node> tools(StudioActions actions) {
        return List.of(actions.undo.iconButton(), actions.redo.iconButton(), actions.clear.iconButton(),
                new Separator(Orientation.VERTICAL), actions.openSketch.iconButton(), actions.saveSketch.iconButton(),
                actions.exportPicture.iconButton(), actions.addToOwn.iconButton());
    }
}
