package sketchatlas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sketchatlas.UserFolders.Kind;

class UserFoldersTest {
    private static final Path HOME = Path.of("home").toAbsolutePath();
    private static final Path NAMED = HOME.resolve("x");

    @Test
    void settings() {
        assertEquals(HOME.resolve(".config/sketchatlas"), Kind.SETTINGS.folder("Linux", HOME, Map.of()));
        assertEquals(HOME.resolve("x/sketchatlas"), Kind.SETTINGS.folder("Linux", HOME, Map.of("XDG_CONFIG_HOME", NAMED.toString())));
        assertEquals(HOME.resolve(".config/sketchatlas"), Kind.SETTINGS.folder("Linux", HOME, Map.of("XDG_CONFIG_HOME", "relative")));
        assertEquals(HOME.resolve("Library/Application Support/SketchAtlas"), Kind.SETTINGS.folder("Mac OS X", HOME, Map.of()));
        assertEquals(HOME.resolve("AppData/Roaming/SketchAtlas"), Kind.SETTINGS.folder("Windows 11", HOME, Map.of()));
    }

    @Test
    void data() {
        assertEquals(HOME.resolve(".local/share/sketchatlas"), Kind.DATA.folder("Linux", HOME, Map.of("XDG_DATA_HOME", "relative")));
        assertEquals(HOME.resolve("x/sketchatlas"), Kind.DATA.folder("Linux", HOME, Map.of("XDG_DATA_HOME", NAMED.toString())));
        assertEquals(HOME.resolve("Library/Application Support/SketchAtlas"), Kind.DATA.folder("Mac OS X", HOME, Map.of()));
        assertEquals(HOME.resolve("AppData/Roaming/SketchAtlas"), Kind.DATA.folder("Windows 11", HOME, Map.of()));
    }

    @Test
    void cache() {
        assertEquals(HOME.resolve(".cache/sketchatlas"), Kind.CACHE.folder("Linux", HOME, Map.of()));
        assertEquals(HOME.resolve("x/sketchatlas"), Kind.CACHE.folder("Linux", HOME, Map.of("XDG_CACHE_HOME", NAMED.toString())));
        assertEquals(HOME.resolve("Library/Caches/SketchAtlas"), Kind.CACHE.folder("Mac OS X", HOME, Map.of()));
        assertEquals(HOME.resolve("AppData/Local/SketchAtlas/Cache"), Kind.CACHE.folder("Windows 11", HOME, Map.of()));
        assertNotEquals(Kind.CACHE.folder("Linux", HOME, Map.of()), Kind.CACHE.folder("Windows 11", HOME, Map.of()));
    }

    @Test
    void log() {
        assertEquals(HOME.resolve(".local/state/sketchatlas"), Kind.LOG.folder("Linux", HOME, Map.of()));
        assertEquals(HOME.resolve("x/sketchatlas"), Kind.LOG.folder("Linux", HOME, Map.of("XDG_STATE_HOME", NAMED.toString())));
        assertEquals(HOME.resolve("Library/Logs/SketchAtlas"), Kind.LOG.folder("Mac OS X", HOME, Map.of()));
        assertEquals(HOME.resolve("x/SketchAtlas"), Kind.LOG.folder("Windows 11", HOME, Map.of("LOCALAPPDATA", NAMED.toString())));
    }
}
