package sketchatlas.model;

import java.util.Locale;
import sketchatlas.UserException;
import sketchatlas.nn.CellType;
import sketchatlas.nn.CudaKernels;

/**
 * About how much memory a training takes, from its options alone, so that what can't fit is refused before it begins. For N parameters, B
 * sketches in a batch, P pixels of an image, T steps, U units, R threads and four bytes a number:
 *
 * <ul>
 * <li>state: N (10 + R): parameters, Adam's two moments and a gradient for each thread, the best state (3), and while a checkpoint is
 *     written the new one (3) and copies for the file (1);</li>
 * <li>activations: B (337 P + T (c U + d + 133)): every plane of both image networks with its gradient; for each step what the cell keeps
 *     (lstm 9 U, layer_norm 13 U, hyper 29 U and 3584 for its inner cell), and 123 outputs with their targets;</li>
 * <li>batches: 5 B (P + 5 T): those built ahead.</li>
 * </ul>
 *
 * <p>Sketches of the data set are not in it.
 *
 * <p>On a graphics card it is less, because the best state, the files and the batches ahead stay in the program's memory: N 4 numbers, the cell's
 * recurrent weights once more, B (232 P + T (c U + d + 133)) for the activations, the columns of the largest convolution (72 B P, at most
 * {@link CudaKernels#LARGEST_COLUMNS}), 8 in 100 for sizes that are rounded up, and what the driver and cuBLAS take for themselves.
 *
 * <p>Tests compare both with what a training really takes, but for the driver's part.
 *
 * @param state bytes of parameters, moments, gradients and their copies
 * @param sketch bytes that each sketch of a batch adds
 * @param largest numbers in the largest single array
 * @param options those that it is for
 * @param steps T
 * @param card whether it is that of a graphics card
 */
public record MemoryEstimate(long state, long sketch, long largest, HyperParameters options, int steps, boolean card) {
    /** Bytes that a card's driver and cuBLAS take for themselves: what they are said to take, not measured here. */
    static final long CARD_OVERHEAD = 500_000_000;
    private static final int STATE_COPIES = 10;
    private static final int IMAGE_PLANES = 337;
    private static final int INNER_CELL = 3584;
    private static final int OUTPUTS_AND_TARGETS = SequenceDecoder.OUTPUTS + 10;
    private static final int BATCHES_AHEAD = 5;
    private static final int CARD_COPIES = 4;
    private static final int CARD_PLANES = 232;
    private static final int CARD_COLUMNS = 72;
    private static final int NORM_GRADIENTS = 10; // of a layer-normalised cell's steps backwards
    private static final double CARD_ROUNDING = 1.08;
    private static final int INNER_UNITS = 256;
    /** The estimate may be that much too high. */
    private static final double TOLERANCE = 1.2;
    /** Some virtual machines can't make the very largest arrays. */
    private static final long LARGEST_ARRAY = Integer.MAX_VALUE - 64;

    /**
     * The memory of a training.
     *
     * @param steps T, the points of the longest sketch
     * @param threads that share each batch
     */
    public static MemoryEstimate of(HyperParameters hp, int steps, int threads) {
        long parameters = new SketchNetwork(hp).layout().size();
        long pixels = pixels(hp);
        long perSketch = IMAGE_PLANES * pixels + steps * perStep(hp) + BATCHES_AHEAD * (pixels + 5L * steps);
        return new MemoryEstimate(Float.BYTES * parameters * (STATE_COPIES + threads), Float.BYTES * perSketch,
                largest(hp, steps, (hp.batchSize() + threads - 1) / threads), hp, steps, false);
    }

