package sketchatlas.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sketchatlas.nn.Kernels.AdamStep;
import sketchatlas.nn.Kernels.LayerNorms;

/** Each kernel does the same on ND4J and on a graphics card as on Java arrays: to all of its arguments, and to nothing around them. */
class KernelsAgreementTest {
    private static final double TOLERANCE = 1e-5;
    private static final int ROWS = 7;
    private static final int UNITS = 12;

    /** A call of a kernel on memory of the bench; the result is 0 where there is none. */
    private interface Call extends BiFunction<Kernels, Bench, Double> {
    }

    /** Memory of one backend with the same random numbers as that of the other, and some floats more on both sides. */
    private static final class Bench {
        private static final int BEFORE = 3;
        private static final int BEHIND = 5;

        private final Kernels kernels;
        private final SplittableRandom random = new SplittableRandom(5);
        private final List<Floats> memory = new ArrayList<>();

        Bench(Kernels kernels) {
            this.kernels = kernels;
        }

        Floats normal(int length) {
            return scaled(length, 1);
        }

        Floats scaled(int length, double scale) {
            float[] values = new float[BEFORE + length + BEHIND];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (scale * random.nextGaussian());
            }
            return keep(values, length);
        }

        /** Between 0 and 1. */
        Floats positive(int length) {
            float[] values = new float[BEFORE + length + BEHIND];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextDouble(0.01, 0.99);
            }
            return keep(values, length);
        }

        /** Stroke-5 rows, every fourth one after the end. */
        Floats points(int rows) {
            float[] values = new float[BEFORE + 5 * rows + BEHIND];
            for (int row = 0; row < rows; row++) {
                values[BEFORE + 5 * row] = (float) random.nextGaussian();
                values[BEFORE + 5 * row + 1] = (float) random.nextGaussian();
                values[BEFORE + 5 * row + (row % 4 == 3 ? 4 : 2 + row % 2)] = 1;
            }
            return keep(values, 5 * rows);
        }

        private Floats keep(float[] values, int length) {
            Floats all = kernels.allocate(values.length);
            kernels.upload(values, 0, all, values.length);
            memory.add(all);
            return all.slice(BEFORE, length);
        }

        /** Memory whose content afterwards does not matter. */
        Floats unchecked(Floats x) {
            memory.removeLast();
            return x;
        }

        LayerNorms norms() {
            return new LayerNorms(normal(4 * UNITS), normal(4 * UNITS), normal(UNITS), normal(UNITS));
        }

        List<float[]> numbers() {
            return memory.stream().map(x -> {
                float[] values = new float[x.length()];
                kernels.download(x, values, 0, values.length);
                return values;
            }).toList();
        }
    }

    /** A kernel without result. */
    private interface Action {
        void on(Kernels k, Bench b);
    }

    private static Call call(Action action) {
        return (k, b) -> {
            action.on(k, b);
            return 0.0;
        };
    }

    private static Map<String, Call> calls() {
        Map<String, Call> calls = new LinkedHashMap<>();
        memoryCalls(calls);
        productCalls(calls);
        packedCalls(calls);
        elementCalls(calls);
        imageCalls(calls);
        recurrentCalls(calls);
        lossCalls(calls);
        return calls;
    }

    private static void memoryCalls(Map<String, Call> calls) {
        calls.put("upload", call((k, b) -> k.upload(new float[] {1, 2, 3, 4, 5}, 1, b.normal(8).from(2), 3)));
        calls.put("download", (k, b) -> {
            float[] to = {9, 9, 9, 9, 9, 9};
            k.download(b.normal(8).from(2), to, 1, 4);
            return 1.5 * to[0] + 2.5 * to[1] + 3.5 * to[2] + 4.5 * to[3] + 5.5 * to[4] + to[5];
        });
        calls.put("allocate", call((k, b) -> {
            Floats fresh = k.allocate(20);
            assertEquals(20, fresh.length());
            k.copy(fresh, b.normal(20));
            assertEquals(0, k.allocate(0).length());
        }));
        calls.put("fill", call((k, b) -> k.fill(b.normal(9), 2.5f)));
        calls.put("copy", call((k, b) -> k.copy(b.normal(6), b.normal(10))));
        calls.put("addScaled", call((k, b) -> k.addScaled(-1.5f, b.normal(6), b.normal(10))));
        calls.put("addScaled by one", call((k, b) -> k.addScaled(1, b.normal(6), b.normal(10))));
        calls.put("multiply", call((k, b) -> k.multiply(b.normal(6), b.normal(6), b.normal(10))));
        calls.put("multiply in place", call((k, b) -> {
            Floats x = b.normal(6);
            k.multiply(x, b.normal(7), x);
        }));
        calls.put("sumRows", call((k, b) -> k.sumRows(4, 5, b.normal(26), 7, b.normal(5))));
        calls.put("sumRows of one row", call((k, b) -> k.sumRows(1, 5, b.normal(5), 5, b.normal(5))));
        calls.put("repeat", call((k, b) -> k.repeat(3, b.normal(5), b.normal(15))));
        calls.put("repeat once", call((k, b) -> k.repeat(1, b.normal(5), b.normal(5))));
        calls.put("sumRepeats", call((k, b) -> k.sumRepeats(3, b.normal(15), b.normal(5))));
        calls.put("copyColumns to narrow", call((k, b) -> k.copyColumns(4, 3, b.normal(31), 8, b.normal(12), 3)));
        calls.put("copyColumns to wide", call((k, b) -> k.copyColumns(4, 3, b.normal(12), 3, b.normal(27), 8)));
        calls.put("copyColumns of one row", call((k, b) -> k.copyColumns(1, 3, b.normal(8), 8, b.normal(3), 3)));
    }

    private static void productCalls(Map<String, Call> calls) {
        int[][] shapes = {{5, 7, 6}, {1, 7, 6}, {5, 1, 6}, {5, 7, 1}, {33, 130, 70}};
        for (int[] s : shapes) {
            for (int variant = 0; variant < 24; variant++) {
                boolean transposeA = variant % 2 == 1;
                boolean transposeB = variant / 2 % 2 == 1;
                boolean gaps = variant / 4 % 2 == 1;
                float beta = new float[] {0, 1, 0.5f}[variant / 8];
                int lda = (transposeA ? s[0] : s[2]) + (gaps ? 3 : 0);
                int ldb = (transposeB ? s[2] : s[1]) + (gaps ? 2 : 0);
                int ldc = s[1] + (gaps ? 4 : 0);
                calls.put("gemm " + java.util.Arrays.toString(s) + " " + transposeA + " " + transposeB + " gaps " + gaps + " beta " + beta,
                        call((k, b) -> k.gemm(transposeA, transposeB, s[0], s[1], s[2], 0.7f, b.normal((transposeA ? s[2] : s[0]) * lda), lda,
                                b.normal((transposeB ? s[1] : s[2]) * ldb), ldb, beta, b.normal(s[0] * ldc), ldc)));
            }
        }
    }

    private static void packedCalls(Map<String, Call> calls) {
        for (int[] s : new int[][] {{5, 7, 6}, {2, 64, 300}, {130, 70, 40}}) {
            for (float beta : new float[] {0, 1, 0.5f}) {
                for (boolean transpose : new boolean[] {false, true}) {
                    int ldb = (transpose ? s[2] : s[1]) + 3;
                    calls.put("gemmPacked " + java.util.Arrays.toString(s) + " beta " + beta + " transposed " + transpose, call((k, b) -> {
                        Floats packed = b.unchecked(b.normal(s[1] * s[2]));
                        k.pack(transpose, s[2], s[1], b.normal((transpose ? s[1] : s[2]) * ldb), ldb, packed);
                        k.gemmPacked(s[0], s[1], s[2], b.normal(s[0] * (s[2] + 2)), s[2] + 2, packed, beta, b.normal(s[0] * (s[1] + 1)), s[1] + 1);
                    }));
                }
            }
        }
    }

    private static void elementCalls(Map<String, Call> calls) {
        calls.put("relu", call((k, b) -> k.relu(b.normal(9))));
        calls.put("reluBackward", call((k, b) -> k.reluBackward(b.normal(9), b.normal(9))));
        calls.put("tanh", call((k, b) -> k.tanh(b.scaled(40, 4))));
        calls.put("tanhBackward", call((k, b) -> k.tanhBackward(b.positive(9), b.normal(9))));
        calls.put("softplus", call((k, b) -> k.softplus(b.scaled(40, 8))));
        calls.put("softplusBackward", call((k, b) -> k.softplusBackward(b.positive(9), b.normal(9))));
        calls.put("softplus of very negative ones", call((k, b) -> {
            Floats x = b.normal(9);
            k.fill(x, -18);
            k.softplus(x);
            Floats dy = b.normal(9);
            k.softplusBackward(x, dy);
            k.multiply(x, b.scaled(9, 1e7), x); // where they can be seen
            k.addScaled(1e7f, dy, b.normal(9));
        }));
        calls.put("dropoutMask", call((k, b) -> k.dropoutMask(77, 0.9, b.normal(300))));
    }

    private static void imageCalls(Map<String, Call> calls) {
        Convolution[] geometries = {new Convolution(2, 6, 1, 1), new Convolution(3, 6, 1, 2), new Convolution(1, 6, 1, 5),
            new Convolution(2, 4, 1, 5), new Convolution(32, 24, 1, 2), new Convolution(2, 6, 2, 1), new Convolution(1, 2, 2, 1),
            new Convolution(40, 48, 2, 1)};
        for (Convolution g : geometries) {
            int out = 5;
            int x = g.inChannels() * 4 * g.inPixels();
            int y = out * 4 * g.outPixels();
            int filter = g.columnRows() * out;
            calls.put("convolve " + g, call((k, b) -> k.convolve(g, 4, out, b.normal(x), b.normal(filter), b.normal(y))));
            calls.put("convolveAdjoint " + g, call((k, b) -> k.convolveAdjoint(g, 4, out, b.normal(y), b.normal(filter), b.normal(x))));
            calls.put("convolutionGradient " + g, call((k, b) -> k.convolutionGradient(g, 4, out, b.normal(x), b.normal(y), b.normal(filter))));
            if (g.stride() == 1) {
                int columns = g.columnRows() * 2 * g.outPixels();
                calls.put("imageToColumns " + g, call((k, b) -> k.imageToColumns(g, 4, 1, 2, b.normal(x), -0.5f, b.normal(columns))));
            }
        }
        for (boolean accumulate : new boolean[] {false, true}) {
            calls.put("instanceNorm, accumulate " + accumulate, call((k, b) -> k.instanceNorm(3, 2, 25, b.normal(150), b.normal(3), b.normal(3),
                    b.normal(6), b.normal(150), accumulate)));
        }
        calls.put("instanceNorm of nearly even planes", call((k, b) -> {
            Floats x = b.scaled(3 * 2 * 400, 1e-5);
            k.addScaled(1, constant(k, x.length(), 7.3f), x);
            k.fill(x.slice(0, 400), 0.1f); // an entirely even one
            k.instanceNorm(3, 2, 400, x, b.normal(3), b.normal(3), b.unchecked(b.normal(6)), b.normal(x.length()), false);
        }));
        calls.put("instanceNormBackward", call((k, b) -> k.instanceNormBackward(3, 2, 25, b.normal(150), b.normal(3), b.positive(6), b.normal(150),
                b.normal(3), b.normal(3))));
        calls.put("toChannelsLast", call((k, b) -> k.toChannelsLast(3, 2, 5, b.normal(30), b.normal(30))));
        calls.put("toChannelsFirst", call((k, b) -> k.toChannelsFirst(3, 2, 5, b.normal(30), b.normal(30))));
        calls.put("toChannelsLast of one pixel", call((k, b) -> k.toChannelsLast(3, 4, 1, b.normal(12), b.normal(12))));
        calls.put("toChannelsFirst of one pixel", call((k, b) -> k.toChannelsFirst(3, 4, 1, b.normal(12), b.normal(12))));
        calls.put("toChannelsFirst of one channel", call((k, b) -> k.toChannelsFirst(1, 4, 3, b.normal(12), b.normal(12))));
    }

    private static Floats constant(Kernels k, int length, float value) {
        Floats x = k.allocate(length);
        k.fill(x, value);
        return x;
    }

    private static void recurrentCalls(Map<String, Call> calls) {
        int n = ROWS * UNITS;
        for (boolean masked : new boolean[] {false, true}) {
            calls.put("lstm, mask " + masked, call((k, b) -> k.lstm(ROWS, UNITS, b.normal(4 * n), b.normal(n), masked ? b.positive(n) : null,
                    b.normal(n), b.normal(n), b.normal(n))));
            calls.put("lstmBackward, mask " + masked, call((k, b) -> k.lstmBackward(ROWS, UNITS, b.positive(4 * n), b.normal(n),
                    masked ? b.positive(n) : null, b.positive(n), b.normal(n), b.normal(n))));
            calls.put("layerNormLstm, mask " + masked, call((k, b) -> k.layerNormLstm(ROWS, UNITS, b.normal(4 * n), b.norms(), b.normal(n),
                    masked ? b.positive(n) : null, b.normal(4 * n), b.normal(10 * ROWS), b.normal(n), b.normal(n), b.normal(n))));
            calls.put("layerNormLstmBackward, mask " + masked, call((k, b) -> k.layerNormLstmBackward(ROWS, UNITS, b.normal(4 * n), b.norms(),
                    b.norms(), b.normal(n), masked ? b.positive(n) : null, b.positive(4 * n), b.positive(10 * ROWS), b.normal(n), b.positive(n),
                    b.normal(n), b.normal(n))));
        }
        calls.put("lstm of one row", call((k, b) -> k.lstm(1, UNITS, b.normal(4 * UNITS), b.normal(UNITS), null, b.normal(UNITS), b.normal(UNITS),
                b.normal(UNITS))));
        calls.put("layerNormLstm of one row", call((k, b) -> k.layerNormLstm(1, UNITS, b.normal(4 * UNITS), b.norms(), b.normal(UNITS), null,
                b.normal(4 * UNITS), b.normal(10), b.normal(UNITS), b.normal(UNITS), b.normal(UNITS))));
        calls.put("hyperCombine", call((k, b) -> k.hyperCombine(ROWS, UNITS, b.normal(n), b.normal(n), b.normal(n), b.normal(n), b.normal(UNITS),
                b.normal(n))));
        calls.put("hyperScaleBackward", call((k, b) -> k.hyperScaleBackward(b.normal(n), b.normal(n), b.normal(n))));
    }

    private static void lossCalls(Map<String, Call> calls) {
        for (boolean maskPen : new boolean[] {false, true}) {
            for (float factor : new float[] {0, 0.25f}) {
                calls.put("mixtureLoss, masked " + maskPen + ", factor " + factor,
                        (k, b) -> k.mixtureLoss(10, 4, b.normal(10 * 27), b.points(10), maskPen, factor));
                calls.put("mixtureLoss of extreme output, masked " + maskPen + ", factor " + factor,
                        (k, b) -> k.mixtureLoss(10, 4, b.scaled(10 * 27, 6), b.points(10), maskPen, factor));
            }
        }
        for (boolean squared : new boolean[] {false, true}) {
            calls.put("imageLoss, squared " + squared, (k, b) -> k.imageLoss(b.normal(50), b.normal(50), squared, 0.25f, b.normal(50)));
            calls.put("imageLoss alone, squared " + squared, (k, b) -> k.imageLoss(b.normal(50), b.normal(50), squared, 0, null));
        }
        calls.put("adam", call((k, b) -> k.adam(b.normal(50), b.normal(50), b.normal(50), b.positive(50),
                new AdamStep(1e-3, 0.5, 0.999, 1e-8, 0.7))));
    }

    static Stream<Arguments> layoutsAndCalls() {
        return Stream.of(false, true).flatMap(columnMajor -> calls().entrySet().stream()
                .filter(e -> !columnMajor || e.getKey().startsWith("gemm"))
                .map(e -> Arguments.argumentSet(e.getKey() + (columnMajor ? ", by columns" : ""), columnMajor, e.getValue())));
    }

    @ParameterizedTest
    @MethodSource("layoutsAndCalls")
    void nd4jDoesAsTheCpu(boolean columnMajor, Call call) {
        assertAgrees(new Nd4jKernels(new Nd4jProducts(columnMajor)), call);
    }

    static Stream<Arguments> allCalls() {
        return calls().entrySet().stream().map(e -> Arguments.argumentSet(e.getKey(), e.getValue()));
    }

    /** On the emulated card, where there is one; src/bench/gpu-check has them run on a real one. */
    @ParameterizedTest
    @MethodSource("allCalls")
    void cudaDoesAsTheCpu(Call call) {
        assertAgrees(new CudaKernels(CudaCards.toTestOn(), false), call);
    }

    private static void assertAgrees(Kernels other, Call call) {
        Kernels cpu = new CpuKernels();
        Bench expected = new Bench(cpu);
        Bench actual = new Bench(other);
        double result = call.apply(cpu, expected);
        assertEquals(result, call.apply(other, actual), TOLERANCE * Math.max(1, Math.abs(result)));
        List<float[]> numbers = actual.numbers();
        for (int i = 0; i < numbers.size(); i++) {
            assertClose(i, expected.numbers().get(i), numbers.get(i));
        }
    }

    /** By the largest difference, relative to the largest magnitude. */
    private static void assertClose(int argument, float[] expected, float[] actual) {
        double scale = 1;
        for (float e : expected) {
            scale = Math.max(scale, Math.abs(e));
        }
        for (int i = 0; i < expected.length; i++) {
            int at = i;
            assertTrue(Math.abs(expected[i] - actual[i]) <= TOLERANCE * scale,
                    () -> "memory " + argument + "[" + at + "]: " + actual[at] + " for " + expected[at]);
        }
    }
}
