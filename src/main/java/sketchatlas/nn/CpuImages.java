package sketchatlas.nn;

import java.util.Arrays;

/** Convolution columns and instance normalisation on Java arrays; images lie as [channels, batch, pixels]. */
final class CpuImages {
    private static final float EPSILON = 1e-6f;

    private CpuImages() {
    }

    /** What is done with one plane of the columns and the plane of the image that it belongs to. */
    private interface PlaneWork {
        void run(int columnPlane, int imagePlane, int shiftY, int shiftX);
    }

    private static void forEachPlane(Convolution c, int batch, int first, int count, HeapFloats x, HeapFloats columns, PlaneWork work) {
        for (int row = 0; row < c.columnRows(); row++) {
            int channel = row % c.inChannels();
            int tap = row / c.inChannels();
            int shiftY = tap / 3 * c.dilation() - c.padBefore();
            int shiftX = tap % 3 * c.dilation() - c.padBefore();
            for (int image = 0; image < count; image++) {
                work.run(columns.offset + (row * count + image) * c.outPixels(), x.offset + (channel * batch + first + image) * c.inPixels(), shiftY,
                        shiftX);
            }
        }
    }

    static void imageToColumns(Convolution c, int batch, int first, int count, HeapFloats x, HeapFloats columns) {
        forEachPlane(c, batch, first, count, x, columns, (to, from, shiftY, shiftX) -> {
            if (c.stride() == 1) {
                copyPlane(x.array, from, c.size(), shiftY, shiftX, columns.array, to);
            } else {
                gatherPlane(x.array, from, c, shiftY, shiftX, columns.array, to);
            }
        });
    }

    /** A shifted plane is one run of memory but for what the shift brings in at the edges. */
    private static void copyPlane(float[] x, int from, int size, int shiftY, int shiftX, float[] columns, int to) {
        int shift = shiftY * size + shiftX;
        int start = Math.max(0, -shift);
        int end = Math.min(size * size, size * size - shift);
        System.arraycopy(x, from + start + shift, columns, to + start, end - start);
        Arrays.fill(columns, to, to + start, 0);
        Arrays.fill(columns, to + end, to + size * size, 0);
        clearEdge(columns, to, size, shiftX);
    }

    /** Clears the columns of a plane whose source lies beside the image. */
    private static void clearEdge(float[] columns, int plane, int size, int shiftX) {
        int firstX = shiftX < 0 ? 0 : size - shiftX;
        int lastX = shiftX < 0 ? -shiftX : size;
        for (int y = 0; y < size; y++) {
            for (int i = firstX; i < lastX; i++) {
                columns[plane + y * size + i] = 0;
            }
        }
    }

    private static void gatherPlane(float[] x, int from, Convolution c, int shiftY, int shiftX, float[] columns, int to) {
        int out = c.outSize();
        int insideX = 2 * (out - 1) + shiftX < c.size() ? out : out - 1;
        for (int y = 0; y < out; y++) {
            int row = to + y * out;
            int sourceY = 2 * y + shiftY;
            if (sourceY >= c.size()) {
                Arrays.fill(columns, row, row + out, 0);
                continue;
            }
            int source = from + sourceY * c.size() + shiftX;
            for (int i = 0; i < insideX; i++) {
                columns[row + i] = x[source + 2 * i];
            }
            if (insideX < out) {
                columns[row + insideX] = 0;
            }
        }
    }

    /** Clears the entries of columns that lie outside of the image on the way. */
    static void columnsToImage(Convolution c, int batch, int first, int count, HeapFloats columns, HeapFloats x) {
        forEachPlane(c, batch, first, count, x, columns, (from, to, shiftY, shiftX) -> {
            if (c.stride() == 1) {
                addPlane(columns.array, from, c.size(), shiftY, shiftX, x.array, to);
            } else {
                scatterPlane(columns.array, from, c, shiftY, shiftX, x.array, to);
            }
        });
    }

    private static void addPlane(float[] columns, int from, int size, int shiftY, int shiftX, float[] x, int to) {
        int shift = shiftY * size + shiftX;
        int start = Math.max(0, -shift);
        int end = Math.min(size * size, size * size - shift);
        clearEdge(columns, from, size, shiftX);
        for (int i = start; i < end; i++) {
            x[to + shift + i] += columns[from + i];
        }
    }

    private static void scatterPlane(float[] columns, int from, Convolution c, int shiftY, int shiftX, float[] x, int to) {
        int out = c.outSize();
        int insideX = 2 * (out - 1) + shiftX < c.size() ? out : out - 1;
        for (int y = 0; y < out && 2 * y + shiftY < c.size(); y++) {
            int row = from + y * out;
            int target = to + (2 * y + shiftY) * c.size() + shiftX;
            for (int i = 0; i < insideX; i++) {
                x[target + 2 * i] += columns[row + i];
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
