package sketchatlas.explore;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import sketchatlas.model.LatentPrior;

/**
 * How likely codes are under a model's hierarchy, and how that compares with the codes of real sketches: what tells a code that the model
 * knows from one that it has to guess at. Immutable; any thread.
 */
public final class CodeDensity {
    /** Codes below this percentile of the data's are called outside. */
    public static final double OUTSIDE_PERCENTILE = 1;

    private static final double LEAST_WEIGHT = 1e-6; // components with less are dead
    private static final int BISECTIONS = 30;

    private final LatentPrior prior;
    private final int[] living; // level-k components
    private final double[] reference; // sorted log densities of the data's codes; empty if unknown

    private CodeDensity(LatentPrior prior, double[] reference) {
        this.prior = prior;
        double[] weights = prior.weights();
        living = IntStream.range(0, weights.length).filter(k -> weights[k] >= LEAST_WEIGHT).toArray();
        this.reference = reference;
    }

    /** Densities without anything to compare them with. */
    public CodeDensity(LatentPrior prior) {
        this(prior, new double[0]);
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
        return new CodeDensity(prior, sorted);
    }

    /** log p(y) of a code [Z], in nats. */
    public double logDensity(float[] code) {
        return prior.logDensity(code);
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
    public Optional<float[]> nearestInside(float[] code) {
        if (!outside(code)) {
            return Optional.of(code.clone());
        }
        double[] likely = prior.posterior(code).levelK();
        return Arrays.stream(living).boxed().sorted(Comparator.comparingDouble((Integer k) -> likely[k]).reversed())
                .map(prior::mean).filter(mean -> !outside(mean)).findFirst().map(mean -> border(code, mean));
    }

    private float[] border(float[] code, float[] mean) {
        double outside = 0;
        double inside = 1;
        for (int n = 0; n < BISECTIONS; n++) {
            double middle = (outside + inside) / 2;
            if (outside(onTheWay(code, mean, middle))) {
                outside = middle;
            } else {
                inside = middle;
            }
        }
        return onTheWay(code, mean, inside);
    }

    private static float[] onTheWay(float[] code, float[] mean, double t) {
        float[] place = new float[code.length];
        for (int z = 0; z < place.length; z++) {
            place[z] = (float) (code[z] + t * ((double) mean[z] - code[z]));
        }
        return place;
    }
}
