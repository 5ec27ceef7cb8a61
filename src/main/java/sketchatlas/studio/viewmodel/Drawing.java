package sketchatlas.studio.viewmodel;

import java.util.ArrayList;
import java.util.List;
import sketchatlas.sketch.Bounds;
import sketchatlas.sketch.Sketch;

/**
 * All finished strokes on the paper, oldest first; immutable. Paper units: the origin is the middle of the paper, y grows
 * downwards, and the shorter side of an unresized paper is {@value #PAPER} units long.
 */
public record Drawing(List<Stroke> strokes) {
    /** The shorter side of the paper. */
    public static final double PAPER = 1000;
    /** How much of the paper's shorter side an opened sketch takes up. */
    private static final double OPENED_SHARE = 0.72;

    public static final Drawing EMPTY = new Drawing(List.of());

    public Drawing {
        strokes = List.copyOf(strokes);
    }

    /** A sketch of any units, fitted into the middle of the paper. */
    public static Drawing of(Sketch sketch) {
        Bounds bounds = Bounds.of(sketch.polylines());
        double longer = Math.max(bounds.width(), bounds.height());
        double scale = longer > 0 ? OPENED_SHARE * PAPER / longer : 1;
        List<Stroke> strokes = new ArrayList<>();
        for (float[] line : sketch.polylines()) {
            float[] fitted = new float[line.length];
            for (int i = 0; i < line.length; i += 2) {
                fitted[i] = (float) ((line[i] - bounds.centreX()) * scale);
                fitted[i + 1] = (float) ((line[i + 1] - bounds.centreY()) * scale);
            }
            strokes.add(Stroke.of(fitted));
        }
        return new Drawing(strokes);
    }

    public boolean isEmpty() {
        return strokes.isEmpty();
    }

    /** This drawing with one more stroke on top. */
    public Drawing plus(Stroke stroke) {
        List<Stroke> more = new ArrayList<>(strokes);
        more.add(stroke);
        return new Drawing(more);
    }

    /** The drawing in stroke-3 form, every point of it, in paper units from its upper left corner. */
    public Sketch toSketch() {
        List<float[]> lines = strokes.stream().map(Stroke::toArray).toList();
        Bounds bounds = Bounds.of(lines);
        for (float[] line : lines) {
            for (int i = 0; i < line.length; i += 2) {
                line[i] -= (float) bounds.left();
                line[i + 1] -= (float) bounds.top();
            }
        }
        return Sketch.ofPolylines(lines);
    }

    /**
     * This drawing, its strokes where they are, with what a sketch that begins with {@link #toSketch()} has beyond it.
     *
     * @param sketch in paper units from this drawing's upper left corner
     */
    public Drawing continuedAs(Sketch sketch) {
        Bounds bounds = bounds();
        List<float[]> lines = sketch.polylines();
        List<Stroke> all = new ArrayList<>(strokes);
        for (float[] line : lines.subList(toSketch().polylines().size(), lines.size())) {
            for (int i = 0; i < line.length; i += 2) {
                line[i] += (float) bounds.left();
                line[i + 1] += (float) bounds.top();
            }
            all.add(Stroke.of(line));
        }
        return new Drawing(all);
    }

    /** The smallest upright box around the drawing. */
    public Bounds bounds() {
        return Bounds.of(strokes.stream().map(Stroke::toArray).toList());
    }
}
