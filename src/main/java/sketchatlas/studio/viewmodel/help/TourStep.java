package sketchatlas.studio.viewmodel.help;

import sketchatlas.studio.viewmodel.PanelsViewModel;

/** What the tour shows, in its order. */
public enum TourStep {
    DRAW(PanelsViewModel.DRAW, "Draw here", "Draw with mouse, pen or finger, even now. The model reads your drawing while you draw. "
            + "It knows only what it was trained on; the empty paper says what that is."),
    RECONSTRUCTION(PanelsViewModel.DRAW, "What the model makes of it", "The model sees your drawing as a small picture, turns that into a code, "
            + "and draws it again from the code. What it hasn't understood is missing here. Draw again shows another way."),
    MAP(PanelsViewModel.MAP, "All that it draws, as a map", "Sketches that the model finds alike lie together, and your drawing has its place among them. "
            + "Turn the wheel to come nearer, point at a sketch to see it, double-click to put it on the paper."),
    TREE(PanelsViewModel.TREE, "Its patterns, as a tree", "The model has sorted what it knows by itself: general patterns on top, special ones below. "
            + "Click one to see its sketches, here and on the map, and give it a name."),
    WORKBENCH(PanelsViewModel.WORKBENCH, "Take sketches in hand", "Drag sketches here from the paper, the map or the tree: change one by the difference of two others, "
            + "find what lies between, or let the model finish your drawing."),
    TRAIN(PanelsViewModel.TRAIN, "Train your own", "Model, New training... makes a model of other categories or of your own sketches. "
            + "Here you watch it learn. Help, User guide explains everything in peace.");

    private final String panel;
    private final String title;
    private final String text;

    TourStep(String panel, String title, String text) {
        this.panel = panel;
        this.title = title;
        this.text = text;
    }

    /** The id of the panel in which it is. */
    public String panel() {
        return panel;
    }

    /** A few words. */
    public String title() {
        return title;
    }

    /** A few sentences. */
    public String text() {
        return text;
    }
}
