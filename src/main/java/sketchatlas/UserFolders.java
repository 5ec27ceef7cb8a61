package sketchatlas;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where this program keeps what belongs to a person, in the places that each system has for it. None of the folders needs to exist. */
public final class UserFolders {
    private static final String MODELS = "models";

    /** What is kept; the folder's place on Linux, on macOS and on Windows. */
    enum Kind {
        /** Window, theme and the like. */
        SETTINGS("XDG_CONFIG_HOME", ".config", "Application Support", "APPDATA", ""),
        /** What the person made. */
        DATA("XDG_DATA_HOME", ".local/share", "Application Support", "APPDATA", ""),
        /** What can be made again. */
        CACHE("XDG_CACHE_HOME", ".cache", "Caches", "LOCALAPPDATA", "Cache"),
        /** What the program tells of itself. */
        LOG("XDG_STATE_HOME", ".local/state", "Logs", "LOCALAPPDATA", "");

        private static final Map<String, List<String>> WINDOWS = Map.of("APPDATA", List.of("AppData", "Roaming"), "LOCALAPPDATA", List.of("AppData", "Local"));

        private final String xdg;
        private final String unix;
        private final String library;
        private final String windows;
        private final String below;

        Kind(String xdg, String unix, String library, String windows, String below) {
            this.xdg = xdg;
            this.unix = unix;
            this.library = library;
            this.windows = windows;
            this.below = below;
        }

        /**
         * The folder on any machine.
         *
         * @param system as in the system property {@code os.name}
         * @param home the person's home folder
         * @param environment as from {@link System#getenv()}
         */
        Path folder(String system, Path home, Map<String, String> environment) {
            String name = system.toLowerCase(Locale.ROOT);
            if (name.startsWith("windows")) {
                List<String> usual = WINDOWS.get(windows);
                return named(environment, windows, home.resolve(usual.getFirst()).resolve(usual.getLast())).resolve("SketchAtlas").resolve(below);
            }
            return name.startsWith("mac") ? home.resolve("Library").resolve(library).resolve("SketchAtlas")
                    : named(environment, xdg, home.resolve(unix)).resolve("sketchatlas");
        }

        private Path ofThisMachine() {
            return folder(System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getenv());
        }

        /** The named folder, or the other one where nothing absolute is named, as the XDG rules want it. */
        private static Path named(Map<String, String> environment, String variable, Path otherwise) {
            String value = environment.getOrDefault(variable, "");
            return !value.isBlank() && Path.of(value).isAbsolute() ? Path.of(value) : otherwise;
        }
    }

    private UserFolders() {
    }

    public static Path settings() {
        return Kind.SETTINGS.ofThisMachine();
    }

    public static Path data() {
        return Kind.DATA.ofThisMachine();
    }

    /** The person's models, a folder each. */
    public static Path models() {
        return data().resolve(MODELS);
    }

    public static Path cache() {
        return Kind.CACHE.ofThisMachine();
    }

    public static Path log() {
        return Kind.LOG.ofThisMachine();
    }
}
