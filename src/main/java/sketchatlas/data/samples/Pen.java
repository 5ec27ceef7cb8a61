package sketchatlas.data.samples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Takes down the lines of a figure on a field of about 100 by 100 units, y downwards, as strokes of closely spaced points; {@link Hand}
 * then draws them as a person would. Figures take their random proportions from here.
 */
final class Pen {
    /** Points of a stroke are at most about so far apart. */
    private static final double STEP = 1.5;

    /** One line: x0, y0, x1, y1, ...; a closed one may be begun anywhere. */
    record Stroke(double[] points, boolean closed) {
    }

    private final RandomGenerator random;
    private final List<Stroke> strokes = new ArrayList<>();

    Pen(RandomGenerator random) {
        this.random = random;
    }

    List<Stroke> strokes() {
        return strokes;
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** Straight lines from point to point. */
    void line(double... points) {
        strokes.add(new Stroke(straight(points), false));
    }

    /** Straight lines back to the first point. */
    void polygon(double... points) {
        double[] round = Arrays.copyOf(points, points.length + 2);
        round[points.length] = points[0];
        round[points.length + 1] = points[1];
        strokes.add(new Stroke(straight(round), true));
    }

    /** A smooth line through the points. */
    void curve(double... points) {
        strokes.add(new Stroke(smooth(points, false), false));
    }

    /** A smooth closed line through the points. */
    void outline(double... points) {
        strokes.add(new Stroke(smooth(points, true), true));
    }

    /** An ellipse, turned clockwise. */
    void loop(double cx, double cy, double rx, double ry, double degrees) {
        strokes.add(new Stroke(ellipse(cx, cy, rx, ry, degrees, 0, 360), true));
    }

    /** A part of an ellipse; angles clockwise from the right. */
    void arc(double cx, double cy, double rx, double ry, double from, double to) {
        strokes.add(new Stroke(ellipse(cx, cy, rx, ry, 0, from, to), false));
    }

    /** A small mark such as an eye: a tick or a little ring; several places get the same. */
    void dots(double size, double... places) {
        boolean ring = chance(0.6);
        for (int i = 0; i < places.length; i += 2) {
            if (ring) {
                loop(places[i], places[i + 1], size, size, 0);
            } else {
                line(places[i] - size / 2, places[i + 1] - size / 2, places[i] + size / 2, places[i + 1] + size / 2);
            }
        }
    }

    private static double[] ellipse(double cx, double cy, double rx, double ry, double degrees, double from, double to) {
        int steps = (int) Math.max(8, Math.ceil(Math.toRadians(Math.abs(to - from)) * Math.max(rx, ry) / STEP));
        double cos = StrictMath.cos(Math.toRadians(degrees));
        double sin = StrictMath.sin(Math.toRadians(degrees));
        double[] points = new double[2 * (steps + 1)];
        for (int i = 0; i <= steps; i++) {
            double angle = Math.toRadians(from + (to - from) * i / steps);
            double x = rx * StrictMath.cos(angle);
            double y = ry * StrictMath.sin(angle);
            points[2 * i] = cx + cos * x - sin * y;
            points[2 * i + 1] = cy + sin * x + cos * y;
        }
        return points;
    }

    private static double[] straight(double[] corners) {
        List<Double> points = new ArrayList<>(List.of(corners[0], corners[1]));
        for (int i = 2; i < corners.length; i += 2) {
            double dx = corners[i] - corners[i - 2];
            double dy = corners[i + 1] - corners[i - 1];
            int steps = (int) Math.max(1, Math.ceil(Math.sqrt(dx * dx + dy * dy) / STEP));
            for (int k = 1; k <= steps; k++) {
                points.add(corners[i - 2] + dx * k / steps);
                points.add(corners[i - 1] + dy * k / steps);
            }
        }
        return points.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Catmull-Rom spline. */
    private static double[] smooth(double[] knots, boolean closed) {
        int n = knots.length / 2;
        int spans = closed ? n : n - 1;
        int steps = 8;
        double[] points = new double[2 * (spans * steps + 1)];
        for (int s = 0; s < spans; s++) {
            for (int k = 0; k < steps; k++) {
                for (int axis = 0; axis < 2; axis++) {
                    points[2 * (s * steps + k) + axis] = spline(knots, closed, s, k / (double) steps, axis);
                }
            }
        }
        for (int axis = 0; axis < 2; axis++) {
            points[points.length - 2 + axis] = knots[closed ? axis : 2 * (n - 1) + axis];
        }
        return points;
    }

    private static double spline(double[] knots, boolean closed, int span, double t, int axis) {
        double a = knot(knots, closed, span - 1, axis);
        double b = knot(knots, closed, span, axis);
        double c = knot(knots, closed, span + 1, axis);
        double d = knot(knots, closed, span + 2, axis);
        return 0.5 * (2 * b + t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a))));
    }

    private static double knot(double[] knots, boolean closed, int index, int axis) {
        int n = knots.length / 2;
        return knots[2 * (closed ? Math.floorMod(index, n) : Math.clamp(index, 0, n - 1)) + axis];
    }
}
