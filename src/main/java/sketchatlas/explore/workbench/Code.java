package sketchatlas.explore.workbench;

import java.util.Arrays;
import java.util.List;

/** A latent code, or a difference of two: a vector of Z finite numbers with the arithmetic of vectors. Immutable. */
public final class Code {
    private final float[] values; // [Z]

    private Code(float[] values) {
        this.values = values;
    }

    /**
     * A code of these values, which are copied.
     *
     * @throws IllegalArgumentException if there are none or one is not finite
     */
    public static Code of(float... values) {
        return new Code(values.clone()).checked();
    }

    /** The arithmetic mean of at least one code, all of one size. */
    public static Code mean(List<Code> codes) {
        if (codes.isEmpty()) {
            throw new IllegalArgumentException("no codes have no mean");
        }
        double[] sum = new double[codes.getFirst().size()];
        for (Code code : codes) {
            code.requireSize(sum.length);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += code.values[i];
            }
        }
        float[] mean = new float[sum.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) (sum[i] / codes.size());
        }
        return new Code(mean).checked();
    }

    /** Z. */
    public int size() {
        return values.length;
    }

    public float at(int i) {
        return values[i];
    }

    /** A copy of the values, [Z]. */
    public float[] toArray() {
        return values.clone();
    }

    /** This code and {@code factor} times another. */
    public Code plus(Code other, double factor) {
        return combined(1, other, factor);
    }

    public Code minus(Code other) {
        return combined(1, other, -1);
    }

    /** {@code own} times this code plus {@code factor} times another. */
    public Code combined(double own, Code other, double factor) {
        other.requireSize(values.length);
        float[] result = new float[values.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (float) (own * values[i] + factor * other.values[i]);
        }
        return new Code(result).checked();
    }

    /** The scalar product. */
    public double dot(Code other) {
        other.requireSize(values.length);
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += (double) values[i] * other.values[i];
        }
        return sum;
    }

    /** The Euclidean length. */
    public double norm() {
        return Math.sqrt(dot(this));
    }

    /** The cosine of the angle between two codes, -1 to 1; 0 where one of them has no direction. */
    public double cosine(Code other) {
        double lengths = norm() * other.norm();
        return lengths > 0 ? Math.clamp(dot(other) / lengths, -1, 1) : 0;
    }

    private void requireSize(int size) {
        if (values.length != size) {
            throw new IllegalArgumentException("codes of " + values.length + " and of " + size + " numbers");
        }
    }

    private Code checked() {
        if (values.length == 0) {
            throw new IllegalArgumentException("a code has at least one number");
        }
        for (float v : values) {
            if (!Float.isFinite(v)) {
                throw new IllegalArgumentException("a code holds " + v);
            }
        }
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Code code && Arrays.equals(values, code.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Code " + Arrays.toString(values.length > 4 ? Arrays.copyOf(values, 4) : values) + (values.length > 4 ? " ..." : "");
    }
}
