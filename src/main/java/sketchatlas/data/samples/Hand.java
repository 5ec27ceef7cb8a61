package sketchatlas.data.samples;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import sketchatlas.sketch.Simplifier;
import sketchatlas.sketch.Sketch;

/**
 * Draws strokes as an unhurried person with a mouse would: parts a little out of place, lines that wave, ends that miss or overshoot, loops
 * begun anywhere, strokes in a nearly natural order.
 */
final class Hand {
    private static final double FIELD = 100;

    private final RandomGenerator random;
    private final double unrest; // how shaky this drawing is

    Hand(RandomGenerator random) {
        this.random = random;
        this.unrest = 0.45 + 0.8 * random.nextDouble();
    }

    /** A stroke with its turn. */
    private record Turn(double when, double[] points) {
    }

    /**
     * The sketch in data units.
     *
     * @param mirrored whether left and right change places
     * @param mostPoints further points are simplified away
     */
    Sketch draw(List<Pen.Stroke> strokes, boolean mirrored, int mostPoints) {
        Warp warp = new Warp(random);
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < strokes.size(); i++) {
            turns.add(new Turn(i + 2.2 * random.nextDouble() * random.nextDouble(), drawn(strokes.get(i), warp)));
        }
        turns.sort(Comparator.comparingDouble(Turn::when));
        double epsilon = FIELD / Simplifier.DATA_SIDE * between(1.2, 2.6); // people, mice and screens differ in how many points they give
        List<float[]> polylines = turns.stream().map(t -> toFloats(t.points(), mirrored)).toList();
        return Simplifier.toModelScale(Simplifier.simplified(Sketch.ofPolylines(polylines), epsilon), mostPoints);
    }

    private double[] drawn(Pen.Stroke stroke, Warp warp) {
        double[] p = stroke.closed() ? begunAnywhere(stroke.points()) : stroke.points().clone();
        if (random.nextDouble() < 0.2) {
            reverse(p);
        }
        warp.apply(p);
        displace(p);
        tremble(p);
        return p;
    }

    /** Begins a loop somewhere and ends it a little before or after its begin. */
    private double[] begunAnywhere(double[] loop) {
        int n = loop.length / 2 - 1; // the last point is the first
        int begin = random.nextDouble() < 0.5 ? 0 : random.nextInt(n);
        int count = Math.max(3, n + 1 + (int) Math.round(n * between(-0.03, 0.06)));
        double[] p = new double[2 * count];
        for (int i = 0; i < count; i++) {
            int from = (begin + i) % n;
            p[2 * i] = loop[2 * from];
            p[2 * i + 1] = loop[2 * from + 1];
        }
        return p;
    }

    private static void reverse(double[] p) {
        for (int i = 0, k = p.length - 2; i < k; i += 2, k -= 2) {
            for (int axis = 0; axis < 2; axis++) {
                double swap = p[i + axis];
                p[i + axis] = p[k + axis];
                p[k + axis] = swap;
            }
        }
    }

    /** Moves, turns and stretches a stroke about its middle; a stretch along a line makes its ends miss or overshoot. */
    private void displace(double[] p) {
        double cx = 0;
        double cy = 0;
        for (int i = 0; i < p.length; i += 2) {
            cx += 2 * p[i] / p.length;
            cy += 2 * p[i + 1] / p.length;
        }
        double size = Math.min(1, length(p) / 40); // small parts are placed with more care
        double turn = Math.toRadians(4 * unrest * gaussian());
        double stretch = 1 + 0.05 * unrest * gaussian();
        double moveX = 0.9 * unrest * (0.5 + size) * gaussian();
        double moveY = 0.9 * unrest * (0.5 + size) * gaussian();
        double cos = stretch * StrictMath.cos(size * turn);
        double sin = stretch * StrictMath.sin(size * turn);
        for (int i = 0; i < p.length; i += 2) {
            double x = p[i] - cx;
            double y = p[i + 1] - cy;
            p[i] = cx + moveX + cos * x - sin * y;
            p[i + 1] = cy + moveY + sin * x + cos * y;
        }
    }

    /** Waves of a few lengths along the line, smaller on short lines. */
    private void tremble(double[] p) {
        double size = Math.min(1, length(p) / 60);
        for (int axis = 0; axis < 2; axis++) {
            for (int wave = 0; wave < 3; wave++) {
                double wavelength = between(14, 34) * (wave + 1);
                double amplitude = 0.28 * unrest * size * (wave + 1) * gaussian();
                double phase = between(0, 2 * Math.PI);
                double walked = 0;
                double x = p[0];
                double y = p[1];
                for (int i = 0; i < p.length; i += 2) {
                    walked += Math.sqrt((p[i] - x) * (p[i] - x) + (p[i + 1] - y) * (p[i + 1] - y));
                    x = p[i];
                    y = p[i + 1];
                    p[i + axis] += amplitude * StrictMath.sin(2 * Math.PI * walked / wavelength + phase);
                }
            }
        }
    }

    private static double length(double[] p) {
        double length = 0;
        for (int i = 2; i < p.length; i += 2) {
            length += Math.sqrt((p[i] - p[i - 2]) * (p[i] - p[i - 2]) + (p[i + 1] - p[i - 1]) * (p[i + 1] - p[i - 1]));
        }
        return length;
    }

    private static float[] toFloats(double[] p, boolean mirrored) {
        float[] f = new float[p.length];
        for (int i = 0; i < p.length; i++) {
            f[i] = (float) (mirrored && i % 2 == 0 ? -p[i] : p[i]);
        }
        return f;
    }

    private double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** Nearly normal and never beyond 3: wild values would not look drawn. */
    private double gaussian() {
        return 2 * (random.nextDouble() + random.nextDouble() + random.nextDouble()) - 3;
    }

    /** A drawing's own proportions: the whole field slanted, turned and bent a little. */
    private static final class Warp {
        private final double[] matrix = new double[4];
        private final double[] bends = new double[8]; // for each axis: amplitude, waves along x and y, phase

        Warp(RandomGenerator random) {
            double turn = Math.toRadians(12 * (random.nextDouble() - 0.5));
            double slant = 0.16 * (random.nextDouble() - 0.5);
            double stretch = StrictMath.exp(0.3 * (random.nextDouble() - 0.5));
            matrix[0] = stretch * StrictMath.cos(turn);
            matrix[1] = -StrictMath.sin(turn) / stretch + slant;
            matrix[2] = stretch * StrictMath.sin(turn);
            matrix[3] = StrictMath.cos(turn) / stretch;
            for (int axis = 0; axis < 2; axis++) {
                bends[4 * axis] = 3.5 * random.nextDouble();
                bends[4 * axis + 1] = 2 * (random.nextDouble() - 0.5);
                bends[4 * axis + 2] = 2 * (random.nextDouble() - 0.5);
                bends[4 * axis + 3] = 2 * Math.PI * random.nextDouble();
            }
        }

        void apply(double[] p) {
            for (int i = 0; i < p.length; i += 2) {
                double x = p[i];
                double y = p[i + 1];
                double bentX = x + bend(0, x, y);
                double bentY = y + bend(4, x, y);
                p[i] = matrix[0] * bentX + matrix[1] * bentY;
                p[i + 1] = matrix[2] * bentX + matrix[3] * bentY;
            }
        }

        private double bend(int at, double x, double y) {
            return bends[at] * StrictMath.sin(2 * Math.PI * (bends[at + 1] * x + bends[at + 2] * y) / FIELD + bends[at + 3]);
        }
    }
}
