package sketchatlas.studio;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import sketchatlas.UserException;
import sketchatlas.data.AtomicFile;
import sketchatlas.data.FileProblems;
import sketchatlas.data.SketchFiles;
import sketchatlas.sketch.Rasterizer;
import sketchatlas.sketch.Simplifier;
import sketchatlas.sketch.Sketch;
import sketchatlas.studio.viewmodel.Drawing;
import sketchatlas.studio.viewmodel.SketchFileAccess;

/** Sketches in the files of this machine. */
final class DiskSketches implements SketchFileAccess {
    private static final int PICTURE_WIDTH = 1024; // pixels
    private static final double LINE_WIDTH = 8; // pixels
    private static final Color INK = new Color(0x1f2430);
    /** To QuickDraw's units, with every point that was drawn: the paper's shorter side is as long as QuickDraw's longest. */
    private static final float TO_DATA_UNITS = (float) (Simplifier.DATA_SIDE / Drawing.PAPER);

    /** The first sketch and, so that one can tell whether there are more, the second. */
    @Override
    public List<Sketch> read(Path file) {
        return SketchFiles.read(file, 2);
    }

    @Override
    public void write(Path file, Sketch sketch) {
        SketchFiles.write(file, sketch.scaled(TO_DATA_UNITS), Map.of());
    }

    @Override
    public void writePicture(Path file, Sketch sketch) {
        if (!file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
            throw new UserException("Pictures are not exported as " + file + ": choose a name that ends in .png.");
        }
        BufferedImage picture = Rasterizer.picture(sketch, PICTURE_WIDTH, LINE_WIDTH, INK, Color.WHITE);
        try {
            AtomicFile.write(file, out -> ImageIO.write(picture, "png", out));
        } catch (IOException e) {
            throw FileProblems.unwritable(file, e);
        }
    }
}
