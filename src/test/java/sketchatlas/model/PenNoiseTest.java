package sketchatlas.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import sketchatlas.data.Batch;
import sketchatlas.nn.Backend;
import sketchatlas.nn.Floats;
import sketchatlas.nn.Kernels;

class PenNoiseTest {
    private static final int SKETCHES = 2;
    private static final int STEPS = 5;

    /** [B, T + 1, 5] of a pen that is never lifted. */
    private static float[] rows(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] rows = new float[SKETCHES * (STEPS + 1) * 5];
        for (int at = 0; at < rows.length; at += 5) {
            rows[at] = (float) random.nextGaussian();
            rows[at + 1] = (float) random.nextGaussian();
            rows[at + 2] = 1;
        }
        return rows;
    }

    private static float[] changed(float[] rows, int row) {
        float[] other = rows.clone();
        other[5 * row] += 1;
        return other;
    }

    /** Reads row t of the inputs, is asked for row t + 1 of the sequences, and nothing else. */
    @Test
    void theDecoderReadsTheInputsAndIsAskedForTheSequences() {
        Kernels kernels = Backend.CPU.create();
        HyperParameters hp = HyperParameters.parse("z_size=6,png_width=16,dec_rnn_size=8,dec_model=lstm");
        SketchNetwork network = new SketchNetwork(hp);
        float[] initial = network.layout().initialValues(new SplittableRandom(3));
        Floats values = kernels.allocate(initial.length);
        kernels.upload(initial, 0, values, initial.length);
        network.bind(kernels, values, kernels.allocate(initial.length));
        Drawn drawn = (sequences, inputs) -> {
            NetworkSlice slice = new NetworkSlice(hp, network);
            Batch batch = new Batch(SKETCHES, STEPS, new float[SKETCHES * 256], sequences, inputs, new int[] {STEPS, STEPS}, new int[SKETCHES],
                    new boolean[SKETCHES]);
            slice.load(batch, 0, SKETCHES);
            return slice.strokes(new float[SKETCHES * hp.zSize()], SequenceDecoder.Dropout.NONE, 0, false, 0);
        };
        float[] sequences = rows(1);
        float[] inputs = rows(2);
        double loss = drawn.loss(sequences, inputs);
        assertNotEquals(loss, drawn.loss(sequences, sequences));
        for (int row = 0; row <= STEPS; row++) {
            double asked = drawn.loss(changed(sequences, row), inputs);
            double read = drawn.loss(sequences, changed(inputs, row));
            assertEquals(row == 0, asked == loss, "asked for row " + row);
            assertEquals(row == STEPS, read == loss, "reads row " + row);
        }
        Batch published = new Batch(SKETCHES, STEPS, new float[0], sequences, new int[SKETCHES], new int[SKETCHES], new boolean[SKETCHES]);
        assertArrayEquals(Arrays.copyOf(sequences, sequences.length), published.inputs());
    }

    private interface Drawn {
        double loss(float[] sequences, float[] inputs);
    }
}
