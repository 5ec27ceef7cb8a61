package sketchatlas.nn;

import java.util.Arrays;
import java.util.Properties;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The kernels as plain ND4J operations: they run on whatever backend of ND4J is on the class path, its CPU one or its CUDA one. ND4J divides
 * an operation among threads or the card by itself, so one instance carries a whole batch.
 *
 * <p>Many small operations take the place of each fused loop of {@link CpuKernels}; on a processor that one is several times faster.
 */
public final class Nd4jKernels implements Kernels {
    private static final double SMALLEST_SIGMA2 = 1e-10;

    static {
        CoreType.choose();
    }

    private final Nd4jProducts products;
    private final Nd4jConvolutions convolutions;

    public Nd4jKernels() {
        this(Nd4jProducts.ofBackend());
    }

    Nd4jKernels(Nd4jProducts products) {
        this.products = products;
        convolutions = new Nd4jConvolutions(products);
    }

    private static Nd4jFloats nd(Floats x) {
        return (Nd4jFloats) x;
    }

    @Override
    public String description() {
        Properties environment = Nd4j.getExecutioner().getEnvironmentInformation();
        return "ND4J (" + environment.getProperty("backend") + ", " + environment.getProperty("blas.vendor") + ")";
    }

    @Override
    public Floats allocate(int length) {
        return new Nd4jFloats(length);
    }

    @Override
    public void upload(float[] from, int offset, Floats to, int count) {
        INDArray target = nd(to).vector(count);
        try (MemoryWorkspace _ = Nd4jScratch.open()) {
            target.assign(Nd4j.createFromArray(offset == 0 && count == from.length ? from : Arrays.copyOfRange(from, offset, offset + count)));
        }
    }

    @Override
    public void download(Floats from, float[] to, int offset, int count) {
        INDArray source = nd(from).vector(count);
        try (MemoryWorkspace _ = Nd4jScratch.open()) {
            source.dup().data().asNioFloat().get(to, offset, count);
        }
    }

    @Override
    public void fill(Floats x, float value) {
        nd(x).vector().assign(value);
    }

    @Override
    public void copy(Floats from, Floats to) {
        nd(to).vector(from.length()).assign(nd(from).vector());
    }

    @Override
    public void addScaled(float factor, Floats x, Floats y) {
        INDArray target = nd(y).vector(x.length());
        if (factor == 1) {
            target.addi(nd(x).vector());
            return;
        }
        try (MemoryWorkspace _ = Nd4jScratch.open()) {
            target.addi(nd(x).vector().mul(factor));
        }
    }

    @Override
    public void multiply(Floats x, Floats factor, Floats y) {
        nd(x).vector().muli(nd(factor).vector(x.length()), nd(y).vector(x.length()));
    }

    @Override
    public void gemm(boolean transposeA, boolean transposeB, int m, int n, int k, float alpha, Floats a, int lda, Floats b, int ldb, float beta,
            Floats c, int ldc) {
        products.gemm(transposeA, transposeB, m, n, k, alpha, nd(a), lda, nd(b), ldb, beta, nd(c), ldc);
    }

    @Override
    public void pack(boolean transpose, int k, int n, Floats b, int ldb, Floats packed) {
        INDArray matrix = transpose ? nd(b).matrix(n, k, ldb).transpose() : nd(b).matrix(k, n, ldb);
        nd(packed).matrix(k, n).assign(matrix);
    }

    @Override
    public void gemmPacked(int m, int n, int k, Floats a, int lda, Floats packed, float beta, Floats c, int ldc) {
        gemm(false, false, m, n, k, 1, a, lda, packed, n, beta, c, ldc);
    }

    @Override
    public void sumRows(int rows, int n, Floats x, int ldx, Floats sum) {
        try (MemoryWorkspace _ = Nd4jScratch.open()) {
            nd(sum).vector(n).addi(nd(x).matrix(rows, n, ldx).sum(0));
        }
    }

    @Override
    public void repeat(int times, Floats x, Floats y) {
        INDArray target = nd(y).matrix(times, x.length());
        target.assign(0);
        target.addi(nd(x).matrix(1, x.length()));
    }

    @Override
    public void sumRepeats(int times, Floats x, Floats y) {
        try (MemoryWorkspace _ = Nd4jScratch.open()) {
            nd(y).vector().assign(nd(x).matrix(times, y.length()).sum(0));
        }
    }

    @Override
    public void copyColumns(int rows, int n, Floats x, int ldx, Floats y, int ldy) {
        nd(y).matrix(rows, n, ldy).assign(nd(x).matrix(rows, n, ldx));
    }

