package sketchatlas.train;

import java.util.SplittableRandom;
import sketchatlas.data.Batch;
import sketchatlas.nn.StepInputs;

/** A minibatch of scribbles, all of the same number of points: as much work as the shapes allow, with nothing to skip. */
public final class RandomBatch {
    private static final double INK = 0.1;
    private static final double LIFTED = 0.1;

    private RandomBatch() {
    }

    /** Scribbles of so many points on pictures of that width; the same for the same seed. */
    public static Batch of(int size, int steps, int width, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] images = new float[size * width * width];
        for (int i = 0; i < images.length; i++) {
            images[i] = random.nextDouble() < INK ? -1 : 1;
        }
        float[] sequences = new float[size * (steps + 1) * StepInputs.STROKE]; // [B, T + 1, 5]
        int[] lengths = new int[size];
        for (int b = 0; b < size; b++) {
            lengths[b] = steps;
            int row = b * (steps + 1) * StepInputs.STROKE;
            sequences[row + 2] = 1; // the start token
            for (int t = 1; t <= steps; t++) {
                row += StepInputs.STROKE;
                sequences[row] = (float) random.nextGaussian();
                sequences[row + 1] = (float) random.nextGaussian();
                sequences[row + (random.nextDouble() < LIFTED ? 3 : 2)] = 1;
            }
        }
        return new Batch(size, steps, images, sequences, lengths, new int[size], new boolean[size]);
    }
}
