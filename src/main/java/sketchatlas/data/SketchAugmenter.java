package sketchatlas.data;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import sketchatlas.sketch.Bounds;
import sketchatlas.sketch.Sketch;
import sketchatlas.sketch.Variation;

/**
 * Varies training samples as sketch-rnn does, and by mirroring and turning whole sketches. Every call takes the same number of random values for
 * the same sketch and options, so that a batch depends on nothing but its seed.
 */
final class SketchAugmenter {
    /** So many points at the begin of a stroke are never dropped. */
    private static final int KEPT_AT_BEGIN = 3;

    private SketchAugmenter() {
    }

    /** A random variation of the picture. */
    static Variation variation(Augmentation a, RandomGenerator random) {
        if (a.pngScaleRatio() == 1 && a.pngRotateAngle() == 0 && a.pngTranslateDist() == 0) {
            return Variation.NONE;
        }
        double scale = a.pngScaleRatio() + (1 - a.pngScaleRatio()) * random.nextDouble();
        return new Variation(scale, symmetric(a.pngRotateAngle(), random), symmetric(a.pngTranslateDist(), random),
                symmetric(a.pngTranslateDist(), random));
    }

    /**
     * The sketch, mirrored or turned: another sketch that somebody could have drawn. Its longer side stays as it was, because an image does
     * not show how large its sketch is.
     */
    static Sketch turned(Sketch sketch, Augmentation a, RandomGenerator random) {
        Sketch seen = a.randomMirrorProb() > 0 && random.nextDouble() < a.randomMirrorProb() ? sketch.mirrored() : sketch;
        if (a.randomRotateAngle() == 0) {
            return seen;
        }
        double angle = Math.toRadians(symmetric(a.randomRotateAngle(), random));
        float cos = (float) Math.cos(angle);
        float sin = (float) Math.sin(angle);
        float[] rows = seen.toStroke3();
        for (int r = 0; r < rows.length; r += 3) {
            float dx = rows[r];
            float dy = rows[r + 1];
            rows[r] = cos * dx - sin * dy;
            rows[r + 1] = sin * dx + cos * dy;
        }
        keepLongerSide(rows, sketch);
        return Sketch.ofStroke3(rows);
    }

    /** The stroke-3 rows of a sketch, scaled and thinned; in data units. */
    static float[] sequence(Sketch sketch, Augmentation a, RandomGenerator random) {
        float[] rows = sketch.toStroke3();
        if (a.randomScaleFactor() > 0) {
            float scaleX = (float) (1 + symmetric(a.randomScaleFactor(), random));
            float scaleY = (float) (1 + symmetric(a.randomScaleFactor(), random));
            for (int r = 0; r < rows.length; r += 3) {
                rows[r] *= scaleX;
                rows[r + 1] *= scaleY;
            }
            if (a.redrawImages()) {
                keepLongerSide(rows, sketch);
            }
        }
        return a.augmentStrokeProb() > 0 ? thinned(rows, a.augmentStrokeProb(), random) : rows;
    }

    /** Makes the longer side as long as that of the sketch. */
    private static void keepLongerSide(float[] rows, Sketch sketch) {
        double is = Bounds.of(Sketch.ofStroke3(rows)).longerSide();
        double was = Bounds.of(sketch).longerSide();
        if (is > 0 && was > 0) { // a single dot has no side
            float factor = (float) (was / is);
            for (int r = 0; r < rows.length; r += 3) {
                rows[r] *= factor;
                rows[r + 1] *= factor;
            }
        }
    }

    /** Drops points inside strokes; a dropped point's offset goes to the next one, so that the rest stays in place. */
    private static float[] thinned(float[] rows, double probability, RandomGenerator random) {
        int kept = 0;
        int inStroke = 0;
        float carriedX = 0;
        float carriedY = 0;
        for (int r = 0; r < rows.length; r += 3) {
            boolean lifted = rows[r + 2] > 0.5f;
            boolean last = lifted || r + 3 == rows.length;
            boolean chosen = random.nextDouble() < probability;
            if (chosen && !last && inStroke >= KEPT_AT_BEGIN) {
                carriedX += rows[r];
                carriedY += rows[r + 1];
            } else {
                rows[kept] = rows[r] + carriedX;
                rows[kept + 1] = rows[r + 1] + carriedY;
                rows[kept + 2] = rows[r + 2];
                kept += 3;
                carriedX = 0;
                carriedY = 0;
            }
            inStroke = lifted ? 0 : inStroke + 1;
        }
        return Arrays.copyOf(rows, kept);
    }

    /** U(-bound, bound). */
    private static double symmetric(double bound, RandomGenerator random) {
        return bound * (2 * random.nextDouble() - 1);
    }
}
