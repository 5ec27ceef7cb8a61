package sketchatlas.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * An endless row of training batches. Each batch is a function of the seed and its step alone: to go on after a stop,
 * {@link #seek} the step and get exactly the batches of an unbroken run. Every epoch has its own order; the sketches that
 * do not fill its last batch wait for another one. One thread at a time.
 */
public final class BatchSource {
    /** Bucketing sorts by length within windows of so many batches: similar lengths, yet new company each epoch. */
    private static final int WINDOW_BATCHES = 50;

    private final List<LabelledSketch> sketches;
    private final boolean[] labelled;
    private final BatchOptions options;
    private final long seed;
    private final BatchBuilder builder;
    private long step;
    private long orderedEpoch = -1;
    private int[][] order; // [batches in an epoch][B], indices into sketches

    /**
     * Starts at step 0.
     *
     * @param sketches at least one; fewer than a batch are repeated to fill it
     * @param labelled for each sketch whether its category may be used in training
     */
    public BatchSource(List<LabelledSketch> sketches, boolean[] labelled, BatchOptions options, long seed) {
        if (sketches.isEmpty() || labelled.length != sketches.size()) {
            throw new IllegalArgumentException(labelled.length + " labels for " + sketches.size() + " sketches");
        }
        this.sketches = List.copyOf(sketches);
        this.labelled = labelled.clone();
        this.options = options;
        this.seed = seed;
        this.builder = new BatchBuilder(options);
    }

    /** The step of the batch that {@link #next} gives; with the seed, all there is to save. */
    public long step() {
        return step;
    }

    /** Goes to a step, before or behind. */
    public void seek(long toStep) {
        if (toStep < 0) {
            throw new IllegalArgumentException("steps begin at 0, not " + toStep);
        }
        step = toStep;
    }

    /** Batches in an epoch. */
    public int batchesPerEpoch() {
        return Math.max(1, sketches.size() / options.batchSize());
    }

    /** The next batch, always of the full size. */
    public Batch next() {
        long epoch = step / batchesPerEpoch();
        if (epoch != orderedEpoch) {
            order = order(epoch);
            orderedEpoch = epoch;
        }
        int[] indices = order[(int) (step % batchesPerEpoch())];
        List<LabelledSketch> chosen = new ArrayList<>(indices.length);
        boolean[] flags = new boolean[indices.length];
        for (int b = 0; b < indices.length; b++) {
            chosen.add(sketches.get(indices[b]));
            flags[b] = labelled[indices[b]];
        }
        // Batches and orders draw from different streams of the seed.
        Batch batch = builder.build(chosen, flags, random(2 * step));
        step++;
        return batch;
    }

    private SplittableRandom random(long stream) {
        return new SplittableRandom(new SplittableRandom(seed ^ stream * 0x9E3779B97F4A7C15L).nextLong());
    }

    private int[][] order(long epoch) {
        SplittableRandom random = random(2 * epoch + 1);
        int[] shuffled = new int[sketches.size()];
        for (int i = 0; i < shuffled.length; i++) {
            int j = random.nextInt(i + 1);
            shuffled[i] = shuffled[j];
            shuffled[j] = i;
        }
        int size = options.batchSize();
        if (options.bucketed()) {
            sortWindows(shuffled, WINDOW_BATCHES * size);
        }
        int[][] batches = new int[batchesPerEpoch()][size];
        for (int k = 0; k < batches.length; k++) {
            for (int b = 0; b < size; b++) {
                batches[k][b] = shuffled[(k * size + b) % shuffled.length];
            }
        }
        if (options.bucketed()) {
            for (int k = batches.length - 1; k > 0; k--) {
                int j = random.nextInt(k + 1);
                int[] batch = batches[k];
                batches[k] = batches[j];
                batches[j] = batch;
            }
        }
        return batches;
    }

    /** The rest that fills no batch lies beyond all windows, so that it is not always the longest that wait. */
    private void sortWindows(int[] shuffled, int window) {
        int used = Math.min(shuffled.length, batchesPerEpoch() * options.batchSize());
        for (int from = 0; from < used; from += window) {
            int to = Math.min(used, from + window);
            Integer[] sorted = Arrays.stream(shuffled, from, to).boxed().toArray(Integer[]::new);
            Arrays.sort(sorted, Comparator.comparingInt(i -> sketches.get(i).sketch().size()));
            for (int i = from; i < to; i++) {
                shuffled[i] = sorted[i - from];
            }
        }
    }
}
