package sketchatlas.sketch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** Takes points away from sketches, or spreads them evenly, and brings sketches of any origin to the form of the training data. */
public final class Simplifier {
    /** The longer side of a QuickDraw drawing. */
    public static final float DATA_SIDE = 255;
    /** How far, in data units, QuickDraw lets a simplified line leave the drawn one. */
    public static final double DATA_EPSILON = 2;
    /** Points beyond this help no model and slow it down. */
    public static final int MODEL_POINTS = 200;

    private static final double COARSER = 1.3;
    private static final int MOST_STEPS = 10_000_000;
    private static final double SMALLEST_EXTENT = 1e-9;

    private Simplifier() {
    }

    /**
     * Ramer-Douglas-Peucker on every stroke: of its points the ends stay and those without which the line would move by more
     * than epsilon. Repeated points go too; a stroke that never moved becomes a dot of one point.
     *
     * @param epsilon in the sketch's units, at least 0
     */
    public static Sketch simplified(Sketch sketch, double epsilon) {
        if (!(epsilon >= 0)) {
            throw new IllegalArgumentException("a tolerance is at least 0, not " + epsilon);
        }
        return Sketch.ofPolylines(sketch.polylines().stream().map(s -> simplified(s, epsilon)).toList());
    }

    /**
     * Every stroke with points at equal distances along it; its ends stay where they are.
     *
     * @param spacing between points, in the sketch's units; the last step of a stroke may be shorter
     */
    public static Sketch resampled(Sketch sketch, double spacing) {
        if (!(spacing > 0)) {
            throw new IllegalArgumentException("points are at a distance above 0, not " + spacing);
        }
        return Sketch.ofPolylines(sketch.polylines().stream().map(s -> resampled(s, spacing)).toList());
    }

    /**
     * A drawing of any size as QuickDraw would keep it: the upper left corner of its box at (0, 0), the longer side
     * {@value #DATA_SIDE}, then simplified with epsilon {@value #DATA_EPSILON} (which may take an outermost point away), whole numbers.
     */
    public static Sketch toDataScale(Sketch sketch) {
        return rounded(simplified(fitted(sketch), DATA_EPSILON));
    }

    /** As {@link #toModelScale(Sketch, int)} with at most {@value #MODEL_POINTS} points: what a model trained on QuickDraw expects. */
    public static Sketch toModelScale(Sketch sketch) {
        return toModelScale(sketch, MODEL_POINTS);
    }

    /**
     * As {@link #toDataScale}, and with a limit of points: a longer drawing is simplified more, and if it has too many strokes even
     * so, the shortest are left out.
     *
     * @param mostPoints at least 1
     */
    public static Sketch toModelScale(Sketch sketch, int mostPoints) {
        if (mostPoints < 1) {
            throw new IllegalArgumentException("a sketch of at most " + mostPoints + " points");
        }
        Sketch fitted = fitted(sketch);
        Sketch simple = rounded(simplified(fitted, DATA_EPSILON));
        for (double e = DATA_EPSILON * COARSER; simple.size() > mostPoints && e < DATA_SIDE; e *= COARSER) {
            simple = rounded(simplified(fitted, e));
        }
        return simple.size() > mostPoints ? longestStrokes(simple, mostPoints) : simple;
    }

    private static Sketch fitted(Sketch sketch) {
        Bounds box = Bounds.of(sketch);
        double scale = box.longerSide() > SMALLEST_EXTENT ? DATA_SIDE / box.longerSide() : 1;
        List<float[]> strokes = sketch.polylines();
        for (float[] s : strokes) {
            for (int i = 0; i < s.length; i += 2) {
                s[i] = (float) (scale * (s[i] - box.left()));
                s[i + 1] = (float) (scale * (s[i + 1] - box.top()));
            }
        }
        return Sketch.ofPolylines(strokes);
    }

    /** Rounds places, not offsets, so that errors do not add up; points that fall together become one. */
    private static Sketch rounded(Sketch sketch) {
        List<float[]> strokes = sketch.polylines();
        for (float[] s : strokes) {
            for (int i = 0; i < s.length; i++) {
                s[i] = Math.round(s[i]);
            }
        }
        return Sketch.ofPolylines(strokes.stream().map(Simplifier::withoutRepeats).toList());
    }

