package sketchatlas.model;

import java.nio.file.Path;
import sketchatlas.sketch.Sketch;

/** A trained model at work: encodes sketches, decodes codes. One thread at a time. */
public final class SketchModel {
    public static SketchModel load(Path file) {
        throw new IllegalStateException();
    }

    public HyperParameters hyperParameters() {
        throw new IllegalStateException();
    }

    /** mu and sigma2 of the code of a sketch. */
    public LatentCode encode(Sketch sketch) {
        throw new IllegalStateException();
    }

    /** The image decoder's picture of a code: [width * width], paper +1, ink -1. */
    public float[] decodeImage(float[] code) {
        throw new IllegalStateException();
    }

    /** Draws a code stroke by stroke. */
    public SequenceSampler sampler(float[] code, double temperature, long seed) {
        throw new IllegalStateException();
    }

    /** p(k|y) and p(l|y) from the stored parameters. */
    public Posterior posterior(float[] code) {
        throw new IllegalStateException();
    }

    /** mu, sigma2: [Z] each. */
    public record LatentCode(float[] mu, float[] sigma2) {
    }

    /** levelK [K], levelL [L]; each sums to 1. */
    public record Posterior(double[] levelK, double[] levelL) {
    }

    /** One drawing in the making; {@code next()} draws one more point. */
    public interface SequenceSampler {
        /** Draws one point; false when the sketch has ended (or the longest length is reached). */
        boolean next();

        /** What has been drawn so far, in data units (about 0..255). */
        Sketch sketch();
    }
}
