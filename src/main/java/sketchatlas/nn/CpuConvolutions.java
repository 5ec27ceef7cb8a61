package sketchatlas.nn;

import java.util.Arrays;

/**
 * 3x3 convolutions on Java arrays as products of the filter with columns; images lie as [channels, batch, pixels].
 *
 * <p>With stride 1 the columns hold, of each image by itself, the three shifts across alone: a shift by whole rows is no more than
 * another place to begin in them. So there is a third of the columns, and one product for each row of the filter.
 */
final class CpuConvolutions {
    /** Columns of this many floats stay in a core's own cache. */
    private static final int COLUMNS_AT_ONCE = 160_000;
    /** A cache line. Rows of columns that are an odd number of them apart do not push each other out of the cache. */
    private static final int LINE = 16;

    private final CpuPhases phases = new CpuPhases();
    private float[] columns = new float[0];
    private float[] transposed = new float[0]; // the filter as [out, 9 in]
    private float[] plane = new float[0];
    private float[] shifted = new float[0];

    private void reserve(int floats, int pixels) {
        if (columns.length < floats) {
            columns = new float[floats];
        }
        if (plane.length < pixels) {
            plane = new float[pixels];
            shifted = new float[pixels];
        }
    }

    /** Floats from one row of columns to the next. */
    private static int rowLength(int n) {
        return (Math.ceilDiv(n, LINE) | 1) * LINE;
    }

    /** Images whose columns are made together, where the stride is 2. */
    private static int imagesAtOnce(Convolution g, int batch) {
        return Math.clamp(COLUMNS_AT_ONCE / (g.columnRows() * g.outPixels()), 1, batch);
    }

    void convolve(Convolution g, int batch, int outChannels, HeapFloats x, HeapFloats filter, HeapFloats y) {
        transposeFilter(g, outChannels, filter);
        int rows = g.columnRows();
        int step = g.stride() == 1 ? 1 : imagesAtOnce(g, batch);
        for (int first = 0; first < batch; first += step) {
            int count = Math.min(step, batch - first);
            int n = count * g.outPixels();
            int row = rowLength(n);
            int to = y.offset + first * g.outPixels();
            if (g.stride() == 1) {
                spread(g, batch, first, row, x);
                for (int line : new int[] {1, 0, 2}) {
                    Lines l = Lines.of(g, line);
                    CpuProducts.rowsTimesColumns(outChannels, l.count, rows / 3, transposed, line * rows / 3, rows, columns, l.source, row,
                            line == 1 ? 0 : 1, y.array, to + l.target, batch * g.outPixels());
                }
            } else {
                reserve(rows * row, 0);
                phases.imageToColumns(g, batch, first, count, x, columns, row);
                CpuProducts.rowsTimesColumns(outChannels, n, rows, transposed, 0, rows, columns, 0, row, 0, y.array, to, batch * g.outPixels());
            }
        }
    }

    /** Adds to x. */
    void convolveAdjoint(Convolution g, int batch, int outChannels, HeapFloats y, HeapFloats filter, HeapFloats x) {
        int rows = g.columnRows();
        int step = g.stride() == 1 ? 1 : imagesAtOnce(g, batch);
        for (int first = 0; first < batch; first += step) {
            int count = Math.min(step, batch - first);
            int n = count * g.outPixels();
            int row = rowLength(n);
            int from = y.offset + first * g.outPixels();
            reserve(rows * row, g.inPixels());
            if (g.stride() == 1) {
                for (int line : new int[] {1, 0, 2}) {
                    Lines l = Lines.of(g, line);
                    CpuProducts.rowsTimesColumns(rows / 3, l.count, outChannels, filter.array, filter.offset + line * rows / 3 * outChannels,
                            outChannels, y.array, from + l.target, batch * g.outPixels(), line == 1 ? 0 : 1, columns, l.source, row);
                }
                gather(g, batch, first, row, x);
            } else {
                CpuProducts.rowsTimesColumns(rows, n, outChannels, filter.array, filter.offset, outChannels, y.array, from,
                        batch * g.outPixels(), 0, columns, 0, row);
                phases.columnsToImage(g, batch, first, count, columns, row, x);
            }
        }
    }

