package sketchatlas.studio.view;

import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import sketchatlas.studio.view.data.OwnSketchesPane;
import sketchatlas.studio.viewmodel.data.OwnSketchesViewModel;

/** The window with the person's own sketches; made when it is first asked for. */
final class OwnSketchesWindow {
    private static final double WIDTH = 720;
    private static final double HEIGHT = 520;

    private final Window owner;
    private final OwnSketchesViewModel own;
    private final FileDialogs dialogs;
    private final Themes themes;
    private Stage stage; // null until it was asked for

    OwnSketchesWindow(Window owner, OwnSketchesViewModel own, FileDialogs dialogs, Themes themes) {
        this.owner = owner;
        this.own = own;
        this.dialogs = dialogs;
        this.themes = themes;
    }

    /** Shows it, in front of others. */
    void show() {
        if (stage == null) {
            Scene scene = new Scene(new OwnSketchesPane(own, dialogs), WIDTH, HEIGHT);
            themes.dress(scene);
            stage = new Stage();
            stage.initOwner(owner);
            stage.setTitle("My sketches");
            stage.setScene(scene);
        }
        own.refresh();
        stage.show();
        stage.toFront();
    }
}
