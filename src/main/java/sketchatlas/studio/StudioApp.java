package sketchatlas.studio;

import javafx.application.Application;

/** x */
public final class StudioApp extends Application {
    @Override
    public void start(javafx.stage.Stage stage) {
    }
}
