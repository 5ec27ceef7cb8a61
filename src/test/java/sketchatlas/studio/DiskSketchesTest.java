package sketchatlas.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sketchatlas.UserException;
import sketchatlas.sketch.Bounds;
import sketchatlas.sketch.Sketch;
import sketchatlas.studio.viewmodel.Drawing;

class DiskSketchesTest {
    private final DiskSketches files = new DiskSketches();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = { "house.ndjson", "house.svg" })
    void aSavedDrawingOpensAsTheSame(String name) {
        Drawing drawing = Drawing.of(FakeServices.house());
        files.write(folder.resolve(name), drawing.toSketch());
        Sketch opened = files.read(folder.resolve(name)).getFirst();
        Drawing again = Drawing.of(opened);
        assertEquals(drawing.strokes().size(), again.strokes().size());
        for (int s = 0; s < again.strokes().size(); s++) {
            assertEquals(drawing.strokes().get(s).size(), again.strokes().get(s).size());
            for (int p = 0; p < again.strokes().get(s).size(); p++) {
                assertEquals(drawing.strokes().get(s).x(p), again.strokes().get(s).x(p), 0.5);
                assertEquals(drawing.strokes().get(s).y(p), again.strokes().get(s).y(p), 0.5);
            }
        }
        Bounds bounds = Bounds.of(opened.polylines());
        assertTrue(Math.max(bounds.width(), bounds.height()) <= 255, "in QuickDraw's units");
    }

    @Test
    void aPictureHasInkOnWhitePaper() throws Exception {
        Path file = folder.resolve("house.PNG");
        files.writePicture(file, FakeServices.house());
        BufferedImage picture = ImageIO.read(file.toFile());
        assertEquals(0xffffffff, picture.getRGB(2, 2));
        assertEquals(1024, picture.getWidth());
        boolean inked = false;
        for (int x = 0; x < picture.getWidth(); x++) {
            inked |= picture.getRGB(x, 700) == 0xff1f2430;
        }
        assertTrue(inked);
    }

    @Test
    void placesThatCannotBeWrittenToAreNamed() {
        Path nowhere = folder.resolve("none").resolve("a.png");
        UserException error = assertThrows(UserException.class, () -> files.writePicture(nowhere, FakeServices.house()));
        assertTrue(error.getMessage().contains(nowhere.toString()), error.getMessage());
        assertThrows(UserException.class, () -> files.writePicture(folder.resolve("a.jpg"), FakeServices.house()));
        assertTrue(Files.notExists(folder.resolve("a.jpg")));
    }
}
