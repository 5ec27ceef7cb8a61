package sketchatlas.explore;

import sketchatlas.model.SketchModel.LatentCode;
import sketchatlas.model.Posterior;
import sketchatlas.sketch.Sketch;

/**
 * What the model reads in a drawing. The arrays are shared and never written to.
 *
 * @param sketch the drawing in the model's scale
 * @param code mu and sigma2, [Z] each
 * @param posterior of the components of both levels, given mu
 * @param image the image decoder's picture of mu, [width * width], paper +1, ink -1
 * @param imageWidth width and height of the picture in pixels
 * @param encodeNanos time from drawing to code and posterior
 * @param imageNanos time of the image decoder
 */
public record Encoding(Sketch sketch, LatentCode code, Posterior posterior, float[] image, int imageWidth, long encodeNanos,
        long imageNanos) {
}
