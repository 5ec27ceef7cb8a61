package sketchatlas.nn;

import java.lang.ref.Reference;
import sketchatlas.nn.cuda.CudaDevice;
import sketchatlas.nn.cuda.Lane;
import sketchatlas.nn.cuda.Launch;

/**
 * The kernels on an NVIDIA graphics card: products by cuBLAS, all else by kernels of our own (kernels.cu, which NVRTC compiles for the card). Calls
 * return as soon as the card knows what to do; those that give numbers back wait for it. One instance carries a whole batch.
 */
public final class CudaKernels implements Kernels {
    /** Floats that the columns of a convolution take at once, at most: 128 MB. */
    public static final int LARGEST_COLUMNS = 32_000_000;

    private final CudaDevice device;
    private final Lane lane;
    private final boolean tf32;
    private final CudaConvolutions convolutions;
    private final CudaRecurrent recurrent;

    /**
     * @param tf32 whether products may round what they multiply to 10 bits, which is several times faster on the cards that can
     * @throws sketchatlas.UserException if there is no card that can be used
     */
    CudaKernels(boolean tf32) {
        this(CudaSelfCheck.passed(CudaDevice.shared()), tf32);
    }

    CudaKernels(CudaDevice device, boolean tf32) {
        this.device = device;
        this.tf32 = tf32;
        lane = device.laneFor(this, tf32);
        convolutions = new CudaConvolutions(lane);
        recurrent = new CudaRecurrent(lane);
    }

    static CudaFloats cuda(Floats x) {
        return (CudaFloats) x;
    }

    /** An address that so many floats lie at. */
    static long at(Floats x, long count) {
        return ((CudaFloats) x).address(count);
    }

    private static long at(Floats x) {
        return ((CudaFloats) x).address();
    }

    /** The last float of a matrix that is part of a wider one. */
    private static long span(long rows, long n, long row) {
        return rows == 0 ? 0 : (rows - 1) * row + n;
    }

    @Override
    public String description() {
        return device.info().name() + " (cuBLAS " + lane.blasVersion() + (tf32 ? ", TF32" : "") + ")";
    }

    @Override
    public void finish() {
        lane.enter();
        lane.finish();
    }

    @Override
    public Floats allocate(int length) {
        lane.enter();
        CudaFloats x = new CudaFloats(device, length);
        lane.fill(x.address(), 0, length);
        return x;
    }

    @Override
    public void upload(float[] from, int offset, Floats to, int count) {
        lane.enter();
        lane.upload(from, offset, at(to, count), count);
        Reference.reachabilityFence(to);
    }

    @Override
    public void download(Floats from, float[] to, int offset, int count) {
        lane.enter();
        lane.download(at(from, count), to, offset, count);
        Reference.reachabilityFence(from);
    }

    @Override
    public void fill(Floats x, float value) {
        lane.enter();
        lane.fill(at(x), value, x.length());
        Reference.reachabilityFence(x);
    }

    @Override
    public void copy(Floats from, Floats to) {
        lane.enter();
        lane.copy(at(from), at(to, from.length()), from.length());
        keep(from, to);
    }

    /** Until here the memory is in use. */
    private static void keep(Floats a, Floats b) {
        Reference.reachabilityFence(a);
        Reference.reachabilityFence(b);
    }

    private static void keep(Floats a, Floats b, Floats c) {
        keep(a, b);
        Reference.reachabilityFence(c);
    }

    private Launch kernel(String name) {
        lane.enter();
        return lane.kernel(name);
    }

    @Override
    public void addScaled(float factor, Floats x, Floats y) {
        int n = x.length();
        kernel("addScaled").with((long) n).with(factor).at(at(x)).at(at(y, n)).elements(n);
        keep(x, y);
    }

    @Override
    public void multiply(Floats x, Floats factor, Floats y) {
        int n = x.length();
        kernel("multiply").with((long) n).at(at(x)).at(at(factor, n)).at(at(y, n)).elements(n);
        keep(x, factor, y);
    }

