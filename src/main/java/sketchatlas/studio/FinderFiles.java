package sketchatlas.studio;

import com.sun.glass.ui.Application;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Models that a person opens in the Finder of a Mac. It hands them over by an event, not as arguments, and JavaFX tells of that to its own parts only, so
 * this takes the place of JavaFX's own listener and passes on what that one hears. Files that the program was started with come as soon as it listens.
 */
final class FinderFiles extends Application.EventHandler {
    private static final String MODEL = ".safetensors";

    private final Application.EventHandler before;
    private final Consumer<Path> open;

    /**
     * Stands before another listener.
     *
     * @param open gets the first model of those that are to be opened, on JavaFX's thread
     */
    FinderFiles(Application.EventHandler before, Consumer<Path> open) {
        this.before = before;
        this.open = open;
    }

    /** Listens from now on, where there is a Finder; on JavaFX's thread. */
    static void listen(Consumer<Path> open) {
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")) {
            Application toolkit = Application.GetApplication();
            toolkit.setEventHandler(new FinderFiles(toolkit.getEventHandler(), open));
        }
    }

    @Override
    public void handleOpenFilesAction(Application toolkit, long time, String[] files) {
        // Started by hand it comes with the words of the command line, too.
        Arrays.stream(files).filter(file -> file.endsWith(MODEL)).map(Path::of).filter(Files::isRegularFile).findFirst().ifPresent(open);
    }

    @Override
    public void handleQuitAction(Application toolkit, long time) {
        before.handleQuitAction(toolkit, time);
    }

    @Override
    public void handlePreferencesChanged(Map<String, Object> preferences) {
        before.handlePreferencesChanged(preferences);
    }
}
