package sketchatlas.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.UserException;

class ModelFinderTest {
    @TempDir
    private Path folder;

    @Test
    void theNewestModelOfTheFirstFolderThatHasOne() throws IOException {
        Path none = folder.resolve("none");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path full = Files.createDirectory(folder.resolve("full"));
        Path other = Files.createDirectory(folder.resolve("other"));
        model(full.resolve("a.safetensors"), 3000);
        Path newest = model(full.resolve("b.safetensors"), 5000);
        model(full.resolve("README.md"), 9000);
        model(other.resolve("c.safetensors"), 9000);
        assertEquals(newest, ModelFinder.find(Optional.empty(), List.of(none, empty, full, other)));
    }

    @Test
    void theOneThatIsAskedForIsTakenAsItIs() {
        assertEquals(Path.of("my.model"), ModelFinder.find(Optional.of(Path.of("my.model")), List.of(folder)));
    }

    @Test
    void withoutAnyTheFolderIsNamed() {
        UserException error = assertThrows(UserException.class, () -> ModelFinder.find(Optional.empty(), List.of(folder)));
        assertTrue(error.getMessage().contains(folder.toString()), error.getMessage());
    }

    @Test
    void modelsAreLookedForBesideTheWorkingFolderAndTheProgram() {
        Path install = folder.toAbsolutePath();
        List<Path> folders = ModelFinder.folders(Path.of("work"), install.resolve("lib").resolve("sketchatlas.jar").toUri());
        assertEquals(Path.of("work", "models"), folders.getFirst());
        assertTrue(folders.contains(install.resolve("models")), folders.toString());
    }

    private static Path model(Path file, long modified) throws IOException {
        Files.createFile(file);
        Files.setLastModifiedTime(file, FileTime.fromMillis(modified));
        return file;
    }
}