    @Override
    public void gemm(boolean transposeA, boolean transposeB, int m, int n, int k, float alpha, Floats a, int lda, Floats b, int ldb, float beta,
            Floats c, int ldc) {
        lane.enter();
        lane.gemm(transposeA, transposeB, m, n, k, alpha, at(a, transposeA ? span(k, m, lda) : span(m, k, lda)), lda,
                at(b, transposeB ? span(n, k, ldb) : span(k, n, ldb)), ldb, beta, at(c, span(m, n, ldc)), ldc);
        keep(a, b, c);
    }

    @Override
    public void pack(boolean transpose, int k, int n, Floats b, int ldb, Floats packed) {
        if (transpose) {
            kernel("transpose").with(n).with(k).at(at(b, span(n, k, ldb))).with(ldb).at(at(packed, (long) k * n)).tiles(k, Launch.tilesFor(n));
            keep(b, packed);
        } else {
            copyColumns(k, n, b, ldb, packed, n);
        }
    }

    @Override
    public void gemmPacked(int m, int n, int k, Floats a, int lda, Floats packed, float beta, Floats c, int ldc) {
        gemm(false, false, m, n, k, 1, a, lda, packed, n, beta, c, ldc);
    }

    @Override
    public void sumRows(int rows, int n, Floats x, int ldx, Floats sum) {
        if (rows > 0 && n > 0) {
            lane.enter();
            new RowSums(rows, n).add(at(x, span(rows, n, ldx)), ldx, at(sum, n));
            keep(x, sum);
        }
    }

    /** Few columns of many rows are summed up in parts, for else most of the card would have nothing to do. */
    private final class RowSums {
        private static final int BLOCKS = 512;
        private static final int ROWS_OF_A_PART = 64;

        private final int rows;
        private final int n;

        RowSums(int rows, int n) {
            this.rows = rows;
            this.n = n;
        }

        void add(long x, long ldx, long sum) {
            int parts = Math.clamp(rows / ROWS_OF_A_PART, 1, Math.max(1, BLOCKS / Launch.tilesFor(n)));
            if (parts == 1) {
                onto(rows, x, ldx, sum, 1, true);
            } else {
                long sums = lane.scratch((long) parts * n * Float.BYTES);
                onto(rows, x, ldx, sums, parts, false);
                onto(parts, sums, n, sum, 1, true);
            }
        }

        private void onto(int count, long x, long ldx, long to, int parts, boolean keep) {
            lane.kernel("sumRows").with(count).with(n).at(x).with(ldx).at(to).with(keep ? 1 : 0).tiles(n, parts);
        }
    }

    @Override
    public void repeat(int times, Floats x, Floats y) {
        long n = x.length();
        kernel("repeat").with((long) times).with(n).at(at(x)).at(at(y, times * n)).elements(times * n);
        keep(x, y);
    }

    @Override
    public void sumRepeats(int times, Floats x, Floats y) {
        long n = y.length();
        kernel("sumRepeats").with((long) times).with(n).at(at(x, times * n)).at(at(y)).elements(n);
        keep(x, y);
    }

    @Override
    public void copyColumns(int rows, int n, Floats x, int ldx, Floats y, int ldy) {
        kernel("copyColumns").with((long) rows).with((long) n).at(at(x, span(rows, n, ldx))).with((long) ldx).at(at(y, span(rows, n, ldy)))
                .with((long) ldy).elements((long) rows * n);
        keep(x, y);
    }

    @Override
    public void relu(Floats x) {
        inPlace("relu", x);
    }

    @Override
    public void reluBackward(Floats y, Floats dy) {
        backward("reluBackward", y, dy);
    }

    @Override
    public void tanh(Floats x) {
        inPlace("tanhForward", x);
    }

    @Override
    public void tanhBackward(Floats y, Floats dy) {
        backward("tanhBackward", y, dy);
    }

    @Override
    public void softplus(Floats x) {
        inPlace("softplus", x);
    }

    @Override
    public void softplusBackward(Floats y, Floats dy) {
        backward("softplusBackward", y, dy);
    }

    private void inPlace(String name, Floats x) {
        kernel(name).with((long) x.length()).at(at(x)).elements(x.length());
        Reference.reachabilityFence(x);
    }

