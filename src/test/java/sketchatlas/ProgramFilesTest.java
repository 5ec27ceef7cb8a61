package sketchatlas;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProgramFilesTest {
    @Test
    void whatLiesBesideTheJarIsOfTheProgram() {
        Path program = Path.of("Sketch Atlas.app", "Contents", "app");
        assertTrue(ProgramFiles.isBeside(program.resolve("models").resolve("ten.safetensors"), program.resolve("sketchatlas.jar").toUri()));
        assertFalse(ProgramFiles.isBeside(program.resolve("..").resolve("models").resolve("ten.safetensors"), program.resolve("sketchatlas.jar").toUri()));
    }

    @Test
    void whatWasBuiltHereIsNotInstalled() {
        assertFalse(ProgramFiles.isInstalled(Path.of("models", "ten.safetensors")));
    }
}
