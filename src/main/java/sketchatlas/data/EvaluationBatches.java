package sketchatlas.data;

import java.util.List;
import java.util.SplittableRandom;

/**
 * All sketches of a list once and in their order, unvaried but for a noisy pen, which is the same one each time, cut into batches of which
 * the last may be smaller. One thread at a time.
 */
public final class EvaluationBatches {
    private final SketchList sketches;
    private final int batchSize;
    private final BatchBuilder builder;

    /** @param options all augmentation but the noisy pen, and bucketing, are left out */
    public EvaluationBatches(List<LabelledSketch> sketches, BatchOptions options) {
        this.sketches = SketchList.of(sketches);
        this.batchSize = options.batchSize();
        this.builder = new BatchBuilder(options.forEvaluation());
    }

    /** The number of batches. */
    public int count() {
        return (sketches.size() + batchSize - 1) / batchSize;
    }

    /** The batch of the sketches from index * batchSize on; nothing in it is labelled. */
    public Batch get(int index) {
        int from = index * batchSize;
        List<LabelledSketch> part = sketches.subList(from, Math.min(sketches.size(), from + batchSize));
        return builder.build(part, new boolean[part.size()], new SplittableRandom(index));
    }
}
