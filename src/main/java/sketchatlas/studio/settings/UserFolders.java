package sketchatlas.studio.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where programs keep a person's settings on each system. */
public final class UserFolders {
    private UserFolders() {
    }

    /**
     * The folder for this program's settings; it may not exist yet.
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
