package sketchatlas.studio;

import java.nio.file.Path;
import sketchatlas.explore.ModelReconstructor;
import sketchatlas.sketch.Simplifier;

/** The real services under the studio. */
final class StudioServices {
    private StudioServices() {
    }

    /** @param userFolder where this program keeps a person's data; need not exist */
    static Studio.Services create(Path userFolder) {
        return new Studio.Services(ModelReconstructor::load, new DiskSketches(), new DiskAtlases(userFolder), Simplifier::toModelScale);
    }
}
