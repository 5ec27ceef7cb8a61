package sketchatlas.explore.film;

import sketchatlas.explore.atlas.MapLayout;

/**
 * Turns a map, over if need be, so that its points come as near as possible to where they were on another one (the orthogonal Procrustes
 * problem in the plane): a t-SNE says nothing about directions.
 */
final class Alignment {
    private Alignment() {
    }

    /** The map around the other one's middle, turned towards it; both have the same points. */
    static MapLayout of(MapLayout map, MapLayout to) {
        int n = map.size();
        double[] middle = middle(map);
        double[] target = middle(to);
        double along = 0; // sums of products, as they are and turned over
        double across = 0;
        double alongOver = 0;
        double acrossOver = 0;
        for (int i = 0; i < n; i++) {
            double x = map.x(i) - middle[0];
            double y = map.y(i) - middle[1];
            double u = to.x(i) - target[0];
            double v = to.y(i) - target[1];
            along += x * u + y * v;
            across += x * v - y * u;
            alongOver += x * u - y * v;
            acrossOver += x * v + y * u;
        }
        boolean over = Math.hypot(alongOver, acrossOver) > Math.hypot(along, across);
        double angle = over ? Math.atan2(acrossOver, alongOver) : Math.atan2(across, along);
        float[] xs = new float[n];
        float[] ys = new float[n];
        for (int i = 0; i < n; i++) {
            double x = map.x(i) - middle[0];
            double y = (map.y(i) - middle[1]) * (over ? -1 : 1);
            xs[i] = (float) (target[0] + x * Math.cos(angle) - y * Math.sin(angle));
            ys[i] = (float) (target[1] + x * Math.sin(angle) + y * Math.cos(angle));
        }
        return new MapLayout(xs, ys);
    }

    private static double[] middle(MapLayout map) {
        double x = 0;
        double y = 0;
        for (int i = 0; i < map.size(); i++) {
            x += map.x(i) / map.size();
            y += map.y(i) / map.size();
        }
        return new double[] {x, y};
    }
}
