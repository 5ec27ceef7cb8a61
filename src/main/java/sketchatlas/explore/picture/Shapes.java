package sketchatlas.explore.picture;

import java.util.ArrayList;
import java.util.List;
import sketchatlas.explore.Marker;
import sketchatlas.sketch.Bounds;
import sketchatlas.sketch.Sketch;

/** Outlines in the coordinates of a picture. */
public final class Shapes {
    private static final int CORNERS_OF_A_CIRCLE = 24;

    private Shapes() {
    }

    /** The strokes of a sketch, so that its longer side is {@code side} and its box is centred at (x, y). */
    static List<float[]> placed(Sketch sketch, double x, double y, double side) {
        List<float[]> lines = sketch.polylines();
        Bounds box = Bounds.of(lines);
        double scale = box.longerSide() > 0 ? side / box.longerSide() : 0;
        List<float[]> placed = new ArrayList<>(lines.size());
        for (float[] line : lines) {
            float[] moved = new float[line.length];
            for (int i = 0; i < line.length; i += 2) {
                moved[i] = (float) (x + scale * (line[i] - box.centreX()));
                moved[i + 1] = (float) (y + scale * (line[i + 1] - box.centreY()));
            }
            placed.add(moved);
        }
        return placed;
    }

    /** The corners of a marker that covers about as much as a circle of the radius; x0, y0, x1, y1, ... */
    public static float[] outline(Marker marker, double x, double y, double radius) {
        return switch (marker) {
            case CIRCLE -> polygon(CORNERS_OF_A_CIRCLE, x, y, radius, 0);
            case SQUARE -> polygon(4, x, y, 1.25 * radius, Math.PI / 4);
            case TRIANGLE -> polygon(3, x, y, 1.5 * radius, -Math.PI / 2);
            case DIAMOND -> polygon(4, x, y, 1.4 * radius, 0);
            case CROSS -> cross(x, y, 1.15 * radius, 0.42 * radius);
        };
    }

    private static float[] polygon(int corners, double x, double y, double radius, double first) {
        float[] outline = new float[2 * corners];
        for (int i = 0; i < corners; i++) {
            double angle = first + 2 * Math.PI * i / corners;
            outline[2 * i] = (float) (x + radius * Math.cos(angle));
            outline[2 * i + 1] = (float) (y + radius * Math.sin(angle));
        }
        return outline;
    }

    private static float[] cross(double x, double y, double arm, double half) {
        double[] dx = {-half, half, half, arm, arm, half, half, -half, -half, -arm, -arm, -half};
        double[] dy = {-arm, -arm, -half, -half, half, half, arm, arm, half, half, -half, -half};
        float[] outline = new float[2 * dx.length];
        for (int i = 0; i < dx.length; i++) {
            outline[2 * i] = (float) (x + dx[i]);
            outline[2 * i + 1] = (float) (y + dy[i]);
        }
        return outline;
    }
}
