package sketchatlas.studio;

import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Application;
import javafx.stage.Stage;
import sketchatlas.UserFolders;
import sketchatlas.explore.ModelFinder;
import sketchatlas.studio.session.SessionFile;
import sketchatlas.studio.settings.SettingsFile;

/** The studio as a JavaFX application: with the real services, the person's settings and the model that is to be found. */
public final class StudioApp extends Application {
    private static final String SETTINGS = "settings.json";
    private static final String SESSIONS = "sessions";

    private final boolean alone = SmokeTest.asked().isPresent() || SoakTest.asked().isPresent() || Screenshots.asked(); // without a person
    private SessionFile session;
    private Studio studio;

    /** Not on the interface's thread: it may have to wait for the studio before. */
    @Override
    public void init() {
        session = alone ? SessionFile.none() : SessionFile.open(UserFolders.data().resolve(SESSIONS)); // else a person's work is none of its business
    }

    @Override
    public void start(Stage stage) {
        StudioOptions options = StudioOptions.parse(getParameters().getRaw());
        Path folder = UserFolders.settings();
        studio = new Studio(stage, StudioServices.create(folder), new SettingsFile(Screenshots.asked() ? Screenshots.settings() : folder.resolve(SETTINGS)), session);
        studio.viewModel().help().setOpener(new AddressOpener(getHostServices()::showDocument));
        studio.loadModel(options::model, () -> ModelFinder.find(Optional.empty()));
        SmokeTest.asked().ifPresent(picture -> new SmokeTest(stage, studio.viewModel(), picture).start());
        SoakTest.asked().ifPresent(minutes -> new SoakTest(studio.viewModel(), minutes).start());
        if (Screenshots.asked()) {
            Screenshots.start(stage, studio.viewModel());
        }
        if (!alone) {
            FinderFiles.listen(studio.viewModel().model()::open);
            studio.welcome();
        }
    }

    @Override
    public void stop() {
        studio.close();
    }
}
