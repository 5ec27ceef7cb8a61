package sketchatlas.explore.calculators;

import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import sketchatlas.sketch.Bounds;
import sketchatlas.sketch.Sketch;

/** Something about sketches that can be measured or changed, so that sketches with more and with less of it can be set against each other. */
public enum Attribute {
    /** The same sketches with more of their ink to the right, and mirrored. */
    FACING("ink to the right", "turn round") {
        @Override
        Sides sides(List<Sketch> sketches) {
            return pairs(sketches, s -> heavierRight(s) ? s : transformed(s, MIRROR), s -> heavierRight(s) ? transformed(s, MIRROR) : s);
        }
    },
    /** The same sketches made wider, and made taller. */
    WIDTH("wider", "stretch") {
        @Override
        Sides sides(List<Sketch> sketches) {
            return pairs(sketches, s -> transformed(s, AffineTransform.getScaleInstance(STRETCH, 1)),
                    s -> transformed(s, AffineTransform.getScaleInstance(1, STRETCH)));
        }
    },
    /** The same sketches turned clockwise, and turned the other way. */
    TILT("turned clockwise", "tilt clockwise") {
        @Override
        Sides sides(List<Sketch> sketches) {
            return pairs(sketches, s -> transformed(s, AffineTransform.getRotateInstance(TURN)),
                    s -> transformed(s, AffineTransform.getRotateInstance(-TURN)));
        }
    },
    /** The quarter of the sketches with the longest lines, and the quarter with the shortest. */
    DETAIL("much detail", "more detail") {
        @Override
        Sides sides(List<Sketch> sketches) {
            return quarters(sketches, Attribute::relativeLength);
        }
    },
    /** The quarter of the sketches that are the widest for their height, and the quarter that are the tallest. */
    PROPORTION("wide for their height", "broader") {
        @Override
        Sides sides(List<Sketch> sketches) {
            return quarters(sketches, Attribute::proportion);
        }
    };

    private static final AffineTransform MIRROR = AffineTransform.getScaleInstance(-1, 1);
    private static final double STRETCH = 1.35;
    private static final double TURN = Math.toRadians(15);
    private static final int QUARTER = 4;

    private final String description;
    private final String change;

    Attribute(String description, String change) {
        this.description = description;
        this.change = change;
    }

    /** Sketches with more of the attribute and with less of it. */
    public record Sides(List<Sketch> more, List<Sketch> less) {
    }

    /** What those with more of it have, for people. */
    public String description() {
        return description;
    }

    /** What adding more of it does, for names. */
    public String change() {
        return change;
    }

    /** For options: "facing". */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All labels, for messages. */
    public static String labels() {
        return String.join(", ", Arrays.stream(values()).map(Attribute::label).toList());
    }

    /** The attribute with this label. */
    public static Optional<Attribute> ofLabel(String label) {
        return Arrays.stream(values()).filter(a -> a.label().equals(label)).findFirst();
    }

    /** Both sides of these sketches; at least four, so that neither is empty. */
    abstract Sides sides(List<Sketch> sketches);

    /** Changes a sketch. */
    private interface Change {
        Sketch apply(Sketch sketch);
    }

    private static Sides pairs(List<Sketch> sketches, Change more, Change less) {
        return new Sides(sketches.stream().map(more::apply).toList(), sketches.stream().map(less::apply).toList());
    }

    private static Sides quarters(List<Sketch> sketches, ToDoubleFunction<Sketch> measure) {
        List<Sketch> sorted = sketches.stream().sorted(Comparator.comparingDouble(measure)).toList();
        int quarter = Math.max(1, sorted.size() / QUARTER);
        return new Sides(sorted.subList(sorted.size() - quarter, sorted.size()), sorted.subList(0, quarter));
    }

    private static Sketch transformed(Sketch sketch, AffineTransform transform) {
        List<float[]> strokes = new ArrayList<>();
        for (float[] stroke : sketch.polylines()) {
            transform.transform(stroke, 0, stroke, 0, stroke.length / 2);
            strokes.add(stroke);
        }
        return Sketch.ofPolylines(strokes);
    }

    /** Whether the middle of the lines lies to the right of the middle of the box around them. */
    private static boolean heavierRight(Sketch sketch) {
        double length = 0;
        double moment = 0;
        for (float[] s : sketch.polylines()) {
            for (int i = 2; i < s.length; i += 2) {
                double step = step(s, i);
                length += step;
                moment += step * ((double) s[i] + s[i - 2]) / 2;
            }
        }
        Bounds box = Bounds.of(sketch);
        return moment > length * (box.left() + box.right()) / 2;
    }

    private static double proportion(Sketch sketch) {
        Bounds box = Bounds.of(sketch);
        return box.width() / Math.max(1, box.height());
    }

    /** The length of all lines in longer sides of the box. */
    private static double relativeLength(Sketch sketch) {
        double length = 0;
        for (float[] s : sketch.polylines()) {
            for (int i = 2; i < s.length; i += 2) {
                length += step(s, i);
            }
        }
        return length / Math.max(1, Bounds.of(sketch).longerSide());
    }

    private static double step(float[] stroke, int i) {
        return Math.hypot((double) stroke[i] - stroke[i - 2], (double) stroke[i + 1] - stroke[i - 1]);
    }
}
