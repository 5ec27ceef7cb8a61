package sketchatlas.nn;

import java.util.Arrays;

/**
 * Convolution columns and instance normalisation on Java arrays; images lie as [channels, batch, pixels]. Norms copy each plane into
 * small arrays, for the reason that {@link CpuRecurrent} gives.
 */
final class CpuImages {
    private static final float EPSILON = 1e-6f;

    private Row plane = new Row(0);
    private Row other = plane;
    private Row ones = plane;

    private void reserve(int pixels) {
        if (plane.values.length < pixels) {
            plane = new Row(pixels);
            other = new Row(pixels);
            ones = new Row(pixels);
            Arrays.fill(ones.values, 1);
        }
    }

    static void imageToColumns(Convolution c, int batch, int first, int count, HeapFloats x, float around, HeapFloats columns) {
        for (int row = 0; row < c.columnRows(); row++) {
            int channel = row % c.inChannels();
            int tap = row / c.inChannels();
            for (int image = 0; image < count; image++) {
                copyPlane(x.array, x.offset + (channel * batch + first + image) * c.inPixels(), c.size(), (tap / 3 - 1) * c.dilation(),
                        (tap % 3 - 1) * c.dilation(), around, columns.array, columns.offset + (row * count + image) * c.outPixels());
            }
        }
    }

    /** A shifted plane is one run of memory but for what the shift brings in at the edges. */
    private static void copyPlane(float[] x, int from, int size, int shiftY, int shiftX, float around, float[] columns, int to) {
        int shift = shiftY * size + shiftX;
        int start = Math.clamp(-shift, 0, size * size);
        int end = Math.clamp(size * size - shift, start, size * size);
        System.arraycopy(x, from + start + shift, columns, to + start, end - start);
        Arrays.fill(columns, to, to + start, around);
        Arrays.fill(columns, to + end, to + size * size, around);
        fillEdge(columns, to, size, shiftX, around);
    }

    /** Fills the columns of a plane whose source lies beside the image. */
    private static void fillEdge(float[] columns, int plane, int size, int shiftX, float value) {
        int firstX = shiftX < 0 ? 0 : Math.max(0, size - shiftX);
        int lastX = shiftX < 0 ? Math.min(size, -shiftX) : size;
        for (int y = 0; y < size; y++) {
            for (int i = firstX; i < lastX; i++) {
                columns[plane + y * size + i] = value;
            }
        }
    }

    void instanceNorm(int channels, int batch, int pixels, HeapFloats x, HeapFloats gamma, HeapFloats beta, HeapFloats rstd, HeapFloats y,
            boolean accumulate) {
        reserve(pixels);
        for (int channel = 0; channel < channels; channel++) {
            float scale = gamma.array[gamma.offset + channel];
            float shift = beta.array[beta.offset + channel];
            for (int image = 0; image < batch; image++) {
                int at = channel * batch + image;
                int from = x.offset + at * pixels;
                int to = y.offset + at * pixels;
                System.arraycopy(x.array, from, plane.values, 0, pixels);
                rstd.array[rstd.offset + at] = normalize(plane, pixels);
                System.arraycopy(plane.values, 0, x.array, from, pixels);
                if (accumulate) {
                    System.arraycopy(y.array, to, other.values, 0, pixels);
                    addAffine(plane.values, scale, shift, other.values, pixels);
                } else {
                    affine(plane.values, scale, shift, other.values, pixels);
                }
                System.arraycopy(other.values, 0, y.array, to, pixels);
            }
        }
    }

    /**
     * To zero mean and unit variance; returns the reciprocal deviation. The mean is taken twice, the second time of what the first has
     * left: most of a sketch's image is paper, and a rounded mean would move all of it across a relu's zero at once.
     */
    private float normalize(Row x, int n) {
        standardize(x.values, Blas.sdot(n, x, ones) / n, 1, n);
        float rest = Blas.sdot(n, x, ones) / n;
        float rstd = (float) (1 / Math.sqrt(Blas.sdot(n, x, x) / n - rest * rest + EPSILON));
        standardize(x.values, rest, rstd, n);
        return rstd;
    }

    private static void standardize(float[] x, float mean, float rstd, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = (x[i] - mean) * rstd;
        }
    }

    private static void affine(float[] x, float scale, float shift, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = scale * x[i] + shift;
        }
    }

    private static void addAffine(float[] x, float scale, float shift, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] += scale * x[i] + shift;
        }
    }

    void instanceNormBackward(int channels, int batch, int pixels, HeapFloats x, HeapFloats gamma, HeapFloats rstd, HeapFloats dy,
            HeapFloats dgamma, HeapFloats dbeta) {
        reserve(pixels);
        for (int channel = 0; channel < channels; channel++) {
            float scale = gamma.array[gamma.offset + channel];
            float sumGamma = 0;
            float sumBeta = 0;
            for (int image = 0; image < batch; image++) {
                int at = channel * batch + image;
                int i0 = x.offset + at * pixels;
                System.arraycopy(x.array, i0, plane.values, 0, pixels);
                System.arraycopy(dy.array, dy.offset + at * pixels, other.values, 0, pixels);
                float sum = Blas.sdot(pixels, other, ones);
                float dot = Blas.sdot(pixels, other, plane);
                sumBeta += sum;
                sumGamma += dot;
                normalizeBackward(plane.values, other.values, scale * rstd.array[rstd.offset + at], sum / pixels, dot / pixels, pixels);
                System.arraycopy(plane.values, 0, x.array, i0, pixels);
            }
            dgamma.array[dgamma.offset + channel] += sumGamma;
            dbeta.array[dbeta.offset + channel] += sumBeta;
        }
    }

    private static void normalizeBackward(float[] x, float[] d, float factor, float meanD, float meanDx, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = factor * (d[i] - meanD - x[i] * meanDx);
        }
    }

    static void toChannelsLast(int channels, int batch, int pixels, HeapFloats x, HeapFloats nhwc) {
        for (int channel = 0; channel < channels; channel++) {
            for (int image = 0; image < batch; image++) {
                int from = x.offset + (channel * batch + image) * pixels;
                int to = nhwc.offset + image * pixels * channels + channel;
                for (int i = 0; i < pixels; i++) {
                    nhwc.array[to + i * channels] = x.array[from + i];
                }
            }
        }
    }

    static void toChannelsFirst(int channels, int batch, int pixels, HeapFloats nhwc, HeapFloats x) {
        for (int channel = 0; channel < channels; channel++) {
            for (int image = 0; image < batch; image++) {
                int to = x.offset + (channel * batch + image) * pixels;
                int from = nhwc.offset + image * pixels * channels + channel;
                for (int i = 0; i < pixels; i++) {
                    x.array[to + i] = nhwc.array[from + i * channels];
                }
            }
        }
    }
}
