package sketchatlas.studio.settings;

import java.util.Objects;
import java.util.Optional;

/**
 * What is remembered; immutable.
 *
 * @param window where the main window was, if it ever was open
 * @param theme the chosen theme
 * @param folder the folder of the last file dialog, if any
 */
public record Settings(Optional<WindowPlace> window, ThemeChoice theme, Optional<String> folder) {
    /** A first start. */
    public static final Settings DEFAULT = new Settings(Optional.empty(), ThemeChoice.SYSTEM, Optional.empty());

    public Settings {
        window = window.filter(WindowPlace::isSensible);
        Objects.requireNonNull(theme);
        Objects.requireNonNull(folder);
    }

    public Settings withWindow(WindowPlace place) {
        return new Settings(Optional.of(place), theme, folder);
    }

    public Settings withTheme(ThemeChoice choice) {
        return new Settings(window, choice, folder);
    }

    public Settings withFolder(String last) {
        return new Settings(window, theme, Optional.of(last));
    }
}
