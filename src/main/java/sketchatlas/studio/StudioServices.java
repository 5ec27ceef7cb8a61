package sketchatlas.studio;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import sketchatlas.UserException;
import sketchatlas.data.AtomicFile;
import sketchatlas.data.SketchFiles;
import sketchatlas.explore.ModelReconstructor;
import sketchatlas.sketch.Rasterizer;
import sketchatlas.sketch.Simplifier;
import sketchatlas.sketch.Sketch;
import sketchatlas.studio.viewmodel.SketchFileAccess;

/** The real services under the studio. */
final class StudioServices {
    private static final int PICTURE_WIDTH = 1024;
    private static final double PICTURE_LINE = 9;
    /** More than this of a file's sketches nobody looks through one by one. */
    private static final int MOST_SKETCHES = 1000;

    private StudioServices() {
    }

    static Studio.Services create() {
        return new Studio.Services(ModelReconstructor::load, new Files(), Simplifier::toModelScale);
    }

    /** Sketches in files, and pictures of them. */
    private static final class Files implements SketchFileAccess {
        @Override
        public List<Sketch> read(Path file) {
            return SketchFiles.read(file, MOST_SKETCHES);
        }

        @Override
        public void write(Path file, Sketch sketch) {
            SketchFiles.write(file, sketch, Map.of());
        }

        @Override
        public void writePicture(Path file, Sketch sketch) {
            BufferedImage picture = Rasterizer.picture(sketch, PICTURE_WIDTH, PICTURE_LINE, Color.BLACK, Color.WHITE);
            try {
                AtomicFile.write(file, out -> ImageIO.write(picture, "png", out));
            } catch (IOException e) {
                throw new UserException("The picture " + file + " can't be written: choose a folder that exists, is writable and has room.", e);
            }
        }
    }
}
