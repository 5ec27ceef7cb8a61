package sketchatlas.explore.workbench;

import java.util.List;
import sketchatlas.sketch.Bounds;
import sketchatlas.sketch.Simplifier;
import sketchatlas.sketch.Sketch;

/** Maps a drawing of any size and place to the pen coordinates that a model was trained in, and what the model adds back to the drawing. */
final class PenFrame {
    private final Sketch drawing; // as drawn
    private final double left;
    private final double top;
    private final double scale; // drawing units for each of the model's
    private final double margin; // of the drawing in the finished sketch's box, in model units
    private final Sketch given;

    /**
     * A frame.
     *
     * @param sketch as drawn, in any units
     * @param share how much of the finished sketch's longer side it spans; it is taken to stand in the middle
     * @param mostPoints that the model is to be given; a longer drawing is simplified for it
     */
    PenFrame(Sketch sketch, double share, int mostPoints) {
        drawing = sketch;
        Bounds box = Bounds.of(sketch);
        left = box.left();
        top = box.top();
        double side = box.longerSide();
        scale = (side > 0 ? side / Simplifier.DATA_SIDE : 1) / share;
        margin = (1 - share) / 2 * Simplifier.DATA_SIDE;
        given = placed(Simplifier.toModelScale(sketch, mostPoints), (float) share, (float) margin);
    }

    private static Sketch placed(Sketch fitted, float share, float margin) {
        List<float[]> strokes = fitted.polylines();
        for (float[] stroke : strokes) {
            for (int i = 0; i < stroke.length; i++) {
                stroke[i] = Math.round(share * stroke[i] + margin);
            }
        }
        return Sketch.ofPolylines(strokes);
    }

    /** What the model is given: the drawing in its units. */
    Sketch given() {
        return given;
    }

    /**
     * The drawing, every point of it as it was, and after it what the model added.
     *
     * @param completed in the model's units; begins with the points of {@link #given()}
     */
    Sketch finished(Sketch completed) {
        List<float[]> all = completed.polylines();
        List<float[]> added = all.subList(given.polylines().size(), all.size());
        for (float[] stroke : added) {
            for (int i = 0; i < stroke.length; i += 2) {
                stroke[i] = (float) (left + scale * (stroke[i] - margin));
                stroke[i + 1] = (float) (top + scale * (stroke[i + 1] - margin));
            }
        }
        return drawing.followedBy(added);
    }
}
