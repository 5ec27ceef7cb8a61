package sketchatlas.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.glass.ui.Application;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinderFilesTest {
    @TempDir
    private Path folder;
    private final List<Object> heard = new ArrayList<>();
    private final FinderFiles files = new FinderFiles(new Application.EventHandler() {
        @Override
        public void handleQuitAction(Application toolkit, long time) {
            heard.add("quit");
        }

        @Override
        public void handlePreferencesChanged(Map<String, Object> preferences) {
            heard.add(preferences);
        }
    }, heard::add);

    @Test
    void theFirstModelIsOpenedAndNothingElse() throws IOException {
        Path model = Files.writeString(folder.resolve("my model.safetensors"), "");
        Path other = Files.writeString(folder.resolve("other.txt"), "");
        files.handleOpenFilesAction(null, 0, new String[] {"sketchatlas.studio.Launcher", other.toString(), folder.resolve("none.safetensors").toString(),
            model.toString(), model.toString()});
        assertEquals(List.of(model), heard);
    }

    @Test
    void whatTheToolkitHearsItStillHears() {
        files.handleQuitAction(null, 0);
        files.handlePreferencesChanged(Map.of("dark", true));
        assertEquals(List.of("quit", Map.of("dark", true)), heard);
    }
}
