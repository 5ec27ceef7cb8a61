package sketchatlas.studio;

import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.Window;
import sketchatlas.UserException;
import sketchatlas.studio.settings.Settings;
import sketchatlas.studio.settings.SettingsFile;
import sketchatlas.studio.view.FileDialogs;
import sketchatlas.studio.view.MainWindow;
import sketchatlas.studio.view.SystemFileDialogs;
import sketchatlas.studio.view.Themes;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.StudioViewModel;

/** The running studio: its parts put together, its settings read and written. */
final class Studio {
    private final SettingsFile settingsFile;
    private final StudioViewModel viewModel;
    private final Themes themes;
    private final MainWindow window;
    private Settings settings;

    /** Puts everything together and shows the window; on the JavaFX application thread. */
    Studio(Stage stage, StudioViewModel.Services services, SettingsFile settingsFile) {
        this.settingsFile = settingsFile;
        settings = settingsFile.read();
        viewModel = new StudioViewModel(services, backgroundWork());
        settings.training().ifPresent(viewModel.newTraining()::restore);
        themes = new Themes(settings.theme());
        FileDialogs dialogs = new SystemFileDialogs(() -> Window.getWindows().stream().filter(Window::isFocused).findFirst().orElse(stage), () -> settings.folder().map(Path::of),
                folder -> settings = settings.withFolder(folder.toString()));
        window = new MainWindow(stage, viewModel, dialogs, themes);
        window.restore(settings.window(), settings.panels());
        stage.setOnHiding(_ -> settings = settings.withWindow(window.place()).withPanels(window.panels()));
        Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> viewModel.unexpected(error));
        stage.show();
        viewModel.training().lookForUnfinished();
    }

    StudioViewModel viewModel() {
        return viewModel;
    }

    /** Loads the model to start with, or says why there is none. */
    void loadModel(Supplier<Path> file) {
        try {
            viewModel.model().open(file.get());
        } catch (UserException e) {
            viewModel.model().fail(e.getMessage());
        }
    }

    /** Ends the work and remembers what is to be remembered. */
    void close() {
        viewModel.close();
        settings = settings.withTraining(viewModel.newTraining().draft());
        settingsFile.write(settings.withTheme(themes.choiceProperty().get()));
    }

    private static BackgroundWork backgroundWork() {
        // No daemons: a file that is being written when the window closes is written to its end.
        return new BackgroundWork(
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().name("studio background ", 0).factory()), Platform::runLater);
    }
}
