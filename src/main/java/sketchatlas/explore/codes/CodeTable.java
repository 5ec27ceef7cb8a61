package sketchatlas.explore.codes;

import java.util.List;

/** Codes of one length, one after the other, for going through many of them quickly. Immutable. */
public final class CodeTable {
    private final int size;
    private final int width;
    private final float[] values; // [size, width]

    private CodeTable(int size, int width, float[] values) {
        this.size = size;
        this.width = width;
        this.values = values;
    }

    /** @throws IllegalArgumentException if there are none, they are not all equally long, or a value is not finite */
    public static CodeTable of(List<float[]> codes) {
        if (codes.isEmpty() || codes.getFirst().length == 0) {
            throw new IllegalArgumentException("a table of no codes");
        }
        int width = codes.getFirst().length;
        float[] values = new float[Math.multiplyExact(codes.size(), width)];
        for (int i = 0; i < codes.size(); i++) {
            if (codes.get(i).length != width) {
                throw new IllegalArgumentException("codes of " + width + " and of " + codes.get(i).length + " numbers");
            }
            System.arraycopy(codes.get(i), 0, values, i * width, width);
        }
        for (float v : values) {
            if (!Float.isFinite(v)) {
                throw new IllegalArgumentException("a code holds " + v);
            }
        }
        return new CodeTable(codes.size(), width, values);
    }

    /** How many codes. */
    public int size() {
        return size;
    }

    /** Z, the length of each. */
    public int width() {
        return width;
    }

    /** A copy of code i, [Z]. */
    public float[] code(int i) {
        float[] code = new float[width];
        System.arraycopy(values, i * width, code, 0, width);
        return code;
    }

    /** The chosen codes as a table of their own. */
    public CodeTable select(int[] indices) {
        float[] chosen = new float[indices.length * width];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(values, indices[i] * width, chosen, i * width, width);
        }
        return new CodeTable(indices.length, width, chosen);
    }

    /** The squared distance of code i to a code [Z]. */
    public float squaredDistance(int i, float[] code) {
        return squaredDistance(values, i * width, code, 0, width);
    }

    /** The squared distance of code i to code j of another table of the same width. */
    float squaredDistance(int i, CodeTable other, int j) {
        return squaredDistance(values, i * width, other.values, j * width, width);
    }

    /** Four sums at once, because a processor need not wait for one addition to begin the next of another sum. */
    private static float squaredDistance(float[] a, int i, float[] b, int j, int n) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int z = 0;
        for (; z + 3 < n; z += 4) {
            float d0 = a[i + z] - b[j + z];
            float d1 = a[i + z + 1] - b[j + z + 1];
            float d2 = a[i + z + 2] - b[j + z + 2];
            float d3 = a[i + z + 3] - b[j + z + 3];
            s0 += d0 * d0;
            s1 += d1 * d1;
            s2 += d2 * d2;
            s3 += d3 * d3;
        }
        for (; z < n; z++) {
            float d = a[i + z] - b[j + z];
            s0 += d * d;
        }
        return s0 + s1 + (s2 + s3);
    }
}
