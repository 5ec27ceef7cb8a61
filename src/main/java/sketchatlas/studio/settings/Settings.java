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
 */
public record Settings(Optional<WindowPlace> window, ThemeChoice theme, Optional<String> folder, Optional<PanelLayout> panels) {
    /** A first start. */
    public static final Settings DEFAULT = new Settings(Optional.empty(), ThemeChoice.SYSTEM, Optional.empty(), Optional.empty());

    public Settings {
        window = window.filter(WindowPlace::isSensible);
        Objects.requireNonNull(theme);
        Objects.requireNonNull(folder);
        Objects.requireNonNull(panels);
    }

    public Settings withWindow(WindowPlace place) {
        return new Settings(Optional.of(place), theme, folder, panels);
    }

    public Settings withTheme(ThemeChoice choice) {
        return new Settings(window, choice, folder, panels);
    }

    public Settings withFolder(String last) {
        return new Settings(window, theme, Optional.of(last), panels);
    }

    public Settings withPanels(PanelLayout layout) {
        return new Settings(window, theme, folder, Optional.of(layout));
    }
}
