package sketchatlas.nn;

import java.util.Arrays;

/**
 * The kernels on Java arrays, written so that the compiler vectorises their loops, with OpenBLAS for the products.
 * Each instance is for one thread; train with several instances side by side, each on its slice of the batch.
 */
public final class CpuKernels implements Kernels {
    /** Floats that stay in the first-level cache. */
    private static final int PIECE = 2048;
    private static final float SMALLEST_SIGMA2 = 1e-10f;

    private CpuRecurrent[] recurrent = new CpuRecurrent[0]; // one for each number of units that was asked for
    private final CpuMixture mixture = new CpuMixture();
    private final RowProducts rowProducts = new RowProducts();
    private final boolean independentRows;
    private final CpuImages images = new CpuImages();
    private final CpuConvolutions convolutions = new CpuConvolutions();
    /** Element-wise work on two windows goes through these, piece by piece, for the reason that {@link CpuRecurrent} gives. */
    private final float[] left = new float[PIECE];
    private final float[] right = new float[PIECE];
    private final float[] third = new float[PIECE];
    private final float[] fourth = new float[PIECE];

    CpuKernels() {
        this(false);
    }

    /** @param independentRows whether a row of a product A B must not depend on the others in any bit; see {@link RowProducts} */
    CpuKernels(boolean independentRows) {
        this.independentRows = independentRows;
    }

    @Override
    public String description() {
        return "CPU (OpenBLAS)";
    }

    @Override
    public Floats allocate(int length) {
        return new HeapFloats(length);
    }

    private static HeapFloats heap(Floats x) {
        return (HeapFloats) x;
    }

    @Override
    public void upload(float[] from, int offset, Floats to, int count) {
        HeapFloats target = heap(to.slice(0, count));
        System.arraycopy(from, offset, target.array, target.offset, count);
    }

    @Override
    public void download(Floats from, float[] to, int offset, int count) {
        HeapFloats source = heap(from.slice(0, count));
        System.arraycopy(source.array, source.offset, to, offset, count);
    }

    @Override
    public void fill(Floats x, float value) {
        HeapFloats a = heap(x);
        Arrays.fill(a.array, a.offset, a.offset + a.length(), value);
    }

    @Override
    public void copy(Floats from, Floats to) {
        HeapFloats a = heap(from);
        HeapFloats b = heap(to.slice(0, from.length()));
        System.arraycopy(a.array, a.offset, b.array, b.offset, a.length());
    }

    @Override
    public void addScaled(float factor, Floats x, Floats y) {
        HeapFloats a = heap(x);
        HeapFloats b = heap(y.slice(0, x.length()));
        Blas.saxpy(a.length(), factor, a.array, a.offset, b.array, b.offset);
    }

    @Override
    public void multiply(Floats x, Floats factor, Floats y) {
        HeapFloats a = heap(x);
        HeapFloats b = heap(factor.slice(0, x.length()));
        HeapFloats c = heap(y.slice(0, x.length()));
        for (int from = 0; from < a.length(); from += PIECE) {
            int n = Math.min(PIECE, a.length() - from);
            System.arraycopy(a.array, a.offset + from, left, 0, n);
            System.arraycopy(b.array, b.offset + from, right, 0, n);
            multiply(left, right, n);
            System.arraycopy(right, 0, c.array, c.offset + from, n);
        }
    }

    @Override
    public void gemm(boolean transposeA, boolean transposeB, int m, int n, int k, float alpha, Floats a, int lda, Floats b, int ldb, float beta,
            Floats c, int ldc) {
        if ((m == 1 || independentRows) && !transposeB && !transposeA) {
            rowProducts.multiply(m, n, k, alpha, heap(a), lda, heap(b), ldb, beta, heap(c), ldc);
            return;
        }
        CpuProducts.gemm(transposeA, transposeB, m, n, k, alpha, heap(a), lda, heap(b), ldb, beta, heap(c), ldc);
    }

    @Override
    public void pack(boolean transpose, int k, int n, Floats b, int ldb, Floats packed) {
        CpuProducts.pack(transpose, k, n, heap(b), ldb, heap(packed));
    }

