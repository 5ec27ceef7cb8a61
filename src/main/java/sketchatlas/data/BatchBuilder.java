package sketchatlas.data;

import java.util.List;
import java.util.random.RandomGenerator;
import sketchatlas.sketch.Rasterizer;
import sketchatlas.sketch.Sketch;
import sketchatlas.sketch.Variation;

/**
 * Turns sketches into the arrays of a {@link Batch}: the image drawn from the original strokes, or those of the sequence
 * where that is asked for, and varied as a picture; the sequence scaled, thinned and padded; and what is read, the sequence or points
 * that miss it. One thread at a time.
 */
final class BatchBuilder {
    private final BatchOptions options;
    private final Rasterizer rasterizer;

    BatchBuilder(BatchOptions options) {
        this.options = options;
        this.rasterizer = new Rasterizer(options.imageWidth());
    }

    /**
     * Builds one batch.
     *
     * @param labelled for each sketch whether its category may be used
     * @param random drives the augmentation
     */
    Batch build(List<LabelledSketch> sketches, boolean[] labelled, RandomGenerator random) {
        int size = sketches.size();
        Augmentation augmentation = options.augmentation();
        int pixels = options.imageWidth() * options.imageWidth();
        float[] images = new float[size * pixels];
        float[][] sequences = new float[size][]; // each [points, 3]
        int[] lengths = new int[size];
        int[] categories = new int[size];
        int longest = 1;
        for (int b = 0; b < size; b++) {
            Sketch sketch = SketchAugmenter.turned(sketches.get(b).sketch(), augmentation, random);
            Variation variation = SketchAugmenter.variation(augmentation, random);
            sequences[b] = SketchAugmenter.sequence(sketch, augmentation, random);
            Sketch pictured = augmentation.redrawImages() ? Sketch.ofStroke3(sequences[b]) : sketch;
            rasterizer.rasterize(pictured, variation, images, b * pixels);
            lengths[b] = Math.min(sequences[b].length / 3, options.maxSteps());
            categories[b] = sketches.get(b).category();
            longest = Math.max(longest, lengths[b]);
        }
        // One row more than the longest, so that every sketch that was not cut shows its end.
        int steps = options.fixedSteps() ? options.maxSteps() : Math.min(longest + 1, options.maxSteps());
        float[] rows = stroke5(sequences, lengths, steps);
        float[] inputs = augmentation.penNoise() > 0 ? missed(rows, lengths, steps, augmentation.penNoise(), random) : rows;
        return new Batch(size, steps, images, rows, inputs, lengths, categories, labelled);
    }

    /**
     * What a pen has drawn that misses each point by chance, each sketch's by up to a deviation of its own. The rows become those that
     * lead from where it is to the next point's true place.
     *
     * @return [B, T + 1, 5]
     */
    private static float[] missed(float[] rows, int[] lengths, int steps, double most, RandomGenerator random) {
        float[] inputs = rows.clone();
        for (int b = 0; b < lengths.length; b++) {
            double deviation = most * random.nextDouble();
            float x = 0;
            float y = 0; // by how much the last point missed its place
            int at = b * (steps + 1) * 5;
            for (int t = 0; t < lengths[b]; t++) {
                at += 5;
                rows[at] -= x;
                rows[at + 1] -= y;
                x = (float) (deviation * random.nextGaussian());
                y = (float) (deviation * random.nextGaussian());
                inputs[at] = rows[at] + x;
                inputs[at + 1] = rows[at + 1] + y;
            }
        }
        return inputs;
    }

    /** [B, T + 1, 5]: the start token, the points, then end rows. */
    private float[] stroke5(float[][] sequences, int[] lengths, int steps) {
        float scale = (float) (1 / options.scaleFactor());
        float[] rows = new float[sequences.length * (steps + 1) * 5];
        for (int b = 0; b < sequences.length; b++) {
            int at = b * (steps + 1) * 5;
            rows[at + 2] = 1;
            for (int t = 0; t < steps; t++) {
                at += 5;
                if (t >= lengths[b]) {
                    rows[at + 4] = 1;
                    continue;
                }
                rows[at] = sequences[b][3 * t] * scale;
                rows[at + 1] = sequences[b][3 * t + 1] * scale;
                rows[at + (sequences[b][3 * t + 2] > 0.5f ? 3 : 2)] = 1;
            }
        }
        return rows;
    }
}
