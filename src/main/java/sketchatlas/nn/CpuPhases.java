package sketchatlas.nn;

import java.util.Arrays;

/**
 * Columns of convolutions with stride 2. The images of a channel are first taken apart into their four phases, the pixels of even and odd
 * rows and columns; each tap of the filter then reads one of them, shifted by no more than a row and a column, as one run of memory for all
 * images. What such a run reads of the next image, at the end of a row or of an image, is cleared.
 */
final class CpuPhases {
    private final float[][] phases = new float[4][0]; // [y % 2 * 2 + x % 2] of [images, outPixels], and what a shift reads behind them

    private void reserve(int floats) {
        if (phases[0].length < floats) {
            for (int i = 0; i < phases.length; i++) {
                phases[i] = new float[floats];
            }
        }
    }

    private static int phase(int tap) {
        return tap / 3 % 2 * 2 + tap % 3 % 2;
    }

    /** How many pixels of its phase further on a tap reads. */
    private static int shift(Convolution g, int tap) {
        return tap / 3 / 2 * g.outSize() + tap % 3 / 2;
    }

    /** columns [9 in, row] of images first .. first + count - 1 of x [in, batch, inPixels], with zeros around them. */
    void imageToColumns(Convolution g, int batch, int first, int count, HeapFloats x, float[] columns, int row) {
        int run = count * g.outPixels();
        reserve(run + g.outSize() + 1);
        for (int channel = 0; channel < g.inChannels(); channel++) {
            takeApart(x.array, x.offset + (channel * batch + first) * g.inPixels(), count, g);
            for (int tap = 0; tap < Convolution.TAPS; tap++) {
                int to = (tap * g.inChannels() + channel) * row;
                System.arraycopy(phases[phase(tap)], shift(g, tap), columns, to, run);
                clearOutside(g, tap, columns, to, run);
            }
        }
    }

    /** Clears what a tap reads below or to the right of each image. */
    private static void clearOutside(Convolution g, int tap, float[] columns, int at, int run) {
        int size = g.outSize();
        if (tap % 3 == 2) {
            for (int i = at + size - 1; i < at + run; i += size) {
                columns[i] = 0;
            }
        }
        if (tap / 3 == 2) {
            for (int i = at + g.outPixels() - size; i < at + run; i += g.outPixels()) {
                Arrays.fill(columns, i, i + size, 0);
            }
        }
    }

    private void takeApart(float[] x, int offset, int count, Convolution g) {
        for (int y = 0; y < count * g.size(); y++) {
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
        int run = count * g.outPixels();
        reserve(run + g.outSize() + 1);
        for (int channel = 0; channel < g.inChannels(); channel++) {
            for (int tap = 0; tap < Convolution.TAPS; tap++) {
                int from = (tap * g.inChannels() + channel) * row;
                float[] phase = phases[phase(tap)];
                if (tap / 3 < 2 && tap % 3 < 2) { // the first of its phase
                    System.arraycopy(columns, from, phase, 0, run);
                } else {
                    clearOutside(g, tap, columns, from, run);
                    Blas.saxpy(run, 1, columns, from, phase, shift(g, tap));
                }
            }
            putTogether(x.array, x.offset + (channel * batch + first) * g.inPixels(), count, g);
        }
    }

    private void putTogether(float[] x, int offset, int count, Convolution g) {
        for (int y = 0; y < count * g.size(); y++) {
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
