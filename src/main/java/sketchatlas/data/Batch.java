package sketchatlas.data;

/**
 * One minibatch, ready for the model.
 *
 * @param size B, the number of sketches
 * @param steps T, the decoder steps of the padded form
 * @param images [B, width * width], row by row; paper +1, ink -1
 * @param sequences [B, T + 1, 5] stroke-5; row 0 is the start token (0, 0, 1, 0, 0), rows after the end are (0, 0, 0, 0, 1)
 * @param inputs [B, T + 1, 5] what the decoder reads before each of the rows that follow it in {@code sequences}: the same array, or points
 *     that missed their places, from where {@code sequences} goes back to them
 * @param lengths [B] points of each sketch, at most T
 * @param categories [B] index into the categories of the data set
 * @param labelled [B] whether the category may be used in training (semi-supervised options)
 */
public record Batch(int size, int steps, float[] images, float[] sequences, float[] inputs, int[] lengths, int[] categories, boolean[] labelled) {
    /** A batch whose decoder reads the true points. */
    public Batch(int size, int steps, float[] images, float[] sequences, int[] lengths, int[] categories, boolean[] labelled) {
        this(size, steps, images, sequences, sequences, lengths, categories, labelled);
    }
}