    @Override
    public void relu(Floats x) {
        Transforms.relu(nd(x).vector(), false);
    }

    @Override
    public void reluBackward(Floats y, Floats dy) {
        try (MemoryWorkspace _ = Nd4jScratch.open()) {
            nd(dy).vector(y.length()).muli(Transforms.step(nd(y).vector(), true));
        }
    }

    @Override
    public void tanh(Floats x) {
        Transforms.tanh(nd(x).vector(), false);
    }

    @Override
    public void tanhBackward(Floats y, Floats dy) {
        INDArray t = nd(y).vector();
        try (MemoryWorkspace _ = Nd4jScratch.open()) {
            nd(dy).vector(y.length()).muli(t.mul(t).rsubi(1));
        }
    }

    @Override
    public void softplus(Floats x) {
        try (MemoryWorkspace _ = Nd4jScratch.open()) {
            INDArray v = nd(x).vector().castTo(DataType.DOUBLE); // a small sigma2 is the logarithm of nearly 1
            INDArray rest = Transforms.log(Transforms.exp(Transforms.abs(v, true).negi(), false).addi(1), false);
            nd(x).vector().assign(Transforms.max(v, 0, false).addi(rest).addi(SMALLEST_SIGMA2).castTo(DataType.FLOAT));
        }
    }

    @Override
    public void softplusBackward(Floats y, Floats dy) {
        try (MemoryWorkspace _ = Nd4jScratch.open()) {
            INDArray softplus = nd(y).vector().castTo(DataType.DOUBLE).subi(SMALLEST_SIGMA2);
            INDArray sigmoid = Transforms.exp(softplus.negi(), false).rsubi(1); // sigmoid(x) = 1 - exp(-softplus(x))
            nd(dy).vector(y.length()).muli(sigmoid.castTo(DataType.FLOAT));
        }
    }

