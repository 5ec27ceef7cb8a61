package sketchatlas.explore.atlas;

import java.util.Arrays;
import java.util.Map;
import sketchatlas.data.NpyArray;

/** The arrays of a file by their names; whoever asks for one says which shape it must have. */
final class AtlasArrays {
    private final Map<String, NpyArray> arrays;

    AtlasArrays(Map<String, NpyArray> arrays) {
        this.arrays = arrays;
    }

    boolean has(String name) {
        return arrays.containsKey(name);
    }

    /** @throws IllegalArgumentException if there is no array of numbers of that name and shape */
    NpyArray array(String name, int... shape) {
        NpyArray array = any(name);
        if (!Arrays.equals(array.shape(), shape)) {
            throw new IllegalArgumentException("the array '" + name + "' has the shape " + Arrays.toString(array.shape()) + " and not "
                    + Arrays.toString(shape));
        }
        return array;
    }

    /** As {@link #array}, of two dimensions that nothing has told yet. */
    NpyArray matrix(String name) {
        NpyArray array = any(name);
        if (array.shape().length != 2 || array.size() == 0) {
            throw new IllegalArgumentException("the array '" + name + "' has the shape " + Arrays.toString(array.shape()));
        }
        return array;
    }

    /** Numbers in a row, as many as there are. */
    float[] vector(String name) {
        NpyArray array = any(name);
        return floats(name, array.size());
    }

    private NpyArray any(String name) {
        NpyArray array = arrays.get(name);
        if (array == null || array.isText()) {
            throw new IllegalArgumentException("the array '" + name + "' is missing");
        }
        return array;
    }

    /** @throws IllegalArgumentException as {@link #array}, or if a value is not finite */
    float[] floats(String name, int... shape) {
        float[] values = array(name, shape).toFloats();
        for (float v : values) {
            if (!Float.isFinite(v)) {
                throw new IllegalArgumentException("the array '" + name + "' holds " + v);
            }
        }
        return values;
    }

    /** @throws IllegalArgumentException as {@link #array}, or if a value is no whole number of 32 bits */
    int[] ints(String name, int count) {
        double[] values = array(name, count).toDoubles();
        int[] ints = new int[count];
        for (int i = 0; i < count; i++) {
            ints[i] = (int) values[i];
            if (ints[i] != values[i]) {
                throw new IllegalArgumentException("the array '" + name + "' holds " + values[i]);
            }
        }
        return ints;
    }

    /** Rows of a matrix. */
    static float[][] rows(float[] values, int count) {
        float[][] rows = new float[count][];
        int width = values.length / count;
        for (int i = 0; i < count; i++) {
            rows[i] = Arrays.copyOfRange(values, i * width, (i + 1) * width);
        }
        return rows;
    }
}
