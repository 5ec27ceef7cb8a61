package sketchatlas.model;

/**
 * Numbers with a shape, row-major.
 *
 * @param shape its dimensions; empty for a single number
 * @param data as many values as the product of the shape
 */
public record Tensor(int[] shape, float[] data) {
    public Tensor {
        long n = 1;
        for (int d : shape) {
            n = Math.multiplyExact(n, d);
        }
        if (n != data.length) {
            throw new IllegalArgumentException(data.length + " values do not fill a tensor of " + n);
        }
    }
}
