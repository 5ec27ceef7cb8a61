package sketchatlas.studio.view.workbench;

import sketchatlas.explore.calculators.LatentCalculator;
import sketchatlas.explore.workbench.SketchToken;

/** What a hand can carry. */
sealed interface Held {
    /** A sketch, to be put somewhere. */
    record OfSketch(SketchToken token) implements Held {
    }

    /** A latent calculator, to be applied to a sketch. */
    record OfCalculator(LatentCalculator calculator) implements Held {
    }
}