    @Override
    public void gemmPacked(int m, int n, int k, Floats a, int lda, Floats packed, float beta, Floats c, int ldc) {
        if ((m == 1 || independentRows) && !CpuProducts.inPanels(n)) {
            rowProducts.multiply(m, n, k, 1, heap(a), lda, heap(packed), n, beta, heap(c), ldc);
        } else {
            CpuProducts.gemmPacked(m, n, k, heap(a), lda, heap(packed), beta, heap(c), ldc);
        }
    }

    @Override
    public void sumRows(int rows, int n, Floats x, int ldx, Floats sum) {
        HeapFloats a = heap(x);
        HeapFloats b = heap(sum);
        for (int from = 0; from < n; from += PIECE) {
            int count = Math.min(PIECE, n - from);
            System.arraycopy(b.array, b.offset + from, right, 0, count);
            for (int row = 0; row < rows; row++) {
                System.arraycopy(a.array, a.offset + row * ldx + from, left, 0, count);
                CpuConvolutions.add(left, right, count);
            }
            System.arraycopy(right, 0, b.array, b.offset + from, count);
        }
    }

    @Override
    public void repeat(int times, Floats x, Floats y) {
        HeapFloats a = heap(x);
        HeapFloats b = heap(y);
        for (int t = 0; t < times; t++) {
            System.arraycopy(a.array, a.offset, b.array, b.offset + t * a.length(), a.length());
        }
    }

    @Override
    public void sumRepeats(int times, Floats x, Floats y) {
        fill(y, 0);
        HeapFloats a = heap(x);
        HeapFloats b = heap(y);
        for (int t = 0; t < times; t++) {
            Blas.saxpy(b.length(), 1, a.array, a.offset + t * b.length(), b.array, b.offset);
        }
    }

    @Override
    public void copyColumns(int rows, int n, Floats x, int ldx, Floats y, int ldy) {
        HeapFloats a = heap(x);
        HeapFloats b = heap(y);
        for (int row = 0; row < rows; row++) {
            System.arraycopy(a.array, a.offset + row * ldx, b.array, b.offset + row * ldy, n);
        }
    }

    @Override
    public void relu(Floats x) {
        HeapFloats a = heap(x);
        for (int i = a.offset; i < a.offset + a.length(); i++) {
            a.array[i] = Math.max(0, a.array[i]);
        }
    }

    @Override
    public void reluBackward(Floats y, Floats dy) {
        HeapFloats a = heap(y);
        HeapFloats b = heap(dy);
        for (int from = 0; from < a.length(); from += PIECE) {
            int n = Math.min(PIECE, a.length() - from);
            System.arraycopy(a.array, a.offset + from, left, 0, n);
            System.arraycopy(b.array, b.offset + from, right, 0, n);
            multiplyBySign(left, right, n);
            System.arraycopy(right, 0, b.array, b.offset + from, n);
        }
    }

