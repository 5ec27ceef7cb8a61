package sketchatlas.nn;

/**
 * The kernels on Java arrays, written so that the compiler vectorises their loops, with OpenBLAS for the products.
 * Each instance is for one thread; train with several instances side by side, each on its slice of the batch.
 */
public final class CpuKernels implements Kernels {
    /** Products are handed to the library in pieces of about this many operations, some 15 milliseconds each (see {@link Blas}). */
    private static final long LARGEST_PRODUCT = 1_600_000_000;
    private static final float SMALLEST_SIGMA2 = 1e-10f;

    private final CpuRecurrent recurrent = new CpuRecurrent();
    private final CpuMixture mixture = new CpuMixture();
    private final RowProducts rowProducts = new RowProducts();
    private final boolean independentRows;

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
        java.util.Arrays.fill(a.array, a.offset, a.offset + a.length(), value);
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
        addScaled(factor, a.array, a.offset, b.array, b.offset, a.length());
    }

    private static void addScaled(float factor, float[] x, int xOffset, float[] y, int yOffset, int n) {
        for (int i = 0; i < n; i++) {
            y[yOffset + i] += factor * x[xOffset + i];
        }
    }

    @Override
    public void multiply(Floats x, Floats factor, Floats y) {
        HeapFloats a = heap(x);
        HeapFloats b = heap(factor.slice(0, x.length()));
        HeapFloats c = heap(y.slice(0, x.length()));
        for (int i = 0; i < a.length(); i++) {
            c.array[c.offset + i] = a.array[a.offset + i] * b.array[b.offset + i];
        }
    }

    @Override
    public void gemm(boolean transposeA, boolean transposeB, int m, int n, int k, float alpha, Floats a, int lda, Floats b, int ldb, float beta,
            Floats c, int ldc) {
        HeapFloats x = heap(a);
        HeapFloats y = heap(b);
        HeapFloats z = heap(c);
        if ((m == 1 || independentRows) && !transposeB && !transposeA) {
            rowProducts.multiply(m, n, k, alpha, x, lda, y, ldb, beta, z, ldc);
            return;
        }
        long perRow = 2L * n * k;
        int rows = (int) Math.max(64, LARGEST_PRODUCT / Math.max(1, perRow));
        if (rows < m || perRow * Math.min(rows, m) <= LARGEST_PRODUCT) {
            for (int first = 0; first < m; first += rows) {
                int count = Math.min(rows, m - first);
                product(transposeA, transposeB, count, n, k, alpha, x, x.offset + (transposeA ? first : first * lda), lda, y, y.offset, ldb, beta, z,
                        z.offset + first * ldc, ldc);
            }
        } else {
            product(transposeA, transposeB, m, n, k, alpha, x, x.offset, lda, y, y.offset, ldb, beta, z, z.offset, ldc);
        }
    }

    /** One group of rows, along k in pieces where it is long. */
    private static void product(boolean transposeA, boolean transposeB, int m, int n, int k, float alpha, HeapFloats a, int offsetA, int lda,
            HeapFloats b, int offsetB, int ldb, float beta, HeapFloats c, int offsetC, int ldc) {
        int depth = (int) Math.max(256, LARGEST_PRODUCT / Math.max(1, 2L * m * n));
        for (int first = 0; first < k; first += depth) {
            int count = Math.min(depth, k - first);
            Blas.sgemm(transposeA, transposeB, m, n, count, alpha, a.array, offsetA + (transposeA ? first * lda : first), lda, b.array,
                    offsetB + (transposeB ? first : first * ldb), ldb, first == 0 ? beta : 1, c.array, offsetC, ldc);
        }
    }

    @Override
    public void sumRows(int rows, int n, Floats x, int ldx, Floats sum) {
        HeapFloats a = heap(x);
        HeapFloats b = heap(sum);
        for (int row = 0; row < rows; row++) {
            addScaled(1, a.array, a.offset + row * ldx, b.array, b.offset, n);
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
            addScaled(1, a.array, a.offset + t * b.length(), b.array, b.offset, b.length());
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
        for (int i = 0; i < a.length(); i++) {
            float d = b.array[b.offset + i];
            b.array[b.offset + i] = a.array[a.offset + i] > 0 ? d : 0;
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
    public void imageToColumns(Convolution geometry, int batch, int first, int count, Floats x, Floats columns) {
        CpuImages.imageToColumns(geometry, batch, first, count, heap(x), heap(columns));
    }

    @Override
    public void columnsToImage(Convolution geometry, int batch, int first, int count, Floats columns, Floats x) {
        CpuImages.columnsToImage(geometry, batch, first, count, heap(columns), heap(x));
    }

    @Override
    public void instanceNorm(int channels, int batch, int pixels, Floats x, Floats gamma, Floats beta, Floats rstd, Floats y,
            boolean accumulate) {
        CpuImages.instanceNorm(channels, batch, pixels, heap(x), heap(gamma), heap(beta), heap(rstd), heap(y), accumulate);
    }

    @Override
    public void instanceNormBackward(int channels, int batch, int pixels, Floats x, Floats gamma, Floats rstd, Floats dy, Floats dgamma,
            Floats dbeta) {
        CpuImages.instanceNormBackward(channels, batch, pixels, heap(x), heap(gamma), heap(rstd), heap(dy), heap(dgamma), heap(dbeta));
    }

    @Override
    public void toChannelsLast(int channels, int batch, int pixels, Floats x, Floats nhwc) {
        CpuImages.toChannelsLast(channels, batch, pixels, heap(x), heap(nhwc));
    }

    @Override
    public void toChannelsFirst(int channels, int batch, int pixels, Floats nhwc, Floats x) {
        CpuImages.toChannelsFirst(channels, batch, pixels, heap(nhwc), heap(x));
    }

    @Override
    public void lstm(int rows, int units, Floats gates, Floats cPrevious, Floats mask, Floats c, Floats tanhC, Floats h) {
        recurrent.lstm(rows, units, heap(gates), heap(cPrevious), heap(mask), heap(c), heap(tanhC), heap(h));
    }

    @Override
    public void lstmBackward(int rows, int units, Floats gates, Floats cPrevious, Floats mask, Floats tanhC, Floats dh, Floats dc) {
        recurrent.lstmBackward(rows, units, heap(gates), heap(cPrevious), heap(mask), heap(tanhC), heap(dh), heap(dc));
    }

    @Override
    public void layerNormLstm(int rows, int units, Floats pre, LayerNorms norms, Floats cPrevious, Floats mask, Floats gates, Floats statistics,
            Floats c, Floats tanhC, Floats h) {
        recurrent.layerNormLstm(rows, units, heap(pre), norms, heap(cPrevious), heap(mask), heap(gates), heap(statistics), heap(c), heap(tanhC),
                heap(h));
    }

    @Override
    public void layerNormLstmBackward(int rows, int units, Floats pre, LayerNorms norms, LayerNorms gradients, Floats cPrevious, Floats mask,
            Floats gates, Floats statistics, Floats c, Floats tanhC, Floats dh, Floats dc) {
        recurrent.layerNormLstmBackward(rows, units, heap(pre), norms, gradients, heap(cPrevious), heap(mask), heap(gates), heap(statistics),
                heap(c), heap(tanhC), heap(dh), heap(dc));
    }

    @Override
    public void hyperCombine(int rows, int n, Floats scaleX, Floats x, Floats scaleH, Floats h, Floats bias, Floats pre) {
        HeapFloats sx = heap(scaleX);
        HeapFloats vx = heap(x);
        HeapFloats sh = heap(scaleH);
        HeapFloats vh = heap(h);
        HeapFloats b = heap(bias);
        HeapFloats p = heap(pre);
        for (int row = 0; row < rows; row++) {
            int o = row * n;
            for (int i = 0; i < n; i++) {
                p.array[p.offset + o + i] += sx.array[sx.offset + o + i] * vx.array[vx.offset + o + i]
                        + sh.array[sh.offset + o + i] * vh.array[vh.offset + o + i] + b.array[b.offset + i];
            }
        }
    }

    @Override
    public void hyperScaleBackward(Floats d, Floats scale, Floats value) {
        HeapFloats g = heap(d);
        HeapFloats s = heap(scale);
        HeapFloats v = heap(value);
        for (int i = 0; i < g.length(); i++) {
            float delta = g.array[g.offset + i];
            s.array[s.offset + i] *= delta;
            v.array[v.offset + i] *= delta;
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
        float clip = (float) step.clip();
        float beta1 = (float) step.beta1();
        float beta2 = (float) step.beta2();
        float rest1 = (float) (1 - step.beta1());
        float rest2 = (float) (1 - step.beta2());
        float rate = (float) step.rate();
        float epsilon = (float) step.epsilon();
        for (int i = 0; i < p.length(); i++) {
            float gradient = Math.max(-clip, Math.min(clip, g.array[g.offset + i]));
            float m1 = beta1 * first.array[first.offset + i] + rest1 * gradient;
            float v1 = beta2 * second.array[second.offset + i] + rest2 * gradient * gradient;
            first.array[first.offset + i] = m1;
            second.array[second.offset + i] = v1;
            p.array[p.offset + i] -= rate * m1 / ((float) Math.sqrt(v1) + epsilon);
        }
    }
}
