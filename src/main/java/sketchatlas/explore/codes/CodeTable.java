package sketchatlas.explore.codes;

import java.util.List;

/**
 * Codes of one length, laid out for going through all of them quickly. Immutable and safe to share between threads.
 *
 * <p>They lie dimension by dimension: so the distances to many codes grow side by side, several in one instruction of the processor, which
 * is many times as fast as one code after the other.
 */
public final class CodeTable {
    private final int size;
    private final int width;
    private final float[] values; // [width, size]

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
        int size = codes.size();
        int width = codes.getFirst().length;
        float[] values = new float[Math.multiplyExact(size, width)];
        for (int i = 0; i < size; i++) {
            float[] code = codes.get(i);
            if (code.length != width) {
                throw new IllegalArgumentException("codes of " + width + " and of " + code.length + " numbers");
            }
            for (int z = 0; z < width; z++) {
                if (!Float.isFinite(code[z])) {
                    throw new IllegalArgumentException("a code holds " + code[z]);
                }
                values[z * size + i] = code[z];
            }
        }
        return new CodeTable(size, width, values);
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
        for (int z = 0; z < width; z++) {
            code[z] = values[z * size + i];
        }
        return code;
    }

    /** The chosen codes as a table of their own. */
    public CodeTable select(int[] indices) {
        float[] chosen = new float[Math.multiplyExact(indices.length, width)];
        for (int z = 0; z < width; z++) {
            for (int i = 0; i < indices.length; i++) {
                chosen[z * indices.length + i] = values[z * size + indices[i]];
            }
        }
        return new CodeTable(indices.length, width, chosen);
    }

    /** The squared distances of all codes to one [Z]. */
    public float[] squaredDistances(float[] code) {
        if (code.length != width) {
            throw new IllegalArgumentException("a code of " + code.length + " numbers among codes of " + width);
        }
        float[] sums = new float[size];
        for (int z = 0; z < width; z++) {
            add(sums, values, z * size, code[z]);
        }
        return sums;
    }

    private static void add(float[] sums, float[] values, int offset, float at) {
        for (int i = 0; i < sums.length; i++) {
            float d = values[offset + i] - at;
            sums[i] += d * d;
        }
    }
}
