package sketchatlas.studio;

import sketchatlas.explore.ModelReconstructor;
import sketchatlas.sketch.Simplifier;

/** The real services under the studio. */
final class StudioServices {
    private StudioServices() {
    }

    static Studio.Services create() {
        return new Studio.Services(ModelReconstructor::load, new DiskSketches(), Simplifier::toModelScale);
    }
}
