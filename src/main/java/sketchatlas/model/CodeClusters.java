package sketchatlas.model;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Clusters of latent codes to start components from: k-means with k-means++ seeds (Arthur and Vassilvitskii 2007).
 *
 * @param means [K, Z]
 * @param variances [K, Z], within the cluster and of its codes' own variance
 * @param shares [K], sum to 1, none is 0
 */
record CodeClusters(float[] means, float[] variances, float[] shares) {
    private static final int ITERATIONS = 30;
    /** Added to each cluster's count and variance, so that one with a single code is a Gaussian too. */
    private static final double PRIOR_COUNT = 1;

    /**
     * Clusters codes.
     *
     * @param mu [N, Z], N at least 1
     * @param sigma2 [N, Z]
     */
    static CodeClusters of(float[] mu, float[] sigma2, int codeSize, int count, long seed) {
        int n = mu.length / codeSize;
        float[] means = seeds(mu, n, codeSize, count, new SplittableRandom(seed));
        int[] nearest = new int[n];
        for (int i = 0; i < ITERATIONS; i++) {
            boolean moved = assign(mu, n, codeSize, means, count, nearest);
            if (!moved && i > 0) {
                break;
            }
            move(mu, n, codeSize, means, count, nearest);
        }
        return summary(mu, sigma2, n, codeSize, means, count, nearest);
    }

    private static float[] seeds(float[] mu, int n, int z, int count, SplittableRandom random) {
        float[] means = new float[count * z];
        double[] distance = new double[n];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        int chosen = random.nextInt(n);
        for (int k = 0; k < count; k++) {
            System.arraycopy(mu, chosen * z, means, k * z, z);
            double sum = 0;
            for (int i = 0; i < n; i++) {
                distance[i] = Math.min(distance[i], distance(mu, i, means, k, z));
                sum += distance[i];
            }
            double left = random.nextDouble() * sum;
            chosen = n - 1;
            for (int i = 0; i < n; i++) {
                left -= distance[i];
                if (left < 0) {
                    chosen = i;
                    break;
                }
            }
        }
        return means;
    }

    private static double distance(float[] mu, int i, float[] means, int k, int z) {
        double sum = 0;
        for (int d = 0; d < z; d++) {
            double x = mu[i * z + d] - means[k * z + d];
            sum += x * x;
        }
        return sum;
    }

    private static boolean assign(float[] mu, int n, int z, float[] means, int count, int[] nearest) {
        boolean moved = false;
        for (int i = 0; i < n; i++) {
            int best = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int k = 0; k < count; k++) {
                double distance = distance(mu, i, means, k, z);
                if (distance < least) {
                    least = distance;
                    best = k;
                }
            }
            moved |= nearest[i] != best;
            nearest[i] = best;
        }
        return moved;
    }

    /** Each mean goes to the middle of its codes; one without codes stays. */
    private static void move(float[] mu, int n, int z, float[] means, int count, int[] nearest) {
        double[] sum = new double[count * z];
        int[] size = new int[count];
        for (int i = 0; i < n; i++) {
            size[nearest[i]]++;
            for (int d = 0; d < z; d++) {
                sum[nearest[i] * z + d] += mu[i * z + d];
            }
        }
        for (int i = 0; i < means.length; i++) {
            if (size[i / z] > 0) {
                means[i] = (float) (sum[i] / size[i / z]);
            }
        }
    }

    private static CodeClusters summary(float[] mu, float[] sigma2, int n, int z, float[] means, int count, int[] nearest) {
        double[] overall = new double[z];
        double[] within = new double[count * z];
        int[] size = new int[count];
        for (int i = 0; i < n; i++) {
            size[nearest[i]]++;
            for (int d = 0; d < z; d++) {
                double x = mu[i * z + d] - means[nearest[i] * z + d];
                double spread = x * x + sigma2[i * z + d];
                within[nearest[i] * z + d] += spread;
                overall[d] += spread / n;
            }
        }
        float[] variances = new float[count * z];
        for (int i = 0; i < variances.length; i++) {
            variances[i] = (float) ((within[i] + PRIOR_COUNT * overall[i % z]) / (size[i / z] + PRIOR_COUNT));
        }
        float[] shares = new float[count];
        for (int k = 0; k < count; k++) {
            shares[k] = (float) ((size[k] + PRIOR_COUNT) / (n + PRIOR_COUNT * count));
        }
        return new CodeClusters(means, variances, shares);
    }
}
