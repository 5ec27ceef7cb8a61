package sketchatlas.studio;

import java.nio.file.Path;
import javafx.application.Application;
import javafx.stage.Stage;
import sketchatlas.explore.ModelFinder;
import sketchatlas.studio.settings.SettingsFile;
import sketchatlas.UserFolders;

/** The studio as a JavaFX application: with the real services, the person's settings and the model that is to be found. */
public final class StudioApp extends Application {
    private static final String SETTINGS = "settings.json";

    private Studio studio;

    @Override
    public void start(Stage stage) {
        StudioOptions options = StudioOptions.parse(getParameters().getRaw());
        Path folder = UserFolders.settings();
        studio = new Studio(stage, StudioServices.create(folder), new SettingsFile(folder.resolve(SETTINGS)));
        studio.loadModel(() -> ModelFinder.find(options.model()));
        SmokeTest.asked().ifPresent(picture -> new SmokeTest(stage, studio.viewModel(), picture).start());
    }

    @Override
    public void stop() {
        studio.close();
    }
}
