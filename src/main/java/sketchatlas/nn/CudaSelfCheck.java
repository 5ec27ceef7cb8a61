package sketchatlas.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import sketchatlas.nn.Kernels.LayerNorms;
import sketchatlas.nn.cuda.CudaDevice;
import sketchatlas.nn.cuda.NoCardException;

/**
 * Has a card compute some small things that are known, before anything is entrusted to it: a driver, library or compiler that computes
 * something else must not spoil a training in silence. Takes some milliseconds, once for a card.
 */
final class CudaSelfCheck {
    private static final double TOLERANCE = 1e-3; // relative to the largest value
    private static final int ROWS = 5;
    private static final int UNITS = 40;
    private static final int MIXTURES = 4;
    private static CudaDevice passed;

    private final Kernels kernels;
    private final SplittableRandom random = new SplittableRandom(11);
    private final List<Floats> memory = new ArrayList<>();

    private CudaSelfCheck(Kernels kernels) {
        this.kernels = kernels;
    }

    /**
     * The card, if it computes as the processor does.
     *
     * @throws NoCardException if it doesn't
     */
    static synchronized CudaDevice passed(CudaDevice device) {
        if (passed != device) {
            compare(new CudaSelfCheck(new CudaKernels(device, false)).run(), new CudaSelfCheck(new CpuKernels()).run(), device);
            passed = device;
        }
        return device;
    }

    private static void compare(List<float[]> actual, List<float[]> expected, CudaDevice device) {
        for (int i = 0; i < expected.size(); i++) {
            double scale = 1e-3;
            for (float e : expected.get(i)) {
                scale = Math.max(scale, Math.abs(e));
            }
            for (int j = 0; j < expected.get(i).length; j++) {
                if (!(Math.abs(expected.get(i)[j] - actual.get(i)[j]) <= TOLERANCE * scale)) {
                    throw new NoCardException("The graphics card " + device.info().name() + " computes wrong numbers (check " + i + ", number " + j + ": "
                            + actual.get(i)[j] + " for " + expected.get(i)[j] + ")");
                }
            }
        }
    }

    private Floats numbers(int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) random.nextGaussian();
        }
        Floats x = kernels.allocate(n);
        kernels.upload(values, 0, x, n);
        memory.add(x);
        return x;
    }

    private LayerNorms norms() {
        return new LayerNorms(numbers(4 * UNITS), numbers(4 * UNITS), numbers(UNITS), numbers(UNITS));
    }

    /** All that was computed. */
    private List<float[]> run() {
        for (boolean transposeA : new boolean[] {false, true}) {
            for (boolean transposeB : new boolean[] {false, true}) {
                kernels.gemm(transposeA, transposeB, ROWS, UNITS, MIXTURES, 0.5f, numbers(ROWS * MIXTURES), transposeA ? ROWS : MIXTURES,
                        numbers(MIXTURES * UNITS), transposeB ? MIXTURES : UNITS, 1, numbers(ROWS * UNITS), UNITS);
            }
        }
        Floats pre = numbers(4 * ROWS * UNITS);
        LayerNorms norms = norms();
        Floats before = numbers(ROWS * UNITS);
        Floats mask = numbers(ROWS * UNITS);
        kernels.dropoutMask(7, 0.8, mask);
        Floats gates = numbers(4 * ROWS * UNITS);
        Floats statistics = numbers(10 * ROWS);
        Floats c = numbers(ROWS * UNITS);
        Floats tanhC = numbers(ROWS * UNITS);
        Floats h = numbers(ROWS * UNITS);
        kernels.layerNormLstm(ROWS, UNITS, pre, norms, before, mask, gates, statistics, c, tanhC, h);
        kernels.layerNormLstmBackward(ROWS, UNITS, pre, norms, norms(), before, mask, gates, statistics, c, tanhC, h, numbers(ROWS * UNITS));
        int outputs = 3 + 6 * MIXTURES;
        Floats targets = kernels.allocate(5 * ROWS); // points (0, 0) whose pens are up nowhere
        double loss = kernels.mixtureLoss(ROWS, MIXTURES, numbers(ROWS * outputs), targets, false, 0.5f);
        Convolution geometry = new Convolution(2, 8, 2, 1);
        kernels.convolve(geometry, ROWS, 3, numbers(2 * ROWS * 64), numbers(18 * 3), numbers(3 * ROWS * 16));
        List<float[]> all = new ArrayList<>(List.of(new float[] {(float) loss}));
        for (Floats x : memory) {
            float[] values = new float[x.length()];
            kernels.download(x, values, 0, values.length);
            all.add(values);
        }
        return all;
    }
}
