package sketchatlas.studio;

import java.nio.file.Path;
import java.util.List;
import sketchatlas.UserException;
import sketchatlas.explore.ModelReconstructor;
import sketchatlas.sketch.Sketch;
import sketchatlas.studio.viewmodel.SketchFileAccess;

/** The real services under the studio. */
final class StudioServices {
    private StudioServices() {
    }

    static Studio.Services create() {
        return new Studio.Services(ModelReconstructor::load, new SketchFileAccess() {
            @Override
            public List<Sketch> read(Path file) {
                throw new UserException("Not wired yet: " + file + ".");
            }

            @Override
            public void write(Path file, Sketch sketch) {
                throw new UserException("Not wired yet: " + file + ".");
            }

            @Override
            public void writePicture(Path file, Sketch sketch) {
                throw new UserException("Not wired yet: " + file + ".");
            }
        }, sketch -> sketch);
    }
}
