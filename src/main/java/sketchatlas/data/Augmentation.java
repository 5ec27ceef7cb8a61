package sketchatlas.data;

/**
 * How training samples are varied.
 *
 * @param randomScaleFactor dx and dy are each multiplied by 1 + U(-f, f)
 * @param augmentStrokeProb probability that a point inside a stroke is dropped
 * @param pngScaleRatio the image is shrunk by U(ratio, 1) about its centre
 * @param pngRotateAngle the image is rotated by U(-a, a) degrees
 * @param pngTranslateDist the image is moved by U(-d, d) pixels in x and in y
 * @param randomMirrorProb probability that a sketch, image and sequence, is mirrored left to right
 * @param randomRotateAngle a sketch, image and sequence, is turned by U(-a, a) degrees
 * @param redrawImages whether the image is drawn from the scaled and thinned sequence instead of the original one
 * @param penNoise the decoder reads points that miss their places by this standard deviation at most, in units of the scale factor, and learns
 *     the way back
 */
public record Augmentation(double randomScaleFactor, double augmentStrokeProb, double pngScaleRatio, double pngRotateAngle,
        double pngTranslateDist, double randomMirrorProb, double randomRotateAngle, boolean redrawImages, double penNoise) {
    /** Samples as they are. */
    public static final Augmentation NONE = new Augmentation(0, 0, 1, 0, 0, 0, 0, false, 0);

    /** The same with another pen. */
    Augmentation withPenNoise(double noise) {
        return new Augmentation(randomScaleFactor, augmentStrokeProb, pngScaleRatio, pngRotateAngle, pngTranslateDist, randomMirrorProb,
                randomRotateAngle, redrawImages, noise);
    }
}
