package sketchatlas.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sketchatlas.data.Batch;
import sketchatlas.nn.Backend;
import sketchatlas.nn.CellType;
import sketchatlas.nn.Floats;
import sketchatlas.nn.Kernels;

/** What a training step does not do: work behind the longest sketch, products that one would do, memory of its own. */
class WorkSavedTest {
    private static final int SKETCHES = 3;
    private static final int[] LENGTHS = {4, 6, 5};
    private static final int LONGEST = 6;
    private static final int UNITS = 32;

    private final Map<String, Integer> calls = new HashMap<>();

    /** A slice of a small model, on given kernels. */
    private static final class Worker {
        final HyperParameters hp;
        final NetworkSlice slice;
        final SketchNetwork network;
        final Floats gradients;
        final Kernels kernels;

        Worker(CellType cell, Kernels kernels) {
            this.kernels = kernels;
            hp = HyperParameters.parse("z_size=6,png_width=16,dec_rnn_size=" + UNITS + ",dec_model=" + cell);
            network = new SketchNetwork(hp);
            float[] initial = network.layout().initialValues(new SplittableRandom(3));
            Floats values = kernels.allocate(initial.length);
            kernels.upload(initial, 0, values, initial.length);
            gradients = kernels.allocate(initial.length);
            network.bind(kernels, values, gradients);
            slice = new NetworkSlice(hp, network);
        }

        /** The loss of the strokes of the batch; gradients afterwards are its derivative. */
        double strokes(Batch batch, boolean maskPen) {
            kernels.fill(gradients, 0);
            slice.load(batch, 0, batch.size());
            return slice.strokes(codes(batch.size()), SequenceDecoder.Dropout.NONE, 0, maskPen, 1);
        }

        private float[] codes(int sketches) {
            float[] codes = new float[sketches * hp.zSize()];
            for (int i = 0; i < codes.length; i++) {
                codes[i] = (float) Math.sin(i);
            }
            return codes;
        }

        float[] gradients() {
            float[] all = new float[gradients.length()];
            kernels.download(gradients, all, 0, all.length);
            return all;
        }

        /** Without gradient: the raw outputs [B, T, 123]. */
        float[] raw(Batch batch) {
            slice.load(batch, 0, batch.size());
            slice.strokes(codes(batch.size()), SequenceDecoder.Dropout.NONE, 0, false, 0);
            float[] raw = new float[SKETCHES * batch.steps() * SequenceDecoder.OUTPUTS];
            slice.rawOutput(raw);
            return raw;
        }
    }

