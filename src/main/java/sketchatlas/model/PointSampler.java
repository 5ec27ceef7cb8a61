package sketchatlas.model;

import java.util.Arrays;
import java.util.SplittableRandom;
import sketchatlas.nn.StepInputs;
import sketchatlas.sketch.Sketch;

/**
 * Draws the points of one sketch from the mixtures that the sequence decoder gives (Ha and Eck 2018, section 3.4), with random numbers
 * of its own.
 */
final class PointSampler {
    private static final int LOGITS = 3;
    private static final int WITHOUT_END = 2; // the logits of a pen that draws and of one that is lifted come first
    /** Points that are added to a sketch that was begun, at least: the way to a new stroke and its first line. */
    private static final int LEAST_ADDED = 2;
    private static final int MIXTURES = SequenceDecoder.MIXTURES;

    private final double temperature;
    private final double penTemperature;
    private final float scale;
    private final int longest;
    private final SplittableRandom random;
    private final float[] input = {0, 0, 1, 0, 0}; // the start token: the pen on the paper at the origin
    private float[] rows = new float[3 * 64]; // stroke-3, in data units
    private int points;
    private int followed; // of the points, those that were given
    private boolean ended;

    /**
     * A sketch without points yet.
     *
     * @param scaleFactor data units to one unit of the decoder
     * @param longest the most points
     * @param penTemperature what the pen's logits are divided by; the temperature is for all else
     */
    PointSampler(double scaleFactor, int longest, double temperature, double penTemperature, long seed) {
        SamplingOptions.requireTemperature(temperature);
        SamplingOptions.requireTemperature(penTemperature);
        this.temperature = temperature;
        this.penTemperature = penTemperature;
        this.scale = (float) scaleFactor;
        this.longest = longest;
        this.random = new SplittableRandom(seed);
        this.ended = longest == 0;
    }

    /** Whether the sketch is complete. */
    boolean ended() {
        return ended;
    }

    /** Writes what the decoder reads next, a stroke-5 row. */
    void input(float[] to, int at) {
        System.arraycopy(input, 0, to, at, StepInputs.STROKE);
    }

    /**
     * Draws the next point. Where points were given it goes on with two at least: what the decoder takes for complete is to be finished all the
     * same.
     *
     * @param raw the decoder's raw output row begins at {@code at}
     * @return whether there is one more; false where the sketch has ended
     */
    boolean next(float[] raw, int at) {
        boolean begun = followed > 0 && points < followed + LEAST_ADDED;
        int pen = choose(raw, at, begun ? WITHOUT_END : LOGITS, penTemperature);
        if (pen == 2) {
            ended = true;
            return false;
        }
        int groups = at + LOGITS; // pi, mu_x, mu_y, log sigma_x, log sigma_y, rho before tanh
        int k = groups + choose(raw, groups, MIXTURES, temperature);
        double sigmaX = Math.exp(raw[k + 3 * MIXTURES]) * temperature;
        double sigmaY = Math.exp(raw[k + 4 * MIXTURES]) * temperature;
        double rho = Math.tanh(raw[k + 5 * MIXTURES]);
        double a = random.nextGaussian();
        double b = random.nextGaussian();
        float dx = (float) (raw[k + MIXTURES] + sigmaX * a);
        float dy = (float) (raw[k + 2 * MIXTURES] + sigmaY * (rho * a + Math.sqrt(1 - rho * rho) * b));
        add(dx * scale, dy * scale, pen == 1);
        read(dx, dy, pen == 1);
        ended = points >= longest;
        return true;
    }

    /** Takes a point as if it had been drawn: an offset in data units. */
    void follow(float dx, float dy, boolean lifted) {
        add(dx, dy, lifted);
        followed = points;
        read(dx / scale, dy / scale, lifted);
    }

    /** An index from the softmax of logits divided by a temperature. */
    private int choose(float[] raw, int offset, int count, double divisor) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            max = Math.max(max, raw[offset + i]);
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Math.exp((raw[offset + i] - max) / divisor);
        }
        double left = random.nextDouble() * sum;
        for (int i = 0; i < count - 1; i++) {
            left -= Math.exp((raw[offset + i] - max) / divisor);
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
        rows[3 * points] = dx;
        rows[3 * points + 1] = dy;
        rows[3 * points + 2] = lifted ? 1 : 0;
        points++;
    }

    /** Makes a point, in the decoder's units, what the decoder reads next. */
    private void read(float dx, float dy, boolean lifted) {
        input[0] = dx;
        input[1] = dy;
        input[2] = lifted ? 0 : 1;
        input[3] = lifted ? 1 : 0;
    }

    /** What has been drawn so far, in data units. */
    Sketch sketch() {
        return Sketch.ofStroke3(Arrays.copyOf(rows, 3 * points));
    }
}
