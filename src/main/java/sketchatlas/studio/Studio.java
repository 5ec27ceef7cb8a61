package sketchatlas.studio;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.Window;
import sketchatlas.UserException;
import sketchatlas.explore.Reconstructor;
import sketchatlas.sketch.Sketch;
import sketchatlas.studio.settings.Settings;
import sketchatlas.studio.settings.SettingsFile;
import sketchatlas.studio.view.FileDialogs;
import sketchatlas.studio.view.MainWindow;
import sketchatlas.studio.view.SystemFileDialogs;
import sketchatlas.studio.view.Themes;
import sketchatlas.studio.viewmodel.AtlasAccess;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.SketchFileAccess;
import sketchatlas.studio.viewmodel.StudioViewModel;
import sketchatlas.studio.viewmodel.data.DataAccess;
import sketchatlas.studio.viewmodel.training.TrainingAccess;
import sketchatlas.studio.viewmodel.workbench.BenchAccess;

/** The running studio: its parts put together, its settings read and written. */
final class Studio {
    /**
     * What the studio uses from below.
     *
     * @param modelLoader reads a model file
     * @param sketchFiles reads and writes sketches
     * @param atlases reads, makes and keeps atlases
     * @param benches finds what the workbench needs of a model
     * @param data where data sets are kept and come from
     * @param trainings starts trainings
     * @param toModelScale brings a drawing to the scale and density of the training data
     */
    record Services(Function<Path, Reconstructor> modelLoader, SketchFileAccess sketchFiles, AtlasAccess atlases, BenchAccess benches, DataAccess data,
            TrainingAccess trainings, UnaryOperator<Sketch> toModelScale) {
    }

    private final SettingsFile settingsFile;
    private final StudioViewModel viewModel;
    private final Themes themes;
    private final MainWindow window;
    private Settings settings;

    /** Puts everything together and shows the window; on the JavaFX application thread. */
    Studio(Stage stage, Services services, SettingsFile settingsFile) {
        this.settingsFile = settingsFile;
        settings = settingsFile.read();
        viewModel = new StudioViewModel(services.modelLoader(), services.sketchFiles(), services.atlases(), services.benches(), services.data(),
                services.trainings(), services.toModelScale(), backgroundWork());
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