    /** Adds to the gradient of the filter. */
    void convolutionGradient(Convolution g, int batch, int outChannels, HeapFloats x, HeapFloats dy, HeapFloats gradient) {
        int rows = g.columnRows();
        int step = g.stride() == 1 ? 1 : imagesAtOnce(g, batch);
        for (int first = 0; first < batch; first += step) {
            int count = Math.min(step, batch - first);
            int n = count * g.outPixels();
            int row = rowLength(n);
            int from = dy.offset + first * g.outPixels();
            if (g.stride() == 1) {
                spread(g, batch, first, row, x);
                for (int line = 0; line < 3; line++) {
                    Lines l = Lines.of(g, line);
                    CpuProducts.rowsTimesRows(rows / 3, outChannels, l.count, columns, l.source, row, dy.array, from + l.target,
                            batch * g.outPixels(), gradient.array, gradient.offset + line * rows / 3 * outChannels, outChannels);
                }
            } else {
                reserve(rows * row, 0);
                phases.imageToColumns(g, batch, first, count, x, columns, row);
                CpuProducts.rowsTimesRows(rows, outChannels, n, columns, 0, row, dy.array, from, batch * g.outPixels(), gradient.array,
                        gradient.offset, outChannels);
            }
        }
    }

    /**
     * Of one row of the filter with stride 1 the pixels that it reads inside of the image, and those that it writes.
     *
     * @param source the first pixel that is read
     * @param target the first one that is written
     * @param count how many, a multiple of the size; 0 where all of them lie outside
     */
    private record Lines(int source, int target, int count) {
        static Lines of(Convolution g, int line) {
            int shift = (line - 1) * g.dilation() * g.size();
            return new Lines(Math.max(0, shift), Math.max(0, -shift), Math.max(0, g.inPixels() - Math.abs(shift)));
        }
    }

    private void transposeFilter(Convolution g, int outChannels, HeapFloats filter) {
        int rows = g.columnRows();
        if (transposed.length < rows * outChannels) {
            transposed = new float[rows * outChannels];
        }
        CpuProducts.transpose(filter.array, filter.offset, rows, outChannels, outChannels, transposed, 0);
    }

    /** columns [3, in, row] of one image: shifted to the right, as it is, and to the left by the dilation, with zeros beside it. */
    private void spread(Convolution g, int batch, int image, int row, HeapFloats x) {
        reserve(3 * g.inChannels() * row, 0);
        for (int channel = 0; channel < g.inChannels(); channel++) {
            int from = x.offset + (channel * batch + image) * g.inPixels();
            for (int tap = 0; tap < 3; tap++) {
                shift(x.array, from, g.size(), (tap - 1) * g.dilation(), columns, (tap * g.inChannels() + channel) * row);
            }
        }
    }

    /** to[y, x] = from[y, x + shift], or 0 where that lies beside the image. */
    private static void shift(float[] from, int offset, int size, int shift, float[] to, int toOffset) {
        int n = size * size;
        int start = Math.max(0, -shift);
        int end = Math.min(n, n - shift);
        if (end > start) {
            System.arraycopy(from, offset + start + shift, to, toOffset + start, end - start);
        }
        clearBeside(to, toOffset, size, shift);
    }

    /** Clears the pixels whose source, so many to the right, lies beside the image. */
    static void clearBeside(float[] plane, int offset, int size, int shift) {
        int first = shift < 0 ? 0 : Math.max(0, size - shift);
        int last = shift < 0 ? Math.min(size, -shift) : size;
        for (int x = first; x < last; x++) {
            for (int i = offset + x; i < offset + size * size; i += size) {
                plane[i] = 0;
            }
        }
    }

    /** The adjoint of {@link #spread}, added to x. */
    private void gather(Convolution g, int batch, int image, int row, HeapFloats x) {
        int n = g.inPixels();
        for (int channel = 0; channel < g.inChannels(); channel++) {
            int at = x.offset + (channel * batch + image) * n;
            System.arraycopy(x.array, at, plane, 0, n);
            for (int tap = 0; tap < 3; tap++) {
                int from = (tap * g.inChannels() + channel) * row;
                int shift = (tap - 1) * g.dilation();
                clearBeside(columns, from, g.size(), shift);
                shiftBack(columns, from, n, shift, shifted);
                add(shifted, plane, n);
            }
            System.arraycopy(plane, 0, x.array, at, n);
        }
    }

    /** to[i + shift] = from[i], 0 elsewhere. */
    static void shiftBack(float[] from, int offset, int n, int shift, float[] to) {
        int first = Math.clamp(shift, 0, n);
        int end = Math.clamp(n + shift, first, n);
        Arrays.fill(to, 0, first, 0);
        System.arraycopy(from, offset + first - Math.min(n, shift), to, first, end - first);
        Arrays.fill(to, end, n, 0);
    }

    static void add(float[] x, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] += x[i];
        }
    }
}
