package sketchatlas.studio.view;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import sketchatlas.studio.settings.ThemeChoice;

/** The light and the dark theme for all windows. */
public final class Themes {
    private static final String DARK_CLASS = "dark";

    private final ObjectProperty<ThemeChoice> choice;
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();

    public Themes(ThemeChoice remembered) {
        choice = new SimpleObjectProperty<>(remembered);
        dark.addListener(_ -> wear());
        choice.addListener(_ -> choose());
        Platform.getPreferences().colorSchemeProperty().addListener(_ -> choose());
        choose();
        wear();
    }

    public ObjectProperty<ThemeChoice> choiceProperty() {
        return choice;
    }

    ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    /** The other theme, from now on whatever the desktop asks for. */
    void toggle() {
        choice.set(dark.get() ? ThemeChoice.LIGHT : ThemeChoice.DARK);
    }

    /** Gives a window this program's style sheet and keeps it in the theme. */
    void dress(Scene scene) {
        scene.getStylesheets().add(Themes.class.getResource("/sketchatlas/studio/studio.css").toExternalForm());
        dark.subscribe(isDark -> {
            scene.getRoot().getStyleClass().remove(DARK_CLASS);
            if (isDark) {
                scene.getRoot().getStyleClass().add(DARK_CLASS);
            }
        });
    }

    private void choose() {
        dark.set(switch (choice.get()) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        });
    }

    private void wear() {
        Application.setUserAgentStylesheet((dark.get() ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
    }
}
