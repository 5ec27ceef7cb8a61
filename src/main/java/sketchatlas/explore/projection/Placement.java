package sketchatlas.explore.projection;

import java.util.Arrays;
import sketchatlas.explore.codes.Neighbours;

/**
 * Where a code belongs on a map of others: a mean of the places of its nearest neighbours, weighted by a Gaussian of their distance
 * whose width gives them a perplexity of {@value #PERPLEXITY}, as t-SNE weighs its neighbours. Neighbours that lie on another part of
 * the map than most are left out, so that nothing lands in the void between two clusters.
 */
final class Placement {
    /** How many neighbours are looked at. */
    static final int NEIGHBOURS = 15;

    private static final double PERPLEXITY = 5;
    private static final int BISECTIONS = 40;
    private static final int MEDIAN_STEPS = 12;
    private static final double TINY = 1e-12;

    private final int[] neighbours;
    private final double[] weights; // sum to 1

    /** @param found at least one */
    Placement(Neighbours found) {
        neighbours = found.indices();
        weights = weights(found.squaredDistances());
    }

    /** exp(-d^2 beta) / d^2 with beta by bisection: a code that is there already gets its very place. */
    private static double[] weights(float[] squared) {
        int n = squared.length;
        double[] w = new double[n];
        double nearest = squared[0];
        double spread = Math.max(squared[n - 1] - nearest, TINY);
        double wanted = Math.log(Math.min(PERPLEXITY, n));
        double low = 0;
        double high = 1000;
        for (int step = 0; step < BISECTIONS; step++) {
            double beta = (low + high) / 2;
            double sum = 0;
            double moment = 0;
            for (int i = 0; i < n; i++) {
                double e = beta * (squared[i] - nearest) / spread;
                sum += Math.exp(-e);
                moment += e * Math.exp(-e);
            }
            boolean tooWide = Math.log(sum) + moment / sum > wanted;
            low = tooWide ? beta : low;
            high = tooWide ? high : beta;
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            w[i] = Math.exp(-low * (squared[i] - nearest) / spread) / Math.max(squared[i], TINY * spread);
            sum += w[i];
        }
        for (int i = 0; i < n; i++) {
            w[i] /= sum;
        }
        return w;
    }

    /** The place on a map of the codes that were searched, as x and y. */
    float[] on(float[] x, float[] y) {
        double[] distance = new double[weights.length];
        double[] middle = median(x, y);
        for (int i = 0; i < distance.length; i++) {
            distance[i] = Math.hypot(x[neighbours[i]] - middle[0], y[neighbours[i]] - middle[1]);
        }
        double scale = 3 * weightedMedian(distance) + TINY;
        double px = 0;
        double py = 0;
        double sum = 0;
        for (int i = 0; i < distance.length; i++) {
            double far = distance[i] / scale;
            double w = weights[i] * Math.exp(-far * far);
            px += w * x[neighbours[i]];
            py += w * y[neighbours[i]];
            sum += w;
        }
        return new float[] {(float) (px / sum), (float) (py / sum)};
    }

    /** The weighted geometric median of the neighbours' places, by Weiszfeld's iteration from their mean. */
    private double[] median(float[] x, float[] y) {
        double[] at = weightedMean(x, y, weights);
        double[] w = new double[weights.length];
        for (int step = 0; step < MEDIAN_STEPS; step++) {
            for (int i = 0; i < w.length; i++) {
                w[i] = weights[i] / (Math.hypot(x[neighbours[i]] - at[0], y[neighbours[i]] - at[1]) + 1e-6);
            }
            at = weightedMean(x, y, w);
        }
        return at;
    }

    private double[] weightedMean(float[] x, float[] y, double[] w) {
        double px = 0;
        double py = 0;
        double sum = 0;
        for (int i = 0; i < w.length; i++) {
            px += w[i] * x[neighbours[i]];
            py += w[i] * y[neighbours[i]];
            sum += w[i];
        }
        return new double[] {px / sum, py / sum};
    }

    private double weightedMedian(double[] values) {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(values[a], values[b]));
        double sum = 0;
        for (int i : order) {
            sum += weights[i];
            if (sum >= 0.5) {
                return values[i];
            }
        }
        return values[order[order.length - 1]];
    }
}
