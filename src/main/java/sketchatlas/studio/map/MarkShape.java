package sketchatlas.studio.map;

import sketchatlas.explore.Marker;

/** The outlines of markers, all of about the same area. */
public final class MarkShape {
    private static final int ROUND = 24; // corners of a circle
    private static final double ARM = 0.36; // half the width of a cross's arms

    private MarkShape() {
    }

    /**
     * The corners of a marker around the origin.
     *
     * @param radius about from the middle to the corners
     * @return x0, y0, x1, y1, ...
     */
    public static double[] outline(Marker marker, double radius) {
        return switch (marker) {
            case CIRCLE -> regular(ROUND, 0.9 * radius, 0);
            case SQUARE -> regular(4, 1.1 * radius, 0.125);
            case TRIANGLE -> regular(3, 1.2 * radius, -0.25);
            case DIAMOND -> regular(4, 1.1 * radius, 0);
            case CROSS -> cross(radius, ARM * radius);
        };
    }

    /** @param turn of the first corner, in whole turns from the right */
    private static double[] regular(int corners, double radius, double turn) {
        double[] xy = new double[2 * corners];
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * (turn + i / (double) corners);
            xy[2 * i] = radius * Math.cos(angle);
            xy[2 * i + 1] = radius * Math.sin(angle);
        }
        return xy;
    }

    private static double[] cross(double r, double a) {
        return new double[] {-a, -r, a, -r, a, -a, r, -a, r, a, a, a, a, r, -a, r, -a, a, -r, a, -r, -a, -a, -a};
    }
}
