package sketchatlas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserDataTest {
    private static final Path HOME = Path.of("home").toAbsolutePath();

    @Test
    void everySystemHasItsPlace() {
        assertEquals(HOME.resolve(".local/share/sketchatlas"), UserData.folder("Linux", HOME, Map.of("XDG_DATA_HOME", "relative")));
        assertEquals(HOME.resolve("d/sketchatlas"), UserData.folder("Linux", HOME, Map.of("XDG_DATA_HOME", HOME.resolve("d").toString())));
        assertEquals(HOME.resolve("Library/Application Support/SketchAtlas"), UserData.folder("Mac OS X", HOME, Map.of()));
        assertEquals(HOME.resolve("AppData/Roaming/SketchAtlas"), UserData.folder("Windows 11", HOME, Map.of()));
    }
}
