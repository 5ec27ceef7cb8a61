package sketchatlas.studio.viewmodel;

import java.util.List;

/** An upright box; without points it is the empty box at the origin. */
public record Bounds(double minX, double minY, double maxX, double maxY) {
    private static final Bounds NOTHING = new Bounds(0, 0, 0, 0);

    /** The smallest box around lines, each x0, y0, x1, y1, ... */
    public static Bounds of(List<float[]> lines) {
        double minX = Double.POSITIVE_INFINITY;
        double minY = Double.POSITIVE_INFINITY;
        double maxX = Double.NEGATIVE_INFINITY;
        double maxY = Double.NEGATIVE_INFINITY;
        for (float[] line : lines) {
            for (int i = 0; i + 1 < line.length; i += 2) {
                minX = Math.min(minX, line[i]);
                maxX = Math.max(maxX, line[i]);
                minY = Math.min(minY, line[i + 1]);
                maxY = Math.max(maxY, line[i + 1]);
            }
        }
        return minX <= maxX ? new Bounds(minX, minY, maxX, maxY) : NOTHING;
    }

    public double width() {
        return maxX - minX;
    }

    public double height() {
        return maxY - minY;
    }

    public double centreX() {
        return (minX + maxX) / 2;
    }

    public double centreY() {
        return (minY + maxY) / 2;
    }
}
