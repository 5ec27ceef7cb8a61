package sketchatlas.studio;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.stage.Stage;
import picocli.CommandLine;
import sketchatlas.studio.settings.SettingsFile;
import sketchatlas.studio.settings.UserFolders;

/** The studio as a JavaFX application: with the real services, the person's settings and the model that is to be found. */
public final class StudioApp extends Application {
    private static final String SETTINGS = "settings.json";

    private Studio studio;

    @Override
    public void start(Stage stage) {
        StudioOptions options = new StudioOptions();
        new CommandLine(options).parseArgs(getParameters().getRaw().toArray(String[]::new));
        Path home = Path.of(System.getProperty("user.home"));
        Path settings = UserFolders.settings(System.getProperty("os.name"), home, System.getenv()).resolve(SETTINGS);
        studio = new Studio(stage, StudioServices.create(), new SettingsFile(settings));
        studio.loadModel(() -> ModelFinder.find(asked(options), modelFolders()));
    }

    @Override
    public void stop() {
        studio.close();
    }

    private static Optional<Path> asked(StudioOptions options) {
        return options.model().or(() -> Optional.ofNullable(System.getProperty(ModelFinder.PROPERTY)).map(Path::of));
    }

    private static List<Path> modelFolders() {
        try {
            return ModelFinder.folders(Path.of(""), StudioApp.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program's own place is no address", e);
        }
    }
}
