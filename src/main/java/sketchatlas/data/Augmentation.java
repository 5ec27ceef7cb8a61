package sketchatlas.data;

/**
 * How training samples are varied; zero effect for validation and test.
 *
 * @param randomScaleFactor dx and dy are each multiplied by 1 + U(-f, f)
 * @param augmentStrokeProb probability that a point inside a stroke is dropped
 * @param pngScaleRatio the image is shrunk by U(ratio, 1) about its centre
 * @param pngRotateAngle the image is rotated by U(-a, a) degrees
 * @param pngTranslateDist the image is moved by U(-d, d) pixels in x and in y
 */
public record Augmentation(double randomScaleFactor, double augmentStrokeProb, double pngScaleRatio, double pngRotateAngle,
        double pngTranslateDist) {
    /** Samples as they are. */
    public static final Augmentation NONE = new Augmentation(0, 0, 1, 0, 0);
}
