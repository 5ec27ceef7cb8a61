package sketchatlas.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.UserException;
import sketchatlas.data.samples.SampleSketches;
import sketchatlas.model.SamplingOptions;
import sketchatlas.model.SketchModel;
import sketchatlas.model.TinyModel;

class ContactSheetTest {
    private static final int CELL = 96;
    private static final int GAP = 6;
    private static final int LABEL = 120;
    private static final int ROW = 2 * CELL + 3 * GAP;

    @TempDir
    private Path folder;
    private SketchModel model;
    private Path png;

    @BeforeEach
    void makeModelAndSketches() {
        model = SketchModel.load(new TinyModel().write(folder.resolve("tiny.safetensors")));
        png = folder.resolve("sheet.png");
        SampleSketches.write(folder.resolve("data"), 40, 1);
    }

    /** The share of dark pixels in a cell. */
    private static double ink(BufferedImage sheet, int x, int y) {
        int dark = 0;
        for (int i = 0; i < CELL * CELL; i++) {
            int rgb = sheet.getRGB(x + i % CELL, y + i / CELL);
            dark += (rgb >> 16 & 0xff) + (rgb >> 8 & 0xff) + (rgb & 0xff) < 3 * 0xa0 ? 1 : 0;
        }
        return (double) dark / (CELL * CELL);
    }

    @Test
    void theSketchesOfAFileStandSideBySideAboveTheirReconstructions() throws IOException {
        ContactSheet.ofFile(model, folder.resolve("data/bus.ndjson"), 3, new SamplingOptions(0.5, 1), 1, png);
        BufferedImage sheet = ImageIO.read(png.toFile());
        assertEquals(GAP + 3 * (CELL + GAP), sheet.getWidth());
        assertEquals(GAP + ROW, sheet.getHeight());
        for (int i = 0; i < 3; i++) {
            assertTrue(ink(sheet, GAP + i * (CELL + GAP), GAP) > 0.02, "sketch " + i);
            assertTrue(ink(sheet, GAP + i * (CELL + GAP), GAP + CELL + 2) > 0, "reconstruction " + i);
        }
    }

    @Test
    void aDataSetHasARowForEachCategoryOfTheModel() throws IOException {
        ContactSheet.ofDataSet(model, folder.resolve("data"), 2, new SamplingOptions(0.5, 1), 1, png);
        BufferedImage sheet = ImageIO.read(png.toFile());
        assertEquals(LABEL + 2 * (CELL + GAP), sheet.getWidth());
        assertEquals(GAP + 2 * ROW, sheet.getHeight());
        assertTrue(ink(sheet, LABEL, GAP) > 0.02 && ink(sheet, LABEL, GAP + ROW) > 0.02);
    }

    @Test
    void theSameSeedMakesTheSameSheet() throws IOException {
        Path again = folder.resolve("again.png");
        ContactSheet.ofFile(model, folder.resolve("data/bus.ndjson"), 2, new SamplingOptions(0.5, 1), 1, png);
        ContactSheet.ofFile(model, folder.resolve("data/bus.ndjson"), 2, new SamplingOptions(0.5, 1), 1, again);
        assertEquals(-1, Files.mismatch(png, again));
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() {
        Path missing = folder.resolve("missing/sheet.png");
        UserException e = assertThrows(UserException.class,
                () -> ContactSheet.ofFile(model, folder.resolve("data/bus.ndjson"), 1, new SamplingOptions(0.5, 1), 1, missing));
        assertTrue(e.getMessage().startsWith("Cannot write " + missing), e.getMessage());
    }
}
