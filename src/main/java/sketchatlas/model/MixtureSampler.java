package sketchatlas.model;

import java.util.Arrays;
import java.util.SplittableRandom;
import sketchatlas.nn.Floats;
import sketchatlas.nn.Kernels;
import sketchatlas.nn.StepInputs;
import sketchatlas.sketch.Sketch;

/**
 * Draws point after point from the mixtures that the sequence decoder gives (Ha and Eck 2018, section 3.4).
 */
final class MixtureSampler implements SequenceSampler {
    private static final int LOGITS = 3;
    private static final int MIXTURES = SequenceDecoder.MIXTURES;
    /** The start token: the pen on the paper at the origin. */
    private static final float[] START = {0, 0, 1, 0, 0};

    private final Kernels kernels;
    private final SequenceDecoder decoder;
    private final double temperature;
    private final float scale;
    private final int longest;
    private final SplittableRandom random;
    private final float[] raw = new float[SequenceDecoder.OUTPUTS];
    private final float[] input = START.clone();
    private float[] rows = new float[3 * 64]; // stroke-3, in data units
    private int points;
    private boolean ended;

    /** @param given what the pen has drawn already, in data units; fewer points than the model draws at most */
    MixtureSampler(HyperParameters hp, Kernels kernels, Floats values, ModelConfig config, float[] code, double temperature, long seed,
            Sketch given) {
        if (!(temperature > 0) || !Double.isFinite(temperature)) {
            throw new IllegalArgumentException("a temperature of " + temperature);
        }
        this.kernels = kernels;
        this.temperature = temperature;
        this.scale = (float) config.scaleFactor();
        this.longest = config.maxSeqLen();
        this.random = new SplittableRandom(seed);
        SketchNetwork network = new SketchNetwork(hp);
        network.bind(kernels, values, null);
        decoder = network.sequenceDecoder();
        decoder.resize(1, 1);
        kernels.upload(code, 0, decoder.inputs().code(), hp.zSize());
        decoder.begin();
        follow(given);
    }

    /** Teacher forcing: the decoder reads these points as if it had drawn them, and what it would have drawn is not looked at. */
    private void follow(Sketch given) {
        if (given.size() >= longest) {
            throw new IllegalArgumentException("a sketch of " + given.size() + " points cannot be gone on with: " + longest + " are the most");
        }
        for (int i = 0; i < given.size(); i++) {
            step();
            add(given.dx(i) / scale, given.dy(i) / scale, given.lifted(i));
        }
        System.arraycopy(given.toStroke3(), 0, rows, 0, 3 * given.size()); // exactly as given, not divided and multiplied again
    }

    @Override
    public boolean next() {
        if (ended || points >= longest) {
            return false;
        }
        kernels.download(step(), raw, 0, raw.length);
        int pen = choose(0, LOGITS);
        if (pen == 2) {
            ended = true;
            return false;
        }
        int k = choose(LOGITS, MIXTURES);
        double sigmaX = Math.exp(value(3, k)) * temperature;
        double sigmaY = Math.exp(value(4, k)) * temperature;
        double rho = Math.tanh(value(5, k));
        double a = random.nextGaussian();
        double b = random.nextGaussian();
        float dx = (float) (value(1, k) + sigmaX * a);
        float dy = (float) (value(2, k) + sigmaY * (rho * a + Math.sqrt(1 - rho * rho) * b));
        add(dx, dy, pen == 1);
        return true;
    }

    /** Reads the point before and says what may come next. */
    private Floats step() {
        kernels.upload(input, 0, decoder.inputs().strokes(), StepInputs.STROKE);
        return decoder.step();
    }

    /** The i-th group of numbers of mixture component k: pi, mu_x, mu_y, log sigma_x, log sigma_y, rho before tanh. */
    private double value(int group, int k) {
        return raw[LOGITS + group * MIXTURES + k];
    }

    /** An index from the softmax of logits divided by the temperature. */
    private int choose(int offset, int count) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            max = Math.max(max, raw[offset + i]);
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Math.exp((raw[offset + i] - max) / temperature);
        }
        double left = random.nextDouble() * sum;
        for (int i = 0; i < count - 1; i++) {
            left -= Math.exp((raw[offset + i] - max) / temperature);
            if (left < 0) {
                return i;
            }
        }
        return count - 1;
    }

    private void add(float dx, float dy, boolean lifted) {
        if (3 * points + 3 > rows.length) {
            rows = Arrays.copyOf(rows, 2 * rows.length);
        }
        rows[3 * points] = dx * scale;
        rows[3 * points + 1] = dy * scale;
        rows[3 * points + 2] = lifted ? 1 : 0;
        points++;
        input[0] = dx;
        input[1] = dy;
        input[2] = lifted ? 0 : 1;
        input[3] = lifted ? 1 : 0;
        input[4] = 0;
    }

    @Override
    public Sketch sketch() {
        return Sketch.ofStroke3(Arrays.copyOf(rows, 3 * points));
    }
}
