package sketchatlas.nn;

import java.util.Arrays;

/**
 * Columns of convolutions with stride 2. An image is first taken apart into its four phases, the pixels of even and odd rows and
 * columns; each tap of the filter then reads one of them, shifted by no more than a row and a column, as one run of memory.
 */
final class CpuPhases {
    private final float[][] phases = new float[4][]; // [y % 2 * 2 + x % 2] of [outPixels]
    private float[] shifted = new float[0];

    private void reserve(int pixels) {
        if (shifted.length < pixels) {
            shifted = new float[pixels];
            for (int i = 0; i < phases.length; i++) {
                phases[i] = new float[pixels];
            }
        }
    }

    private static int phase(int tap) {
        return tap / 3 % 2 * 2 + tap % 3 % 2;
    }

    /** How many pixels of its phase further on a tap reads. */
    private static int shift(Convolution g, int tap) {
        return Math.min(tap / 3 / 2 * g.outSize() + tap % 3 / 2, g.outPixels());
    }

    /** columns [9 in, row] of images first .. first + count - 1 of x [in, batch, inPixels], with zeros around them. */
    void imageToColumns(Convolution g, int batch, int first, int count, HeapFloats x, float[] columns, int row) {
        int n = g.outPixels();
        reserve(n);
        for (int channel = 0; channel < g.inChannels(); channel++) {
            for (int image = 0; image < count; image++) {
                takeApart(x.array, x.offset + (channel * batch + first + image) * g.inPixels(), g);
                for (int tap = 0; tap < Convolution.TAPS; tap++) {
                    int to = (tap * g.inChannels() + channel) * row + image * n;
                    int shift = shift(g, tap);
                    System.arraycopy(phases[phase(tap)], shift, columns, to, n - shift);
                    Arrays.fill(columns, to + n - shift, to + n, 0);
                    if (tap % 3 == 2) {
                        CpuConvolutions.clearBeside(columns, to, g.outSize(), 1);
                    }
                }
            }
        }
    }

    private void takeApart(float[] x, int offset, Convolution g) {
        for (int y = 0; y < g.size(); y++) {
            takeApart(x, offset + y * g.size(), g.outSize(), phases[y % 2 * 2], phases[y % 2 * 2 + 1], y / 2 * g.outSize());
        }
    }

    private static void takeApart(float[] x, int from, int n, float[] even, float[] odd, int to) {
        for (int i = 0; i < n; i++) {
            even[to + i] = x[from + 2 * i];
            odd[to + i] = x[from + 2 * i + 1];
        }
    }

    /** The adjoint: adds columns onto x; changes columns. */
    void columnsToImage(Convolution g, int batch, int first, int count, float[] columns, int row, HeapFloats x) {
        int n = g.outPixels();
        reserve(n);
        for (int channel = 0; channel < g.inChannels(); channel++) {
            for (int image = 0; image < count; image++) {
                for (float[] phase : phases) {
                    Arrays.fill(phase, 0, n, 0);
                }
                for (int tap = 0; tap < Convolution.TAPS; tap++) {
                    int from = (tap * g.inChannels() + channel) * row + image * n;
                    if (tap % 3 == 2) {
                        CpuConvolutions.clearBeside(columns, from, g.outSize(), 1);
                    }
                    CpuConvolutions.shiftBack(columns, from, n, shift(g, tap), shifted);
                    CpuConvolutions.add(shifted, phases[phase(tap)], n);
                }
                putTogether(x.array, x.offset + (channel * batch + first + image) * g.inPixels(), g);
            }
        }
    }

    private void putTogether(float[] x, int offset, Convolution g) {
        for (int y = 0; y < g.size(); y++) {
            putTogether(phases[y % 2 * 2], phases[y % 2 * 2 + 1], y / 2 * g.outSize(), g.outSize(), x, offset + y * g.size());
        }
    }

    private static void putTogether(float[] even, float[] odd, int from, int n, float[] x, int to) {
        for (int i = 0; i < n; i++) {
            x[to + 2 * i] += even[from + i];
            x[to + 2 * i + 1] += odd[from + i];
        }
    }
}