    private void backward(String name, Floats y, Floats dy) {
        int n = y.length();
        kernel(name).with((long) n).at(at(y)).at(at(dy, n)).elements(n);
        keep(y, dy);
    }

    @Override
    public void dropoutMask(long seed, double keep, Floats mask) {
        int n = mask.length();
        kernel("dropoutMask").with((long) n).with(seed).with((int) (keep * (1 << 24))).with((float) (1 / keep)).at(at(mask)).elements(n);
        Reference.reachabilityFence(mask);
    }

    @Override
    public void convolve(Convolution geometry, int batch, int outChannels, Floats x, Floats filter, Floats y) {
        lane.enter();
        convolutions.convolve(geometry, batch, outChannels, cuda(x), cuda(filter), cuda(y));
        keep(x, filter, y);
    }

    @Override
    public void convolveAdjoint(Convolution geometry, int batch, int outChannels, Floats y, Floats filter, Floats x) {
        lane.enter();
        convolutions.convolveAdjoint(geometry, batch, outChannels, cuda(y), cuda(filter), cuda(x));
        keep(y, filter, x);
    }

    @Override
    public void convolutionGradient(Convolution geometry, int batch, int outChannels, Floats x, Floats dy, Floats gradient) {
        lane.enter();
        convolutions.convolutionGradient(geometry, batch, outChannels, cuda(x), cuda(dy), cuda(gradient));
        keep(x, dy, gradient);
    }

    @Override
    public void imageToColumns(Convolution geometry, int batch, int first, int count, Floats x, float around, Floats columns) {
        lane.enter();
        convolutions.imageToColumns(geometry, batch, first, count, at(x, CudaConvolutions.images(geometry, batch)), around,
                at(columns, (long) geometry.columnRows() * count * geometry.outPixels()));
        keep(x, columns);
    }

    @Override
    public void instanceNorm(int channels, int batch, int pixels, Floats x, Floats gamma, Floats beta, Floats rstd, Floats y,
            boolean accumulate) {
        int planes = channels * batch;
        long n = (long) planes * pixels;
        kernel("instanceNorm").with(batch).with(pixels).at(at(x, n)).at(at(gamma, channels)).at(at(beta, channels)).at(at(rstd, planes)).at(at(y, n))
                .with(accumulate ? 1 : 0).rows(planes, pixels);
        keep(x, gamma, beta);
        keep(rstd, y);
    }

    @Override
    public void instanceNormBackward(int channels, int batch, int pixels, Floats x, Floats gamma, Floats rstd, Floats dy, Floats dgamma,
            Floats dbeta) {
        int planes = channels * batch;
        long n = (long) planes * pixels;
        lane.enter();
        long sums = lane.scratch(2L * planes * Float.BYTES);
        kernel("instanceNormBackward").with(batch).with(pixels).at(at(x, n)).at(at(gamma, channels)).at(at(rstd, planes)).at(at(dy, n)).at(sums)
                .rows(planes, pixels);
        kernel("addChannelSums").with(batch).at(sums).at(at(dgamma, channels)).at(at(dbeta, channels)).rows(channels, batch);
        keep(x, gamma, rstd);
        keep(dy, dgamma, dbeta);
    }

    @Override
    public void toChannelsLast(int channels, int batch, int pixels, Floats x, Floats nhwc) {
        turn("toChannelsLast", channels, batch, pixels, x, nhwc);
    }

    @Override
    public void toChannelsFirst(int channels, int batch, int pixels, Floats nhwc, Floats x) {
        turn("toChannelsFirst", channels, batch, pixels, nhwc, x);
    }

    private void turn(String name, int channels, int batch, int pixels, Floats from, Floats to) {
        long n = (long) channels * batch * pixels;
        kernel(name).with(channels).with(batch).with(pixels).at(at(from, n)).at(at(to, n)).elements(n);
        keep(from, to);
    }

    @Override
    public void lstm(int rows, int units, Floats gates, Floats cPrevious, Floats mask, Floats c, Floats tanhC, Floats h) {
        lane.enter();
        recurrent.lstm(rows, units, gates, cPrevious, mask, c, tanhC, h);
    }