    private Kernels counting(Kernels kernels) {
        return (Kernels) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Kernels.class}, (_, method, arguments) -> {
            calls.merge(method.getName(), 1, Integer::sum);
            try {
                return method.invoke(kernels, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    /** The same sketches in a batch of so many steps. */
    private static Batch batch(int steps) {
        SplittableRandom random = new SplittableRandom(11);
        float[] sequences = new float[SKETCHES * (steps + 1) * 5];
        for (int b = 0; b < SKETCHES; b++) {
            for (int t = 0; t <= steps; t++) {
                int at = (b * (steps + 1) + t) * 5;
                boolean ended = t > LENGTHS[b];
                if (!ended && t > 0) {
                    sequences[at] = (float) random.nextGaussian();
                    sequences[at + 1] = (float) random.nextGaussian();
                }
                sequences[at + (ended ? 4 : 2)] = 1;
            }
        }
        return new Batch(SKETCHES, steps, new float[SKETCHES * 256], sequences, LENGTHS, new int[SKETCHES], new boolean[SKETCHES]);
    }

    @ParameterizedTest
    @EnumSource(CellType.class)
    void withoutThePenLossOfEndedSketchesPaddingChangesNeitherLossNorGradient(CellType cell) {
        Worker worker = new Worker(cell, counting(Backend.CPU.create()));
        double loss = worker.strokes(batch(LONGEST), true);
        float[] gradients = worker.gradients();
        assertEquals(loss, worker.strokes(batch(4 * LONGEST), true), 1e-5 * loss);
        assertArrayEquals(gradients, worker.gradients(), 2e-5f * largest(gradients));
    }

    @ParameterizedTest
    @EnumSource(CellType.class)
    void thePublishedPaddingAddsThePenLossOfItsStepsAndNothingElse(CellType cell) {
        Worker worker = new Worker(cell, counting(Backend.CPU.create()));
        double loss = worker.strokes(batch(LONGEST), false);
        Batch padded = batch(4 * LONGEST);
        float[] raw = worker.raw(padded);
        double added = 0;
        for (int b = 0; b < SKETCHES; b++) {
            for (int t = LONGEST; t < padded.steps(); t++) {
                int at = (b * padded.steps() + t) * SequenceDecoder.OUTPUTS;
                added -= raw[at + 2] - Math.log(Math.exp(raw[at]) + Math.exp(raw[at + 1]) + Math.exp(raw[at + 2]));
            }
        }
        assertTrue(added > 1, "padding adds " + added);
        assertEquals(loss + added, worker.strokes(padded, false), 1e-5 * (loss + added));
    }

    @ParameterizedTest
    @EnumSource(value = CellType.class, names = {"LSTM", "LAYER_NORM"})
    void onlyTheProductsWithThePointAndTheStateAreDoneAtEachStep(CellType cell) {
        Worker worker = new Worker(cell, counting(Backend.CPU.create()));
        worker.strokes(batch(LONGEST), false);
        Map<String, Integer> few = Map.copyOf(calls);
        calls.clear();
        worker.strokes(batch(2 * LONGEST), false);
        assertEquals(few.get("gemm") + LONGEST, calls.get("gemm"), "the points' part; the code's, the outputs and all gradients of weights are done once");
        assertEquals(few.get("pack"), calls.get("pack"));
        assertEquals(2, calls.get("pack"), "once for the way there and once for the way back");
        assertEquals(2 * LONGEST, few.get("gemmPacked"));
        assertEquals(4 * LONGEST, calls.get("gemmPacked"));
    }

    @ParameterizedTest
    @EnumSource(value = CellType.class, names = {"LSTM", "LAYER_NORM"})
    void strokesOfAWarmModelTakeNoMemoryForTheirActivations(CellType cell) {
        int copies = 30;
        Batch few = batch(2 * LONGEST);
        Batch many = repeated(few, copies);
        // Calls of the library leave a few hundred bytes each, the same for few and many sketches; arrays would grow with the sketches.
        long grown = allocatedByStrokes(cell, many) - allocatedByStrokes(cell, few);
        long gates = 4L * UNITS * SKETCHES * (copies - 1) * few.steps() * Float.BYTES; // a fraction of all activations
        assertTrue(grown < gates / 4, grown + " bytes more where the gates alone have " + gates);
    }

    @ParameterizedTest
    @EnumSource(CellType.class)
    void aWarmModelsStepInTimeMakesNoArrays(CellType cell) {
        Batch batch = batch(2 * LONGEST);
        // Before all is compiled, a call of the library leaves a few hundred bytes, and the hyper cell makes some two hundred calls. An array
        // for each of its calls of the gates would be as much again.
        long bytes = allocatedByStrokes(cell, batch) / batch.steps();
        assertTrue(bytes < (cell == CellType.HYPER ? 100_000 : 10_000), bytes + " bytes a step");
    }

    private static Batch repeated(Batch b, int copies) {
        int size = copies * b.size();
        float[] sequences = new float[copies * b.sequences().length];
        for (int i = 0; i < copies; i++) {
            System.arraycopy(b.sequences(), 0, sequences, i * b.sequences().length, b.sequences().length);
        }
        return new Batch(size, b.steps(), new float[size * 256], sequences, new int[size], new int[size], new boolean[size]);
    }

    private static long allocatedByStrokes(CellType cell, Batch batch) {
        Worker worker = new Worker(cell, Backend.CPU.create());
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            long before = allocated();
            worker.strokes(batch, false);
            least = Math.min(least, allocated() - before);
        }
        return least;
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static float largest(float[] x) {
        float largest = 0;
        for (float v : x) {
            largest = Math.max(largest, Math.abs(v));
        }
        return largest;
    }
}