    /**
     * The memory of a graphics card that a training takes.
     *
     * @param steps T, the points of the longest sketch
     */
    public static MemoryEstimate ofCard(HyperParameters hp, int steps) {
        long parameters = new SketchNetwork(hp).layout().size();
        long units = hp.decRnnSize();
        long recurrent = 4 * units * units + (hp.decModel() == CellType.HYPER ? 4L * INNER_UNITS * (units + INNER_UNITS) : 0);
        long scratch = Math.max(Math.min(CARD_COLUMNS * pixels(hp) * hp.batchSize(), CudaKernels.LARGEST_COLUMNS), NORM_GRADIENTS * units * hp.batchSize());
        long perSketch = CARD_PLANES * pixels(hp) + steps * perStep(hp);
        return new MemoryEstimate(cardBytes(CARD_COPIES * parameters + recurrent + scratch) + CARD_OVERHEAD, cardBytes(perSketch),
                largest(hp, steps, hp.batchSize()), hp, steps, true);
    }

    private static long cardBytes(long numbers) {
        return (long) (CARD_ROUNDING * Float.BYTES * numbers);
    }

    private static long pixels(HyperParameters hp) {
        return (long) hp.pngWidth() * hp.pngWidth();
    }

    private static long perStep(HyperParameters hp) {
        return (long) cellArrays(hp) * hp.decRnnSize() + (hp.decModel() == CellType.HYPER ? INNER_CELL : 0) + OUTPUTS_AND_TARGETS
                + (hp.useInputDropout() ? 2L * (5 + hp.zSize()) : 0);
    }

    private static long largest(HyperParameters hp, int steps, long rows) {
        return Math.max(rows * steps * 4 * hp.decRnnSize(), rows * pixels(hp) * 32);
    }

    private static int cellArrays(HyperParameters hp) {
        int arrays = switch (hp.decModel()) {
            case LSTM -> 9;
            case LAYER_NORM -> 13;
            case HYPER -> 29;
        };
        return arrays - (hp.useRecurrentDropout() ? 0 : 1) + (hp.useOutputDropout() ? 2 : 0);
    }

    /** Bytes in all. */
    public long total() {
        return state + options.batchSize() * sketch;
    }

    /** The largest batch_size for which that much memory is enough; 0 if none is. */
    public int largestBatch(long available) {
        return (int) Math.clamp((available - state) / sketch, 0, Integer.MAX_VALUE);
    }

    /** Whether that much memory is enough. */
    public boolean fits(long available) {
        return total() <= available && largest <= LARGEST_ARRAY;
    }

    /**
     * Refuses what can't be. What is near the limit may try.
     *
     * @param available bytes that the program may use, or that the card has
     * @throws UserException if that is too little
     */
    public void require(long available) {
        if (largest > LARGEST_ARRAY) {
            throw new UserException("This training needs arrays of " + largest + " numbers, more than can be: choose a smaller " + sizes() + ".");
        }
        if (total() > TOLERANCE * available) {
            int batch = largestBatch(available);
            throw new UserException("This training needs about " + gigabytes(total()) + " of " + (card ? "the graphics card's memory, but it has "
                    : "memory, but the program may use ") + gigabytes(available) + ": choose "
                    + (batch > 0 ? "a batch_size of at most " + batch + ", or a smaller " + otherSizes() : "a smaller " + sizes())
                    + (card ? ", or train on the processor." : ", or give the program more memory (java -Xmx)."));
        }
    }

    /** What to say when the memory has run out all the same. */
    public String exhausted(long available) {
        return "The memory ran out: this training needs about " + gigabytes(total()) + ", and the program may use " + gigabytes(available)
                + "; choose a smaller " + sizes() + ", or give the program more memory (java -Xmx).";
    }

    private String sizes() {
        return "batch_size than " + options.batchSize() + (steps > 1 ? ", " : " or ") + otherSizes();
    }

    private String otherSizes() {
        String width = "dec_rnn_size than " + options.decRnnSize();
        return steps > 1 ? width + " or max_seq_len than " + steps : width; // 1 stands for not known yet
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, bytes < 10_000_000_000L ? "%.1f GB" : "%.0f GB", bytes / 1e9);
    }
}