    private static void multiply(float[] x, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] *= x[i];
        }
    }

    /** The sign of a relu's value is its derivative: a product, because a choice is not vectorised. */
    private static void multiplyBySign(float[] x, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] *= Math.max(0, Math.signum(x[i]));
        }
    }

    @Override
    public void tanh(Floats x) {
        HeapFloats a = heap(x);
        for (int i = a.offset; i < a.offset + a.length(); i++) {
            a.array[i] = FastMath.tanh(a.array[i]);
        }
    }

    @Override
    public void tanhBackward(Floats y, Floats dy) {
        HeapFloats a = heap(y);
        HeapFloats b = heap(dy);
        for (int i = 0; i < a.length(); i++) {
            float t = a.array[a.offset + i];
            b.array[b.offset + i] *= 1 - t * t;
        }
    }

    @Override
    public void softplus(Floats x) {
        HeapFloats a = heap(x);
        for (int i = a.offset; i < a.offset + a.length(); i++) {
            double v = a.array[i];
            a.array[i] = (float) (Math.max(v, 0) + Math.log1p(Math.exp(-Math.abs(v)))) + SMALLEST_SIGMA2;
        }
    }

    @Override
    public void softplusBackward(Floats y, Floats dy) {
        HeapFloats a = heap(y);
        HeapFloats b = heap(dy);
        for (int i = 0; i < a.length(); i++) {
            // sigmoid(x) = 1 - exp(-softplus(x))
            b.array[b.offset + i] *= (float) -Math.expm1(-(a.array[a.offset + i] - SMALLEST_SIGMA2));
        }
    }

    @Override
    public void dropoutMask(long seed, double keep, Floats mask) {
        HeapFloats a = heap(mask);
        float kept = (float) (1 / keep);
        int threshold = (int) (keep * (1 << 24));
        for (int i = 0; i < a.length(); i++) {
            a.array[a.offset + i] = (int) (CounterRandom.bits(seed, i) >>> 40) < threshold ? kept : 0;
        }
    }

    @Override
    public void convolve(Convolution geometry, int batch, int outChannels, Floats x, Floats filter, Floats y) {
        convolutions.convolve(geometry, batch, outChannels, heap(x), heap(filter), heap(y));
    }

    @Override
    public void convolveAdjoint(Convolution geometry, int batch, int outChannels, Floats y, Floats filter, Floats x) {
        convolutions.convolveAdjoint(geometry, batch, outChannels, heap(y), heap(filter), heap(x));
    }

    @Override
    public void convolutionGradient(Convolution geometry, int batch, int outChannels, Floats x, Floats dy, Floats gradient) {
        convolutions.convolutionGradient(geometry, batch, outChannels, heap(x), heap(dy), heap(gradient));
    }

    @Override
    public void imageToColumns(Convolution geometry, int batch, int first, int count, Floats x, float around, Floats columns) {
        CpuImages.imageToColumns(geometry, batch, first, count, heap(x), around, heap(columns));
    }

    @Override
    public void instanceNorm(int channels, int batch, int pixels, Floats x, Floats gamma, Floats beta, Floats rstd, Floats y,
            boolean accumulate) {
        images.instanceNorm(channels, batch, pixels, heap(x), heap(gamma), heap(beta), heap(rstd), heap(y), accumulate);
    }

    @Override
    public void instanceNormBackward(int channels, int batch, int pixels, Floats x, Floats gamma, Floats rstd, Floats dy, Floats dgamma,
            Floats dbeta) {
        images.instanceNormBackward(channels, batch, pixels, heap(x), heap(gamma), heap(rstd), heap(dy), heap(dgamma), heap(dbeta));
    }

    @Override
    public void toChannelsLast(int channels, int batch, int pixels, Floats x, Floats nhwc) {
        CpuImages.toChannelsLast(channels, batch, pixels, heap(x), heap(nhwc));
    }

    @Override
    public void toChannelsFirst(int channels, int batch, int pixels, Floats nhwc, Floats x) {
        CpuImages.toChannelsFirst(channels, batch, pixels, heap(nhwc), heap(x));
    }

    private CpuRecurrent recurrent(int units) {
        for (CpuRecurrent known : recurrent) {
            if (known.units() == units) {
                return known;
            }
        }
        recurrent = Arrays.copyOf(recurrent, recurrent.length + 1);
        recurrent[recurrent.length - 1] = new CpuRecurrent(units);
        return recurrent[recurrent.length - 1];
    }

    @Override
    public void lstm(int rows, int units, Floats gates, Floats cPrevious, Floats mask, Floats c, Floats tanhC, Floats h) {
        recurrent(units).lstm(rows, heap(gates), heap(cPrevious), heap(mask), heap(c), heap(tanhC), heap(h));
    }

    @Override
    public void lstmBackward(int rows, int units, Floats gates, Floats cPrevious, Floats mask, Floats tanhC, Floats dh, Floats dc) {
        recurrent(units).lstmBackward(rows, heap(gates), heap(cPrevious), heap(mask), heap(tanhC), heap(dh), heap(dc));
    }

    @Override
    public void layerNormLstm(int rows, int units, Floats pre, LayerNorms norms, Floats cPrevious, Floats mask, Floats gates, Floats statistics,
            Floats c, Floats tanhC, Floats h) {
        recurrent(units).layerNormLstm(rows, heap(pre), norms, heap(cPrevious), heap(mask), heap(gates), heap(statistics), heap(c), heap(tanhC),
                heap(h));
    }

    @Override
    public void layerNormLstmBackward(int rows, int units, Floats pre, LayerNorms norms, LayerNorms gradients, Floats cPrevious, Floats mask,
            Floats gates, Floats statistics, Floats c, Floats tanhC, Floats dh, Floats dc) {
        recurrent(units).layerNormLstmBackward(rows, heap(pre), norms, gradients, heap(cPrevious), heap(mask), heap(gates), heap(statistics),
                heap(c), heap(tanhC), heap(dh), heap(dc));
    }

    @Override
    public void hyperCombine(int rows, int n, Floats scaleX, Floats x, Floats scaleH, Floats h, Floats bias, Floats pre) {
        HeapFloats p = heap(pre);
        for (int row = 0; row < rows; row++) {
            for (int from = 0; from < n; from += PIECE) {
                int count = Math.min(PIECE, n - from);
                int at = row * n + from;
                load(p, at, third, count);
                addProduct(heap(scaleX), heap(x), at, count);
                addProduct(heap(scaleH), heap(h), at, count);
                load(heap(bias), from, left, count);
                CpuConvolutions.add(left, third, count);
                store(third, p, at, count);
            }
        }
    }

    /** third += x * y. */
    private void addProduct(HeapFloats x, HeapFloats y, int at, int n) {
        load(x, at, left, n);
        load(y, at, right, n);
        addProduct(left, right, third, n);
    }

    private static void addProduct(float[] x, float[] y, float[] z, int n) {
        for (int i = 0; i < n; i++) {
            z[i] += x[i] * y[i];
        }
    }

    private static void load(HeapFloats from, int at, float[] to, int n) {
        System.arraycopy(from.array, from.offset + at, to, 0, n);
    }

    private static void store(float[] from, HeapFloats to, int at, int n) {
        System.arraycopy(from, 0, to.array, to.offset + at, n);
    }

    @Override
    public void hyperScaleBackward(Floats d, Floats scale, Floats value) {
        for (int from = 0; from < d.length(); from += PIECE) {
            int n = Math.min(PIECE, d.length() - from);
            load(heap(d), from, left, n);
            load(heap(scale), from, right, n);
            load(heap(value), from, third, n);
            multiply(left, right, n);
            multiply(left, third, n);
            store(right, heap(scale), from, n);
            store(third, heap(value), from, n);
        }
    }

    @Override
    public double mixtureLoss(int rows, int mixtures, Floats raw, Floats targets, boolean maskPen, float factor) {
        return mixture.loss(rows, mixtures, heap(raw), heap(targets), maskPen, factor);
    }

    @Override
    public double imageLoss(Floats images, Floats gen, boolean squared, float factor, Floats gradient) {
        HeapFloats a = heap(images);
        HeapFloats b = heap(gen);
        HeapFloats g = heap(gradient);
        double total = 0;
        for (int i = 0; i < b.length(); i++) {
            float d = b.array[b.offset + i] - a.array[a.offset + i];
            total += squared ? d * d : Math.abs(d);
            if (g != null) {
                g.array[g.offset + i] = factor * (squared ? 2 * d : Math.signum(d));
            }
        }
        return total;
    }

    @Override
    public void adam(Floats values, Floats gradients, Floats m, Floats v, AdamStep step) {
        HeapFloats p = heap(values);
        HeapFloats g = heap(gradients);
        HeapFloats first = heap(m);
        HeapFloats second = heap(v);
        for (int from = 0; from < p.length(); from += PIECE) {
            int n = Math.min(PIECE, p.length() - from);
            System.arraycopy(p.array, p.offset + from, third, 0, n);
            System.arraycopy(g.array, g.offset + from, fourth, 0, n);
            System.arraycopy(first.array, first.offset + from, left, 0, n);
            System.arraycopy(second.array, second.offset + from, right, 0, n);
            adam(n, third, fourth, left, right, step);
            System.arraycopy(third, 0, p.array, p.offset + from, n);
            System.arraycopy(left, 0, first.array, first.offset + from, n);
            System.arraycopy(right, 0, second.array, second.offset + from, n);
        }
    }

    private static void adam(int n, float[] values, float[] gradients, float[] m, float[] v, AdamStep step) {
        float clip = (float) step.clip();
        float beta1 = (float) step.beta1();
        float beta2 = (float) step.beta2();
        float rest1 = (float) (1 - step.beta1());
        float rest2 = (float) (1 - step.beta2());
        float rate = (float) step.rate();
        float epsilon = (float) step.epsilon();
        for (int i = 0; i < n; i++) {
            float gradient = Math.max(-clip, Math.min(clip, gradients[i]));
            float m1 = beta1 * m[i] + rest1 * gradient;
            float v1 = beta2 * v[i] + rest2 * gradient * gradient;
            m[i] = m1;
            v[i] = v1;
            values[i] -= rate * m1 / ((float) Math.sqrt(v1) + epsilon);
        }
    }
}
