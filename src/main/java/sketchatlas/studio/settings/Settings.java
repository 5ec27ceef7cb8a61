package sketchatlas.studio.settings;

import java.util.Objects;
import java.util.Optional;

/**
 * What is remembered; immutable.
 *
 * @param window where the main window was, if it ever was open
 * @param theme the chosen theme
 * @param folder the folder of the last file dialog, if any
 * @param panels which panels were open, if the window ever was
 * @param training what was last filled in for a new training, if anything was
 * @param nearest whether the reconstruction is the nearest of several drawings
 * @param tourSeen whether the tour of a first start has been shown
 */
public record Settings(Optional<WindowPlace> window, ThemeChoice theme, Optional<String> folder, Optional<PanelLayout> panels,
        Optional<TrainingDraft> training, boolean nearest, boolean tourSeen) {
    /** A first start. */
    public static final Settings DEFAULT = new Settings(Optional.empty(), ThemeChoice.SYSTEM, Optional.empty(), Optional.empty(),
            Optional.empty(), true, false);

    public Settings {
        window = window.filter(WindowPlace::isSensible);
        Objects.requireNonNull(theme);
        Objects.requireNonNull(folder);
        Objects.requireNonNull(panels);
        Objects.requireNonNull(training);
    }

    public Settings withWindow(WindowPlace place) {
        return new Settings(Optional.of(place), theme, folder, panels, training, nearest, tourSeen);
    }

    public Settings withTheme(ThemeChoice choice) {
        return new Settings(window, choice, folder, panels, training, nearest, tourSeen);
    }

    public Settings withFolder(String last) {
        return new Settings(window, theme, Optional.of(last), panels, training, nearest, tourSeen);
    }

    public Settings withPanels(PanelLayout layout) {
        return new Settings(window, theme, folder, Optional.of(layout), training, nearest, tourSeen);
    }

    public Settings withTraining(TrainingDraft draft) {
        return new Settings(window, theme, folder, panels, Optional.of(draft), nearest, tourSeen);
    }

    public Settings withNearest(boolean wanted) {
        return new Settings(window, theme, folder, panels, training, wanted, tourSeen);
    }

    public Settings withTourSeen() {
        return new Settings(window, theme, folder, panels, training, nearest, true);
    }
}
