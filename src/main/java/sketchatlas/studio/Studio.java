package sketchatlas.studio;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.Observable;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;
import sketchatlas.UserException;
import sketchatlas.studio.session.Session;
import sketchatlas.studio.session.SessionFile;
import sketchatlas.studio.session.SessionKeeper;
import sketchatlas.studio.settings.Settings;
import sketchatlas.studio.settings.SettingsFile;
import sketchatlas.studio.view.FileDialogs;
import sketchatlas.studio.view.MainWindow;
import sketchatlas.studio.view.SystemFileDialogs;
import sketchatlas.studio.view.Themes;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.StudioViewModel;

/** The running studio: its parts put together, its settings and the work in progress read and kept. */
final class Studio {
    private final SettingsFile settingsFile;
    private final SessionFile sessionFile;
    private final SessionKeeper<Settings> settingsKeeper;
    private final SessionKeeper<Session> sessionKeeper;
    private final StudioViewModel viewModel;
    private final Themes themes;
    private final MainWindow window;
    private final Optional<Path> lastModel;
    private Settings settings;
    private Optional<Path> standardModel = Optional.empty(); // opened without anybody asking for it

    /** Puts everything together and shows the window; on the JavaFX application thread. */
    Studio(Stage stage, StudioViewModel.Services services, SettingsFile settingsFile, SessionFile sessionFile) {
        this.settingsFile = settingsFile;
        this.sessionFile = sessionFile;
        settings = settingsFile.read();
        settingsKeeper = new SessionKeeper<>("settings", settingsFile::write);
        sessionKeeper = new SessionKeeper<>("session", sessionFile::write);
        viewModel = new StudioViewModel(services, backgroundWork());
        viewModel.reconstruction().nearestProperty().set(settings.nearest());
        settings.training().ifPresent(viewModel.newTraining()::restore);
        themes = new Themes(settings.theme());
        FileDialogs dialogs = new SystemFileDialogs(() -> Window.getWindows().stream().filter(Window::isFocused).findFirst().orElse(stage),
                () -> settings.folder().map(Path::of), this::remember);
        window = new MainWindow(stage, viewModel, dialogs, themes);
        window.restore(settings.window(), settings.panels());
        lastModel = restore(sessionFile.read());
        if (sessionFile.isHeldBack()) {
            viewModel.notices().error("Your last drawing can't be had yet, for the studio that was ended is still being cleared away: it is kept,"
                    + " start again to see it.");
        }
        catchErrors();
        stage.show();
        keepSettings(stage);
        keepSession();
        viewModel.training().lookForUnfinished();
    }

    StudioViewModel viewModel() {
        return viewModel;
    }

    /** Shows a person who is here for the first time around; once. */
    void welcome() {
        if (!settings.tourSeen()) {
            viewModel.tour().start();
            settings = settings.withTourSeen();
            settingsKeeper.keep(settings);
        }
    }

    /**
     * Loads the model to start with, or says why there is none.
     *
     * @param asked tells the file that was asked for
     * @param standard finds the one to take where none was asked for and none was open the last time
     */
    void loadModel(Supplier<Optional<Path>> asked, Supplier<Path> standard) {
        try {
            Optional<Path> model = asked.get().or(() -> lastModel);
            if (model.isPresent()) {
                viewModel.model().open(model.get());
            } else {
                standardModel = Optional.of(standard.get());
                viewModel.model().open(standardModel.get());
            }
        } catch (UserException e) {
            viewModel.model().fail(e.getMessage());
        }
    }

    /** Puts the work of the last time where it was; the model that was open then, if it is still there. */
    private Optional<Path> restore(Session session) {
        if (!session.drawing().isEmpty()) {
            viewModel.drawing().put("restore", session.drawing());
        }
        viewModel.workbench().restore(session.bench());
        return session.model().map(Path::of).filter(Files::isRegularFile);
    }

    /** An error that nobody foresaw ends nothing, wherever it happens. */
    private void catchErrors() {
        Thread.currentThread().setUncaughtExceptionHandler((_, error) -> viewModel.unexpected(error));
        Thread.setDefaultUncaughtExceptionHandler((_, error) -> Platform.runLater(() -> viewModel.unexpected(error)));
    }

    private void keepSettings(Stage stage) {
        Subscription.combine(stage.xProperty().subscribe(this::settingsChanged), stage.yProperty().subscribe(this::settingsChanged),
                stage.widthProperty().subscribe(this::settingsChanged), stage.heightProperty().subscribe(this::settingsChanged),
                stage.maximizedProperty().subscribe(this::settingsChanged), themes.choiceProperty().subscribe(this::settingsChanged));
        viewModel.reconstruction().nearestProperty().addListener((Observable _) -> settingsChanged());
        viewModel.panels().visibleProperty().addListener((Observable _) -> settingsChanged());
        stage.setOnHiding(_ -> settingsChanged());
    }

    private void settingsChanged() {
        settings = settings.withWindow(window.place()).withPanels(window.panels()).withTheme(themes.choiceProperty().get())
                .withNearest(viewModel.reconstruction().nearestProperty().get());
        settingsKeeper.keep(settings);
    }

    private void remember(Path folder) {
        settings = settings.withFolder(folder.toString());
        settingsKeeper.keep(settings);
    }

    private void keepSession() {
        viewModel.drawing().paperProperty().addListener((_, _, paper) -> {
            if (!paper.penIsDown()) {
                sessionChanged();
            }
        });
        viewModel.workbench().stateProperty().addListener((Observable _) -> sessionChanged());
        viewModel.model().fileProperty().addListener((Observable _) -> sessionChanged());
    }

    private void sessionChanged() {
        Optional<Path> model = viewModel.model().fileProperty().get().filter(file -> !standardModel.equals(Optional.of(file)));
        sessionKeeper.keep(new Session(viewModel.drawing().paper().drawing(), viewModel.workbench().state(), model.map(file -> file.toAbsolutePath().toString())));
    }

    /** Ends the work and remembers what is to be remembered. */
    void close() {
        viewModel.close();
        settingsKeeper.close();
        sessionKeeper.close();
        settingsFile.write(settings.withTraining(viewModel.newTraining().draft()));
        sessionFile.close();
    }

    private static BackgroundWork backgroundWork() {
        // No daemons: a file that is being written when the window closes is written to its end.
        return new BackgroundWork(
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().name("studio background ", 0).factory()), Platform::runLater);
    }
}
