package sketchatlas.data;

/**
 * How minibatches are made.
 *
 * @param batchSize B, sketches in a batch
 * @param maxSteps T at most; longer sketches are cut
 * @param fixedSteps whether every batch has T = maxSteps; otherwise T is the batch's longest sketch and one end row, which saves
 *        computing
 * @param imageWidth pixels of an image's side
 * @param scaleFactor the offsets are divided by it
 * @param augmentation how samples are varied; for validation and test only by a noisy pen
 * @param bucketed whether sketches of similar length share a batch
 * @param balanced whether an epoch takes equally many sketches of every category, the same ones several times where there are too few
 */
public record BatchOptions(int batchSize, int maxSteps, boolean fixedSteps, int imageWidth, double scaleFactor,
        Augmentation augmentation, boolean bucketed, boolean balanced) {
    /** Refuses what cannot make a batch. */
    public BatchOptions {
        if (batchSize < 1 || maxSteps < 1 || imageWidth < 4 || !(scaleFactor > 0)) {
            throw new IllegalArgumentException("no batches of " + batchSize + " sketches, " + maxSteps + " steps, images of " + imageWidth
                    + " pixels and the scale factor " + scaleFactor);
        }
    }

    /** The same without bucketing, balance and all that varies but a noisy pen: a decoder that expects that is measured with it. */
    public BatchOptions forEvaluation() {
        return new BatchOptions(batchSize, maxSteps, fixedSteps, imageWidth, scaleFactor, Augmentation.NONE.withPenNoise(augmentation.penNoise()), false,
                false);
    }
}
