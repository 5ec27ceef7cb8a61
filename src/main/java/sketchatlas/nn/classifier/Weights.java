package sketchatlas.nn.classifier;

/**
 * A parameter of a classifier, to be kept in a file.
 *
 * @param shape its dimensions
 * @param values rows first (C order)
 */
public record Weights(int[] shape, float[] values) {
}
