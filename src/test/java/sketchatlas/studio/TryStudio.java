package sketchatlas.studio;

import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Application;
import javafx.stage.Stage;
import sketchatlas.UserException;
import sketchatlas.studio.session.SessionFile;
import sketchatlas.studio.settings.SettingsFile;

/**
 * Opens the studio with a stand-in for the model, to look at the window while working on it. Arguments: the settings file,
 * milliseconds of an encoding, microseconds of a drawn point, and "none" for a start without a model.
 */
public final class TryStudio {
    private TryStudio() {
    }

    public static void main(String[] args) {
        Application.launch(App.class, args);
    }

    /** The window. */
    public static final class App extends Application {
        private Studio studio;

        @Override
        public void start(Stage stage) {
            String[] args = getParameters().getRaw().toArray(String[]::new);
            studio = new Studio(stage, FakeServices.services(Long.parseLong(args[1]) * 1_000_000, Long.parseLong(args[2]) * 1_000),
                    new SettingsFile(Path.of(args[0])), SessionFile.none());
            studio.loadModel(Optional::empty, () -> {
                if (args.length > 3) {
                    throw new UserException("There is no model in the folder models yet; open one from elsewhere, or train one.");
                }
                return Path.of("ten-categories.safetensors");
            });
        }

        @Override
        public void stop() {
            studio.close();
        }
    }
}