    @Override
    public void lstmBackward(int rows, int units, Floats gates, Floats cPrevious, Floats mask, Floats tanhC, Floats dh, Floats dc) {
        lane.enter();
        recurrent.lstmBackward(rows, units, gates, cPrevious, mask, tanhC, dh, dc);
    }

    @Override
    public void layerNormLstm(int rows, int units, Floats pre, LayerNorms norms, Floats cPrevious, Floats mask, Floats gates, Floats statistics,
            Floats c, Floats tanhC, Floats h) {
        lane.enter();
        recurrent.layerNormLstm(rows, units, pre, norms, cPrevious, mask, gates, statistics, c, tanhC, h);
    }

    @Override
    public void layerNormLstmBackward(int rows, int units, Floats pre, LayerNorms norms, LayerNorms gradients, Floats cPrevious, Floats mask,
            Floats gates, Floats statistics, Floats c, Floats tanhC, Floats dh, Floats dc) {
        lane.enter();
        recurrent.layerNormLstmBackward(rows, units, pre, norms, gradients, cPrevious, mask, gates, statistics, c, tanhC, dh, dc);
    }

    @Override
    public void hyperCombine(int rows, int n, Floats scaleX, Floats x, Floats scaleH, Floats h, Floats bias, Floats pre) {
        long all = (long) rows * n;
        kernel("hyperCombine").with((long) rows).with((long) n).at(at(scaleX, all)).at(at(x, all)).at(at(scaleH, all)).at(at(h, all)).at(at(bias, n))
                .at(at(pre, all)).elements(all);
        keep(scaleX, x, scaleH);
        keep(h, bias, pre);
    }

    @Override
    public void hyperScaleBackward(Floats d, Floats scale, Floats value) {
        int n = d.length();
        kernel("hyperScaleBackward").with((long) n).at(at(d)).at(at(scale, n)).at(at(value, n)).elements(n);
        keep(d, scale, value);
    }

    @Override
    public double mixtureLoss(int rows, int mixtures, Floats raw, Floats targets, boolean maskPen, float factor) {
        if (rows == 0) {
            return 0;
        }
        lane.enter();
        long losses = lane.scratch((rows + 1L) * Double.BYTES);
        kernel("mixtureLoss").with(mixtures).at(at(raw, (long) rows * (3 + 6 * mixtures))).at(at(targets, 5L * rows)).with(maskPen ? 1 : 0).with(factor)
                .at(losses).rowsOf(rows, Launch.MIXTURE_LANES);
        keep(raw, targets);
        return sum(losses, rows);
    }

    @Override
    public double imageLoss(Floats images, Floats gen, boolean squared, float factor, Floats gradient) {
        int n = gen.length();
        if (n == 0) {
            return 0;
        }
        lane.enter();
        Launch launch = kernel("imageLoss");
        int blocks = launch.blocksFor(n);
        long losses = lane.scratch((blocks + 1L) * Double.BYTES);
        launch.with((long) n).at(at(images, n)).at(at(gen)).with(squared ? 1 : 0).with(factor).at(gradient == null ? 0 : at(gradient, n)).at(losses).elements(n);
        keep(images, gen, gradient);
        return sum(losses, blocks);
    }

    /** Of doubles, behind which there is place for their sum. */
    private double sum(long doubles, long count) {
        long result = doubles + count * Double.BYTES;
        kernel("sumDoubles").with(count).at(doubles).at(result).rowsOf(1, Launch.LANES);
        return lane.download(result);
    }

    @Override
    public void adam(Floats values, Floats gradients, Floats m, Floats v, AdamStep step) {
        int n = values.length();
        kernel("adam").with((long) n).at(at(values)).at(at(gradients, n)).at(at(m, n)).at(at(v, n)).with((float) step.rate()).with((float) step.beta1())
                .with((float) step.beta2()).with((float) (1 - step.beta1())).with((float) (1 - step.beta2())).with((float) step.epsilon())
                .with((float) step.clip()).elements(n);
        keep(values, gradients);
        keep(m, v);
    }
}