    @Override
    public void dropoutMask(long seed, double keep, Floats mask) {
        float[] drawn = new float[mask.length()];
        float kept = (float) (1 / keep);
        int threshold = (int) (keep * (1 << 24));
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = (int) (CounterRandom.bits(seed, i) >>> 40) < threshold ? kept : 0;
        }
        upload(drawn, 0, mask, drawn.length);
    }

    @Override
    public void convolve(Convolution geometry, int batch, int outChannels, Floats x, Floats filter, Floats y) {
        convolutions.convolve(geometry, batch, outChannels, nd(x), nd(filter), nd(y));
    }

    @Override
    public void convolveAdjoint(Convolution geometry, int batch, int outChannels, Floats y, Floats filter, Floats x) {
        convolutions.convolveAdjoint(geometry, batch, outChannels, nd(y), nd(filter), nd(x));
    }

    @Override
    public void convolutionGradient(Convolution geometry, int batch, int outChannels, Floats x, Floats dy, Floats gradient) {
        convolutions.convolutionGradient(geometry, batch, outChannels, nd(x), nd(dy), nd(gradient));
    }

    @Override
    public void imageToColumns(Convolution geometry, int batch, int first, int count, Floats x, float around, Floats columns) {
        Nd4jImages.imageToColumns(geometry, batch, first, count, nd(x), around, nd(columns));
    }

    @Override
    public void instanceNorm(int channels, int batch, int pixels, Floats x, Floats gamma, Floats beta, Floats rstd, Floats y,
            boolean accumulate) {
        try (MemoryWorkspace _ = Nd4jScratch.open()) {
            Nd4jImages.instanceNorm(channels, batch, pixels, nd(x), nd(gamma), nd(beta), nd(rstd), nd(y), accumulate);
        }
    }

    @Override
    public void instanceNormBackward(int channels, int batch, int pixels, Floats x, Floats gamma, Floats rstd, Floats dy, Floats dgamma,
            Floats dbeta) {
        try (MemoryWorkspace _ = Nd4jScratch.open()) {
            Nd4jImages.instanceNormBackward(channels, batch, pixels, nd(x), nd(gamma), nd(rstd), nd(dy), nd(dgamma), nd(dbeta));
        }
    }

    @Override
    public void toChannelsLast(int channels, int batch, int pixels, Floats x, Floats nhwc) {
        Nd4jImages.toChannelsLast(channels, batch, pixels, nd(x), nd(nhwc));
    }

    @Override
    public void toChannelsFirst(int channels, int batch, int pixels, Floats nhwc, Floats x) {
        Nd4jImages.toChannelsFirst(channels, batch, pixels, nd(nhwc), nd(x));
    }

    @Override
    public void lstm(int rows, int units, Floats gates, Floats cPrevious, Floats mask, Floats c, Floats tanhC, Floats h) {
        try (MemoryWorkspace _ = Nd4jScratch.open()) {
            Nd4jRecurrent.lstm(rows, units, nd(gates), nd(cPrevious), nd(mask), nd(c), nd(tanhC), nd(h));
        }
    }

    @Override
    public void lstmBackward(int rows, int units, Floats gates, Floats cPrevious, Floats mask, Floats tanhC, Floats dh, Floats dc) {
        try (MemoryWorkspace _ = Nd4jScratch.open()) {
            Nd4jRecurrent.lstmBackward(rows, units, nd(gates), nd(cPrevious), nd(mask), nd(tanhC), nd(dh), nd(dc));
        }
    }

    @Override
    public void layerNormLstm(int rows, int units, Floats pre, LayerNorms norms, Floats cPrevious, Floats mask, Floats gates, Floats statistics,
            Floats c, Floats tanhC, Floats h) {
        try (MemoryWorkspace _ = Nd4jScratch.open()) {
            Nd4jRecurrent.layerNormLstm(rows, units, nd(pre), norms, nd(cPrevious), nd(mask), nd(gates), nd(statistics), nd(c), nd(tanhC), nd(h));
        }
    }

    @Override
    public void layerNormLstmBackward(int rows, int units, Floats pre, LayerNorms norms, LayerNorms gradients, Floats cPrevious, Floats mask,
            Floats gates, Floats statistics, Floats c, Floats tanhC, Floats dh, Floats dc) {
        try (MemoryWorkspace _ = Nd4jScratch.open()) {
            Nd4jRecurrent.layerNormLstmBackward(rows, units, nd(pre), norms, gradients, nd(cPrevious), nd(mask), nd(gates), nd(statistics), nd(c),
                    nd(tanhC), nd(dh), nd(dc));
        }
    }

    @Override
    public void hyperCombine(int rows, int n, Floats scaleX, Floats x, Floats scaleH, Floats h, Floats bias, Floats pre) {
        INDArray sum = nd(pre).matrix(rows, n);
        try (MemoryWorkspace _ = Nd4jScratch.open()) {
            sum.addi(nd(scaleX).matrix(rows, n).mul(nd(x).matrix(rows, n)));
            sum.addi(nd(scaleH).matrix(rows, n).mul(nd(h).matrix(rows, n)));
            sum.addi(nd(bias).matrix(1, n));
        }
    }

    @Override
    public void hyperScaleBackward(Floats d, Floats scale, Floats value) {
        nd(scale).vector(d.length()).muli(nd(d).vector());
        nd(value).vector(d.length()).muli(nd(d).vector());
    }

    @Override
    public double mixtureLoss(int rows, int mixtures, Floats raw, Floats targets, boolean maskPen, float factor) {
        try (MemoryWorkspace _ = Nd4jScratch.open()) {
            return Nd4jMixture.loss(rows, mixtures, nd(raw), nd(targets), maskPen, factor);
        }
    }

    @Override
    public double imageLoss(Floats images, Floats gen, boolean squared, float factor, Floats gradient) {
        try (MemoryWorkspace _ = Nd4jScratch.open()) {
            INDArray d = nd(gen).vector().sub(nd(images).vector(gen.length()));
            if (gradient != null) {
                nd(gradient).vector(gen.length()).assign(squared ? d.mul(2 * factor) : Transforms.sign(d, true).muli(factor));
            }
            INDArray losses = squared ? d.muli(d) : Transforms.abs(d, false);
            return losses.castTo(DataType.DOUBLE).sumNumber().doubleValue();
        }
    }

    @Override
    public void adam(Floats values, Floats gradients, Floats m, Floats v, AdamStep step) {
        int n = values.length();
        try (MemoryWorkspace _ = Nd4jScratch.open()) {
            INDArray gradient = nd(gradients).vector(n).dup();
            Transforms.max(gradient, -step.clip(), false);
            Transforms.min(gradient, step.clip(), false);
            INDArray first = nd(m).vector(n);
            INDArray second = nd(v).vector(n);
            second.muli(step.beta2()).addi(gradient.mul(gradient).muli(1 - step.beta2()));
            first.muli(step.beta1()).addi(gradient.muli(1 - step.beta1()));
            INDArray move = first.mul(step.rate());
            nd(values).vector(n).subi(move.divi(Transforms.sqrt(second, true).addi(step.epsilon())));
        }
    }
}
