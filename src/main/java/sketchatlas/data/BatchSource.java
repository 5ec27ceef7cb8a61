package sketchatlas.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An endless row of training batches. Each batch is a function of the seed and its step alone: to go on after a stop,
 * {@link #seek} the step and get exactly the batches of an unbroken run. Every epoch has its own order; the sketches that
 * do not fill its last batch wait for another one. One thread at a time.
 */
public final class BatchSource {
    /** Bucketing sorts by length within windows of so many batches: similar lengths, yet new company each epoch. */
    private static final int WINDOW_BATCHES = 50;

    private final SketchList sketches;
    private final boolean[] labelled;
    private final BatchOptions options;
    private final long seed;
    private final BatchBuilder builder;
    private long step;
    private long orderedEpoch = -1;
    private int[] order; // the epoch's indices into sketches, batch by batch
    private List<int[]> byCategory; // indices of each category's sketches, where they are balanced
    private int[] batches; // which of them each step of the epoch takes

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
        this.sketches = SketchList.of(sketches);
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
            arrange(epoch);
            orderedEpoch = epoch;
        }
        int size = options.batchSize();
        long first = (long) batches[(int) (step % batchesPerEpoch())] * size;
        List<LabelledSketch> chosen = new ArrayList<>(size);
        boolean[] flags = new boolean[size];
        for (int b = 0; b < size; b++) {
            int index = order[(int) ((first + b) % order.length)];
            chosen.add(sketches.get(index));
            flags[b] = labelled[index];
        }
        // Batches and orders draw from different streams of the seed.
        Batch batch = builder.build(chosen, flags, random(2 * step));
        step++;
        return batch;
    }

    private SplittableRandom random(long stream) {
        return new SplittableRandom(new SplittableRandom(seed ^ stream * 0x9E3779B97F4A7C15L).nextLong());
    }

    private void arrange(long epoch) {
        SplittableRandom random = random(2 * epoch + 1);
        int[] shuffled = shuffled(options.balanced() ? balanced(epoch, random) : IntStream.range(0, sketches.size()).toArray(), random);
        batches = new int[batchesPerEpoch()];
        for (int k = 0; k < batches.length; k++) {
            batches[k] = k;
        }
        if (options.bucketed()) {
            sortWindows(shuffled, WINDOW_BATCHES * options.batchSize());
            for (int k = batches.length - 1; k > 0; k--) {
                int j = random.nextInt(k + 1);
                int batch = batches[k];
                batches[k] = batches[j];
                batches[j] = batch;
            }
        }
        order = shuffled;
    }

    private static int[] shuffled(int[] values, SplittableRandom random) {
        int[] shuffled = new int[values.length];
        for (int i = 0; i < shuffled.length; i++) {
            int j = random.nextInt(i + 1);
            shuffled[i] = shuffled[j];
            shuffled[j] = values[i];
        }
        return shuffled;
    }

    /** As many indices as there are sketches, equally many of each category; what does not divide goes to other ones each epoch. */
    private int[] balanced(long epoch, SplittableRandom random) {
        if (byCategory == null) {
            byCategory = IntStream.range(0, sketches.size()).boxed()
                    .collect(Collectors.groupingBy(sketches::category, TreeMap::new, Collectors.mapping(i -> i, Collectors.toList()))).values()
                    .stream().map(own -> own.stream().mapToInt(i -> i).toArray()).toList();
        }
        int categories = byCategory.size();
        int[] chosen = new int[sketches.size()];
        int n = 0;
        for (int c = 0; c < categories; c++) {
            int[] own = byCategory.get(c);
            int quota = chosen.length / categories + (Math.floorMod(c - epoch, categories) < chosen.length % categories ? 1 : 0);
            for (int i = 0; i < quota; i++) {
                if (i % own.length == 0) {
                    own = shuffled(own, random); // each once before any comes again
                }
                chosen[n++] = own[i % own.length];
            }
        }
        return chosen;
    }

    /** The rest that fills no batch lies beyond all windows, so that it is not always the longest that wait. */
    private void sortWindows(int[] shuffled, int window) {
        int used = Math.min(shuffled.length, batchesPerEpoch() * options.batchSize());
        for (int from = 0; from < used; from += window) {
            int[] unsorted = Arrays.copyOfRange(shuffled, from, Math.min(used, from + window));
            int[] byLength = sketches.select(unsorted).byLength();
            for (int i = 0; i < unsorted.length; i++) {
                shuffled[from + i] = unsorted[byLength[i]];
            }
        }
    }
}