    private static Sketch longestStrokes(Sketch sketch, int points) {
        List<float[]> strokes = sketch.polylines();
        List<float[]> longestFirst = new ArrayList<>(strokes);
        longestFirst.sort(Comparator.comparingDouble(Simplifier::length).reversed());
        List<float[]> kept = new ArrayList<>();
        int left = points;
        for (float[] s : longestFirst) {
            if (s.length / 2 <= left) {
                kept.add(s);
                left -= s.length / 2;
            }
        }
        strokes.removeIf(s -> kept.stream().noneMatch(k -> k == s));
        return Sketch.ofPolylines(strokes);
    }

    private static double length(float[] stroke) {
        double length = 0;
        for (int i = 2; i < stroke.length; i += 2) {
            length += Math.hypot((double) stroke[i] - stroke[i - 2], (double) stroke[i + 1] - stroke[i - 1]);
        }
        return length;
    }

    private static float[] withoutRepeats(float[] stroke) {
        float[] kept = stroke.clone();
        int n = Math.min(2, stroke.length);
        for (int i = 2; i < stroke.length; i += 2) {
            if (stroke[i] != kept[n - 2] || stroke[i + 1] != kept[n - 1]) {
                kept[n++] = stroke[i];
                kept[n++] = stroke[i + 1];
            }
        }
        return Arrays.copyOf(kept, n);
    }

    /** With a list of spans instead of recursion: a stroke of many thousand points must not overflow the stack. */
    private static float[] simplified(float[] repeating, double epsilon) {
        float[] stroke = withoutRepeats(repeating);
        int last = stroke.length / 2 - 1;
        if (last < 2) {
            return stroke;
        }
        BitSet kept = new BitSet(last + 1);
        kept.set(0);
        kept.set(last);
        List<int[]> spans = new ArrayList<>();
        spans.add(new int[] {0, last});
        while (!spans.isEmpty()) {
            int[] span = spans.removeLast();
            int farthest = -1;
            double distance = epsilon;
            for (int i = span[0] + 1; i < span[1]; i++) {
                double d = distanceToSegment(stroke, i, span[0], span[1]);
                if (d > distance) {
                    distance = d;
                    farthest = i;
                }
            }
            if (farthest >= 0) {
                kept.set(farthest);
                spans.add(new int[] {span[0], farthest});
                spans.add(new int[] {farthest, span[1]});
            }
        }
        float[] simple = new float[2 * kept.cardinality()];
        int n = 0;
        for (int i = kept.nextSetBit(0); i >= 0; i = kept.nextSetBit(i + 1)) {
            simple[n++] = stroke[2 * i];
            simple[n++] = stroke[2 * i + 1];
        }
        return simple;
    }

    /** From point i to the segment a-b; to the segment rather than the line, so that closed strokes keep their shape. */
    private static double distanceToSegment(float[] s, int i, int a, int b) {
        double x = (double) s[2 * i] - s[2 * a];
        double y = (double) s[2 * i + 1] - s[2 * a + 1];
        double dx = (double) s[2 * b] - s[2 * a];
        double dy = (double) s[2 * b + 1] - s[2 * a + 1];
        double squared = dx * dx + dy * dy;
        double t = squared > 0 ? Math.clamp((x * dx + y * dy) / squared, 0, 1) : 0;
        return Math.hypot(x - t * dx, y - t * dy);
    }

    private static float[] resampled(float[] repeating, double spacing) {
        float[] stroke = withoutRepeats(repeating);
        if (stroke.length < 4) {
            return stroke;
        }
        double steps = Math.ceil(length(stroke) / spacing - 1e-6);
        if (steps > MOST_STEPS) {
            throw new IllegalArgumentException("a stroke would get " + steps + " points");
        }
        int whole = (int) steps;
        float[] even = Arrays.copyOf(stroke, 2 * (whole + 1));
        double walked = 0; // to the begin of the segment that ends at point p
        int p = 2;
        for (int k = 1; k < whole; k++) {
            double segment = segment(stroke, p);
            while (p + 2 < stroke.length && walked + segment < k * spacing) {
                walked += segment;
                p += 2;
                segment = segment(stroke, p);
            }
            double t = Math.clamp((k * spacing - walked) / segment, 0, 1);
            even[2 * k] = (float) (stroke[p - 2] + t * ((double) stroke[p] - stroke[p - 2]));
            even[2 * k + 1] = (float) (stroke[p - 1] + t * ((double) stroke[p + 1] - stroke[p - 1]));
        }
        even[2 * whole] = stroke[stroke.length - 2];
        even[2 * whole + 1] = stroke[stroke.length - 1];
        return even;
    }

    private static double segment(float[] s, int p) {
        return Math.hypot((double) s[p] - s[p - 2], (double) s[p + 1] - s[p - 1]);
    }
}
