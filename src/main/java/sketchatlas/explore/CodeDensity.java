package sketchatlas.explore;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import sketchatlas.model.LatentPrior;
import sketchatlas.model.Posterior;

/**
 * How likely codes are under a model's hierarchy, log p(y) = log sum_k q(k) N(y; mu_k, sigma2_k), and how that compares with the codes of
 * real sketches. Dead components, which have next to no weight, are left out. Immutable; any thread.
 */
public final class CodeDensity {
    /** Codes below this percentile of the data's are called outside. */
    public static final double OUTSIDE_PERCENTILE = 1;

    private static final double LEAST_WEIGHT = 1e-6;
    private static final double LOG_2PI = Math.log(2 * Math.PI);
    private static final int BISECTIONS = 30;

    private final int size; // Z
    private final int[] components; // the living ones, by their index in the model
    private final double[][] mean; // [living, Z]
    private final double[][] inverse; // [living, Z], of the variances
    private final double[] logFactor; // [living], log q(k) and the Gaussian's own factor
    private final double[] reference; // sorted log densities of the data's codes; empty if unknown

    private CodeDensity(CodeDensity other, double[] reference) {
        size = other.size;
        components = other.components;
        mean = other.mean;
        inverse = other.inverse;
        logFactor = other.logFactor;
        this.reference = reference;
    }

    /** Densities without anything to compare them with; takes a copy of the hierarchy as it is now. */
    public CodeDensity(LatentPrior prior) {
        double[] weights = prior.weights();
        components = IntStream.range(0, weights.length).filter(k -> weights[k] >= LEAST_WEIGHT).toArray();
        size = prior.mean(0).length;
        mean = new double[components.length][size];
        inverse = new double[components.length][size];
        logFactor = new double[components.length];
        for (int i = 0; i < components.length; i++) {
            float[] mu = prior.mean(components[i]);
            float[] variance = prior.variance(components[i]);
            logFactor[i] = Math.log(weights[components[i]]) - 0.5 * size * LOG_2PI;
            for (int z = 0; z < size; z++) {
                double v = Math.max(variance[z], 1e-10);
                mean[i][z] = mu[z];
                inverse[i][z] = 1 / v;
                logFactor[i] -= 0.5 * Math.log(v);
            }
        }
        reference = new double[0];
    }

    /**
     * The same, compared with the log densities of the data's codes.
     *
     * @param logDensities of many codes of real sketches, or evenly spaced quantiles of them; at least two, finite, in any order
     */
    public CodeDensity comparedWith(double[] logDensities) {
        double[] sorted = logDensities.clone();
        Arrays.sort(sorted);
        if (sorted.length < 2 || !Double.isFinite(sorted[0]) || !Double.isFinite(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException(sorted.length + " log densities to compare with, not all finite or too few");
        }
        return new CodeDensity(this, sorted);
    }

    /** log p(y) of a code [Z]. */
    public double logDensity(float[] code) {
        double[] log = new double[components.length];
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < log.length; i++) {
            log[i] = logFactor[i] - 0.5 * squaredDistance(code, i);
            max = Math.max(max, log[i]);
        }
        double sum = 0;
        for (double l : log) {
            sum += Math.exp(l - max);
        }
        return max + Math.log(sum);
    }

    private double squaredDistance(float[] code, int i) {
        if (code.length != size) {
            throw new IllegalArgumentException("a code of " + code.length + " numbers instead of " + size);
        }
        double sum = 0;
        for (int z = 0; z < size; z++) {
            double d = code[z] - mean[i][z];
            sum += d * d * inverse[i][z];
        }
        return sum;
    }

    /** How many in 100 of the data's codes are less likely than this one [Z]; empty without data to compare with. */
    public OptionalDouble percentile(float[] code) {
        return reference.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(percentile(logDensity(code)));
    }

    /** Between two of the data's values it is interpolated, so that quantiles serve as well as all values. */
    private double percentile(double logDensity) {
        int last = reference.length - 1;
        if (logDensity <= reference[0]) {
            return 0;
        }
        if (logDensity >= reference[last]) {
            return 100;
        }
        int above = 1;
        while (reference[above] <= logDensity) {
            above++;
        }
        double step = reference[above] - reference[above - 1];
        return 100 * (above - 1 + (logDensity - reference[above - 1]) / step) / last;
    }

    /** Whether a code [Z] is less likely than 99 in 100 of the data's; false without data to compare with. */
    public boolean outside(float[] code) {
        OptionalDouble percentile = percentile(code);
        return percentile.isPresent() && percentile.getAsDouble() < OUTSIDE_PERCENTILE;
    }

    /**
     * Where one comes inside first on the straight way from a code [Z] to the mean of its most likely component, found by bisection. Where
     * that mean lies outside itself, the next likely one is taken.
     *
     * @return the code itself where it is inside; empty if no component's mean is
     */
    public Optional<float[]> nearestInside(float[] code, Posterior posterior) {
        if (!outside(code)) {
            return Optional.of(code.clone());
        }
        return IntStream.range(0, components.length).boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> posterior.levelK()[components[i]]).reversed()
                        .thenComparingDouble(i -> squaredDistance(code, i)))
                .filter(i -> !outside(onTheWay(code, i, 1))).findFirst().map(i -> border(code, i));
    }

    private float[] border(float[] code, int i) {
        double outside = 0;
        double inside = 1;
        for (int n = 0; n < BISECTIONS; n++) {
            double middle = (outside + inside) / 2;
            if (outside(onTheWay(code, i, middle))) {
                outside = middle;
            } else {
                inside = middle;
            }
        }
        return onTheWay(code, i, inside);
    }

    private float[] onTheWay(float[] code, int i, double t) {
        float[] place = new float[size];
        for (int z = 0; z < size; z++) {
            place[z] = (float) (code[z] + t * (mean[i][z] - code[z]));
        }
        return place;
    }
}
