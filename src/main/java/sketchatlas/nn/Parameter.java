package sketchatlas.nn;

/**
 * One named parameter and where it lies in the flat memory of all parameters: {@code rows} runs of {@code columns} values,
 * {@code stride} apart. Parameters that are used together may be interleaved there, so that one product serves them all.
 *
 * @param name the variable's name
 * @param shape its shape as others see it; its product is rows * columns
 * @param initializer its values before training
 */
public record Parameter(String name, int[] shape, int offset, int rows, int columns, int stride, Initializer initializer) {

    public int size() {
        return rows * columns;
    }

    /** Copies the values out of the flat memory in the order of the shape. */
    public float[] gather(float[] all) {
        float[] values = new float[size()];
        for (int r = 0; r < rows; r++) {
            System.arraycopy(all, offset + r * stride, values, r * columns, columns);
        }
        return values;
    }

    /** Copies values, in the order of the shape, into the flat memory. */
    public void scatter(float[] values, float[] all) {
        for (int r = 0; r < rows; r++) {
            System.arraycopy(values, r * columns, all, offset + r * stride, columns);
        }
    }
}
