package sketchatlas;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where each system wants programs to keep what a person made with them. */
public final class UserData {
    private UserData() {
    }

    /** The data folder of this person; it may not exist yet. */
    public static Path folder() {
        return folder(System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getenv());
    }

    static Path folder(String system, Path home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return path(environment, "APPDATA", home.resolve("AppData").resolve("Roaming")).resolve("SketchAtlas");
        }
        if (name.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("SketchAtlas");
        }
        return path(environment, "XDG_DATA_HOME", home.resolve(".local").resolve("share")).resolve("sketchatlas");
    }

    private static Path path(Map<String, String> environment, String variable, Path otherwise) {
        String value = environment.getOrDefault(variable, "");
        return value.isBlank() || !Path.of(value).isAbsolute() ? otherwise : Path.of(value);
    }
}
