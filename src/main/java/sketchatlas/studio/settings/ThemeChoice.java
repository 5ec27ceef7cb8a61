package sketchatlas.studio.settings;

/** Which of the two themes the studio wears. */
public enum ThemeChoice {
    /** The one that the desktop asks for. */
    SYSTEM,
    LIGHT,
    DARK
}
