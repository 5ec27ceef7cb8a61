package sketchatlas.explore.calculators;

import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import sketchatlas.sketch.Sketch;

/** Something about sketches that can be measured or changed, so that sketches with more and with less of it can be set against each other. */
public enum Attribute {
    /** The same sketches with more of their ink to the right, and mirrored. */
    FACING("ink to the right") {
        @Override
        Sides sides(List<Sketch> sketches) {
            return pairs(sketches, s -> heavierRight(s) ? s : transformed(s, MIRROR), s -> heavierRight(s) ? transformed(s, MIRROR) : s);
        }
    },
    /** The same sketches made wider, and made taller. */
    WIDTH("wider") {
        @Override
        Sides sides(List<Sketch> sketches) {
            return pairs(sketches, s -> transformed(s, AffineTransform.getScaleInstance(STRETCH, 1)),
                    s -> transformed(s, AffineTransform.getScaleInstance(1, STRETCH)));
        }
    },
    /** The same sketches turned clockwise, and turned the other way. */
    TILT("turned clockwise") {
        @Override
        Sides sides(List<Sketch> sketches) {
            return pairs(sketches, s -> transformed(s, AffineTransform.getRotateInstance(TURN)),
                    s -> transformed(s, AffineTransform.getRotateInstance(-TURN)));
        }
    },
    /** The quarter of the sketches with the longest lines, and the quarter with the shortest. */
    DETAIL("much detail") {
        @Override
        Sides sides(List<Sketch> sketches) {
            return quarters(sketches, Attribute::relativeLength);
        }
    },
    /** The quarter of the sketches that are the widest for their height, and the quarter that are the tallest. */
    PROPORTION("wide for their height") {
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

    Attribute(String description) {
        this.description = description;
    }

    /** Sketches with more of the attribute and with less of it. */
    public record Sides(List<Sketch> more, List<Sketch> less) {
    }

    /** What those with more of it have, for people. */
    public String description() {
        return description;
    }

    /** For options: "facing". */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
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
        Ink ink = Ink.of(sketch);
        return ink.centreX() > (ink.left() + ink.right()) / 2;
    }

    private static double proportion(Sketch sketch) {
        Ink ink = Ink.of(sketch);
        return (ink.right() - ink.left()) / Math.max(1, ink.bottom() - ink.top());
    }

    /** The length of all lines in longer sides of the box. */
    private static double relativeLength(Sketch sketch) {
        Ink ink = Ink.of(sketch);
        return ink.length() / Math.max(1, Math.max(ink.right() - ink.left(), ink.bottom() - ink.top()));
    }

    /** Where the lines of a sketch lie. */
    private record Ink(double left, double top, double right, double bottom, double length, double centreX) {
        static Ink of(Sketch sketch) {
            double left = Double.POSITIVE_INFINITY;
            double top = Double.POSITIVE_INFINITY;
            double right = Double.NEGATIVE_INFINITY;
            double bottom = Double.NEGATIVE_INFINITY;
            double length = 0;
            double moment = 0;
            for (float[] s : sketch.polylines()) {
                for (int i = 0; i < s.length; i += 2) {
                    left = Math.min(left, s[i]);
                    right = Math.max(right, s[i]);
                    top = Math.min(top, s[i + 1]);
                    bottom = Math.max(bottom, s[i + 1]);
                    if (i > 0) {
                        double step = Math.hypot((double) s[i] - s[i - 2], (double) s[i + 1] - s[i - 1]);
                        length += step;
                        moment += step * ((double) s[i] + s[i - 2]) / 2;
                    }
                }
            }
            return new Ink(left, top, right, bottom, length, length > 0 ? moment / length : (left + right) / 2);
        }
    }
}
