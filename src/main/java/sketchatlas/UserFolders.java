package sketchatlas;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where programs keep a person's settings, and what else they keep for that person, on each system. */
public final class UserFolders {
    private UserFolders() {
    }

    /** The folder for this program's settings on this machine; it may not exist yet. */
    public static Path settings() {
        return settings(System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getenv());
    }

    /**
     * The folder for this program's settings on any machine.
     *
     * @param osName as in the system property {@code os.name}
     * @param home the person's home folder
     * @param environment as from {@link System#getenv()}
     */
    public static Path settings(String osName, Path home, Map<String, String> environment) {
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            return absolute(environment.get("APPDATA"), home.resolve("AppData").resolve("Roaming")).resolve("SketchAtlas");
        }
        if (os.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("SketchAtlas");
        }
        return absolute(environment.get("XDG_CONFIG_HOME"), home.resolve(".config")).resolve("sketchatlas");
    }

    /** The named folder, or the other one where nothing absolute is named (as the XDG rules want it). */
    private static Path absolute(String named, Path otherwise) {
        return named != null && !named.isBlank() && Path.of(named).isAbsolute() ? Path.of(named) : otherwise;
    }
}
