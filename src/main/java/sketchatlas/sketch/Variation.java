package sketchatlas.sketch;

import java.awt.geom.AffineTransform;

/**
 * A small change of the drawn picture, for augmentation: about the centre first shrunk, then rotated, then moved.
 *
 * @param scale factor about the centre of the picture, 1 for none
 * @param rotateDegrees rotation about the centre, clockwise as seen (y grows downwards)
 * @param moveX pixels to the right
 * @param moveY pixels down
 */
public record Variation(double scale, double rotateDegrees, double moveX, double moveY) {
    /** The picture as it is. */
    public static final Variation NONE = new Variation(1, 0, 0, 0);

    /** Refuses values that are not finite and scales that are not positive. */
    public Variation {
        if (!(scale > 0) || !Double.isFinite(scale + rotateDegrees + moveX + moveY)) {
            throw new IllegalArgumentException(
                    "not a picture variation: scale " + scale + ", " + rotateDegrees + " degrees, move " + moveX + ", " + moveY);
        }
    }

    /** The transform of picture coordinates for a square picture of this width. */
    AffineTransform transform(int width) {
        double centre = width / 2.0;
        AffineTransform t = AffineTransform.getTranslateInstance(centre + moveX, centre + moveY);
        t.rotate(Math.toRadians(rotateDegrees));
        t.scale(scale, scale);
        t.translate(-centre, -centre);
        return t;
    }
}
