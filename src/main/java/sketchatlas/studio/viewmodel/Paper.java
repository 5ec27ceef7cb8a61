package sketchatlas.studio.viewmodel;

import java.util.Optional;
import sketchatlas.sketch.Sketch;

/**
 * What is on the paper at one moment; immutable.
 *
 * @param drawing the finished strokes
 * @param unfinished the stroke that is being drawn, if the pen is down
 */
public record Paper(Drawing drawing, Optional<Stroke> unfinished) {
    static final Paper CLEAN = new Paper(Drawing.EMPTY, Optional.empty());

    static Paper of(Drawing drawing) {
        return new Paper(drawing, Optional.empty());
    }

    Paper with(Stroke stroke) {
        return new Paper(drawing, Optional.of(stroke));
    }

    public boolean isEmpty() {
        return drawing.isEmpty() && unfinished.isEmpty();
    }

    public boolean penIsDown() {
        return unfinished.isPresent();
    }

    /** Everything on the paper, the stroke in the making too, in paper units. */
    public Sketch toSketch() {
        return unfinished.map(drawing::plus).orElse(drawing).toSketch();
    }
}
