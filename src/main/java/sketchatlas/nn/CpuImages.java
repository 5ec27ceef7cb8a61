package sketchatlas.nn;

import java.util.Arrays;

/** Convolution columns and instance normalisation on Java arrays; images lie as [channels, batch, pixels]. */
final class CpuImages {
    private static final float EPSILON = 1e-6f;

    private CpuImages() {
    }

    static void imageToColumns(Convolution c, int batch, int first, int count, HeapFloats x, HeapFloats columns) {
        int out = c.outSize();
        int n = count * c.outPixels();
        for (int row = 0; row < c.columnRows(); row++) {
            int channel = row % c.inChannels();
            int tap = row / c.inChannels();
            int shiftY = tap / 3 * c.dilation() - c.padBefore();
            int shiftX = tap % 3 * c.dilation() - c.padBefore();
            int to = columns.offset + row * n;
            for (int image = 0; image < count; image++) {
                int from = x.offset + (channel * batch + first + image) * c.inPixels();
                for (int y = 0; y < out; y++, to += out) {
                    int sourceY = y * c.stride() + shiftY;
                    if (sourceY < 0 || sourceY >= c.size()) {
                        Arrays.fill(columns.array, to, to + out, 0);
                    } else if (c.stride() == 1) {
                        copyRow(x.array, from + sourceY * out, shiftX, columns.array, to, out);
                    } else {
                        gatherRow(x.array, from + sourceY * c.size(), shiftX, c.size(), columns.array, to, out);
                    }
                }
            }
        }
    }

    private static void copyRow(float[] x, int row, int shift, float[] columns, int to, int n) {
        int start = Math.min(n, Math.max(0, -shift));
        int end = Math.max(start, Math.min(n, n - shift));
        for (int i = 0; i < start; i++) {
            columns[to + i] = 0;
        }
        System.arraycopy(x, row + start + shift, columns, to + start, end - start);
        for (int i = end; i < n; i++) {
            columns[to + i] = 0;
        }
    }

    private static void gatherRow(float[] x, int row, int shift, int size, float[] columns, int to, int n) {
        int inside = 2 * (n - 1) + shift < size ? n : n - 1;
        for (int i = 0; i < inside; i++) {
            columns[to + i] = x[row + 2 * i + shift];
        }
        if (inside < n) {
            columns[to + inside] = 0;
        }
    }

    static void columnsToImage(Convolution c, int batch, int first, int count, HeapFloats columns, HeapFloats x) {
        int out = c.outSize();
        int n = count * c.outPixels();
        for (int row = 0; row < c.columnRows(); row++) {
            int channel = row % c.inChannels();
            int tap = row / c.inChannels();
            int shiftY = tap / 3 * c.dilation() - c.padBefore();
            int shiftX = tap % 3 * c.dilation() - c.padBefore();
            int from = columns.offset + row * n;
            for (int image = 0; image < count; image++) {
                int to = x.offset + (channel * batch + first + image) * c.inPixels();
                for (int y = 0; y < out; y++, from += out) {
                    int targetY = y * c.stride() + shiftY;
                    if (targetY >= 0 && targetY < c.size()) {
                        addRow(columns.array, from, c, shiftX, x.array, to + targetY * c.size());
                    }
                }
            }
        }
    }

    private static void addRow(float[] columns, int from, Convolution c, int shift, float[] x, int row) {
        int n = c.outSize();
        if (c.stride() == 1) {
            int start = Math.min(n, Math.max(0, -shift));
            int end = Math.max(start, Math.min(n, n - shift));
            for (int i = start; i < end; i++) {
                x[row + i + shift] += columns[from + i];
            }
        } else {
            int inside = 2 * (n - 1) + shift < c.size() ? n : n - 1;
            for (int i = 0; i < inside; i++) {
                x[row + 2 * i + shift] += columns[from + i];
            }
        }
    }

    static void instanceNorm(int channels, int batch, int pixels, HeapFloats x, HeapFloats gamma, HeapFloats beta, HeapFloats rstd, HeapFloats y,
            boolean accumulate) {
        float[] a = x.array;
        float[] b = y.array;
        for (int channel = 0; channel < channels; channel++) {
            float scale = gamma.array[gamma.offset + channel];
            float shift = beta.array[beta.offset + channel];
            for (int image = 0; image < batch; image++) {
                int plane = channel * batch + image;
                int i0 = x.offset + plane * pixels;
                int j0 = y.offset + plane * pixels;
                // In double: most of a sketch's image is paper, and a rounded mean would move all of it across a relu's zero at once.
                double mean = sum(a, i0, pixels) / pixels;
                double r = 1 / Math.sqrt(squaredDeviation(a, i0, pixels, mean) / pixels + EPSILON);
                rstd.array[rstd.offset + plane] = (float) r;
                for (int i = 0; i < pixels; i++) {
                    a[i0 + i] = (float) ((a[i0 + i] - mean) * r);
                }
                if (accumulate) {
                    for (int i = 0; i < pixels; i++) {
                        b[j0 + i] += scale * a[i0 + i] + shift;
                    }
                } else {
                    for (int i = 0; i < pixels; i++) {
                        b[j0 + i] = scale * a[i0 + i] + shift;
                    }
                }
            }
        }
    }

    private static double sum(float[] x, int offset, int n) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = offset;
        for (; i + 4 <= offset + n; i += 4) {
            a += x[i];
            b += x[i + 1];
            c += x[i + 2];
            d += x[i + 3];
        }
        for (; i < offset + n; i++) {
            a += x[i];
        }
        return a + b + c + d;
    }

    private static double squaredDeviation(float[] x, int offset, int n, double mean) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = offset;
        for (; i + 4 <= offset + n; i += 4) {
            a += (x[i] - mean) * (x[i] - mean);
            b += (x[i + 1] - mean) * (x[i + 1] - mean);
            c += (x[i + 2] - mean) * (x[i + 2] - mean);
            d += (x[i + 3] - mean) * (x[i + 3] - mean);
        }
        for (; i < offset + n; i++) {
            a += (x[i] - mean) * (x[i] - mean);
        }
        return a + b + c + d;
    }

    static void instanceNormBackward(int channels, int batch, int pixels, HeapFloats x, HeapFloats gamma, HeapFloats rstd, HeapFloats dy,
            HeapFloats dgamma, HeapFloats dbeta) {
        float[] a = x.array;
        float[] d = dy.array;
        for (int channel = 0; channel < channels; channel++) {
            float scale = gamma.array[gamma.offset + channel];
            float sumGamma = 0;
            float sumBeta = 0;
            for (int image = 0; image < batch; image++) {
                int plane = channel * batch + image;
                int i0 = x.offset + plane * pixels;
                int j0 = dy.offset + plane * pixels;
                float sum = FastMath.sum(d, j0, pixels);
                float dot = FastMath.dot(d, j0, a, i0, pixels);
                sumBeta += sum;
                sumGamma += dot;
                float meanD = sum / pixels;
                float meanDx = dot / pixels;
                float factor = scale * rstd.array[rstd.offset + plane];
                for (int i = 0; i < pixels; i++) {
                    a[i0 + i] = factor * (d[j0 + i] - meanD - a[i0 + i] * meanDx);
                }
            }
            dgamma.array[dgamma.offset + channel] += sumGamma;
            dbeta.array[dbeta.offset + channel] += sumBeta;
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
