package sketchatlas.nn;

import java.util.Arrays;
import sketchatlas.nn.Kernels.LayerNorms;

/**
 * The gates of the recurrent cells on Java arrays, row by row; see {@link Kernels} for what they compute. Each row is copied into
 * small arrays that all begin at index 0: loops over these the compiler always turns into vector instructions, while loops over
 * windows with different offsets, which might overlap, it often does not. The copies stay in the first-level cache.
 */
final class CpuRecurrent {
    private static final float EPSILON = 1e-3f;
    /** Statistics of a row: mean and reciprocal deviation of the four gates and of c. */
    private static final int STATISTICS = 10;

    private final int units;
    private final float[][] gate; // [4, units]: activations i, j, f, o of a row
    private final float[][] delta; // gradients of the gates
    private final float[][] gamma;
    private final float[][] beta;
    private final float[][] dGamma;
    private final float[][] dBeta;
    private final float[] cGamma; // [units] each from here on
    private final float[] cBeta;
    private final float[] dcGamma;
    private final float[] dcBeta;
    private final float[] x;
    private final float[] before;
    private final float[] keep;
    private final float[] c;
    private final float[] tanh;
    private final float[] h;
    private final float[] dc;
    private final Row left; // of sums
    private final Row right;
    private final Row ones;

    /** For cells of so many units: a hyper cell takes two of these in turns. */
    CpuRecurrent(int units) {
        this.units = units;
        gate = new float[4][units];
        delta = new float[4][units];
        gamma = new float[4][units];
        beta = new float[4][units];
        dGamma = new float[4][units];
        dBeta = new float[4][units];
        cGamma = new float[units];
        cBeta = new float[units];
        dcGamma = new float[units];
        dcBeta = new float[units];
        x = new float[units];
        before = new float[units];
        keep = new float[units];
        c = new float[units];
        tanh = new float[units];
        h = new float[units];
        dc = new float[units];
        left = new Row(units);
        right = new Row(units);
        ones = new Row(units);
        Arrays.fill(ones.values, 1);
    }

    int units() {
        return units;
    }

    private static void load(HeapFloats from, int at, float[] to) {
        System.arraycopy(from.array, from.offset + at, to, 0, to.length);
    }

    private static void store(float[] from, HeapFloats to, int at) {
        System.arraycopy(from, 0, to.array, to.offset + at, from.length);
    }

    private void loadKeep(HeapFloats mask, int at) {
        if (mask == null) {
            Arrays.fill(keep, 1);
        } else {
            load(mask, at, keep);
        }
    }

    void lstm(int rows, HeapFloats gates, HeapFloats cPrevious, HeapFloats mask, HeapFloats cNext, HeapFloats tanhC,
            HeapFloats hNext) {
        for (int row = 0; row < rows; row++) {
            int u = row * units;
            for (int g = 0; g < 4; g++) {
                load(gates, 4 * u + g * units, gate[g]);
            }
            activate();
            remember(cPrevious, mask, u);
            output(c);
            for (int g = 0; g < 4; g++) {
                store(gate[g], gates, 4 * u + g * units);
            }
            store(c, cNext, u);
            store(tanh, tanhC, u);
            store(h, hNext, u);
        }
    }

    void layerNormLstm(int rows, HeapFloats pre, LayerNorms norms, HeapFloats cPrevious, HeapFloats mask, HeapFloats gates,
            HeapFloats statistics, HeapFloats cNext, HeapFloats tanhC, HeapFloats hNext) {
        loadNorms(norms);
        float[] s = statistics.array;
        for (int row = 0; row < rows; row++) {
            int u = row * units;
            int at = statistics.offset + row * STATISTICS;
            for (int g = 0; g < 4; g++) {
                load(pre, 4 * u + g * units, x);
                normalize(x, gamma[g], beta[g], gate[g], s, at + 2 * g);
            }
            activate();
            remember(cPrevious, mask, u);
            normalize(c, cGamma, cBeta, x, s, at + 8);
            output(x);
            for (int g = 0; g < 4; g++) {
                store(gate[g], gates, 4 * u + g * units);
            }
            store(c, cNext, u);
            store(tanh, tanhC, u);
            store(h, hNext, u);
        }
    }

    private void loadNorms(LayerNorms norms) {
        for (int g = 0; g < 4; g++) {
            load((HeapFloats) norms.gateGamma(), g * units, gamma[g]);
            load((HeapFloats) norms.gateBeta(), g * units, beta[g]);
        }
        load((HeapFloats) norms.cGamma(), 0, cGamma);
        load((HeapFloats) norms.cBeta(), 0, cBeta);
    }

    /** The gates' functions, with the forget bias of 1. */
    private void activate() {
        sigmoid(gate[0], 0);
        tanh(gate[1], gate[1]);
        sigmoid(gate[2], 1);
        sigmoid(gate[3], 0);
    }

    /** c = cPrevious * f + i * j * keep. */
    private void remember(HeapFloats cPrevious, HeapFloats mask, int u) {
        load(cPrevious, u, before);
        loadKeep(mask, u);
        remember(gate[0], gate[1], gate[2], before, keep, c);
    }

    private static void remember(float[] i, float[] j, float[] f, float[] before, float[] keep, float[] c) {
        for (int n = 0; n < c.length; n++) {
            c[n] = before[n] * f[n] + i[n] * j[n] * keep[n];
        }
    }

    /** h = tanh(from) * o. */
    private void output(float[] from) {
        tanh(from, tanh);
        multiply(tanh, gate[3], h);
    }

    private static void multiply(float[] a, float[] b, float[] y) {
        for (int n = 0; n < y.length; n++) {
            y[n] = a[n] * b[n];
        }
    }

    private static void sigmoid(float[] x, float bias) {
        for (int n = 0; n < x.length; n++) {
            x[n] = FastMath.sigmoid(x[n] + bias);
        }
    }

    private static void tanh(float[] x, float[] y) {
        for (int n = 0; n < y.length; n++) {
            y[n] = FastMath.tanh(x[n]);
        }
    }

    /** y = gamma * (x - mean) / deviation + beta. */
    private void normalize(float[] x, float[] gamma, float[] beta, float[] y, float[] statistics, int at) {
        int n = y.length;
        System.arraycopy(x, 0, left.values, 0, n);
        float mean = Blas.sdot(n, left, ones) / n;
        subtract(mean, left.values);
        float variance = Blas.sdot(n, left, left) / n;
        float rstd = (float) (1 / Math.sqrt(variance + EPSILON));
        statistics[at] = mean;
        statistics[at + 1] = rstd;
        affine(left.values, rstd, gamma, beta, y);
    }

    private static void subtract(float mean, float[] x) {
        for (int i = 0; i < x.length; i++) {
            x[i] -= mean;
        }
    }

    private static void affine(float[] x, float rstd, float[] gamma, float[] beta, float[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] = x[i] * rstd * gamma[i] + beta[i];
        }
    }

    void lstmBackward(int rows, HeapFloats gates, HeapFloats cPrevious, HeapFloats mask, HeapFloats tanhC, HeapFloats dh,
            HeapFloats dCell) {
        for (int row = 0; row < rows; row++) {
            int u = row * units;
            loadGates(gates, u);
            load(tanhC, u, tanh);
            load(dh, u, h);
            load(dCell, u, dc);
            outputBackward(gate[3], tanh, h, delta[3], x);
            add(x, dc);
            rememberBackward(cPrevious, mask, u);
            for (int g = 0; g < 4; g++) {
                store(delta[g], gates, 4 * u + g * units);
            }
            store(dc, dCell, u);
        }
    }

    void layerNormLstmBackward(int rows, HeapFloats pre, LayerNorms norms, LayerNorms gradients, HeapFloats cPrevious,
            HeapFloats mask, HeapFloats gates, HeapFloats statistics, HeapFloats cNext, HeapFloats tanhC, HeapFloats dh, HeapFloats dCell) {
        loadNorms(norms);
        loadNormGradients(gradients);
        float[] s = statistics.array;
        for (int row = 0; row < rows; row++) {
            int u = row * units;
            int at = statistics.offset + row * STATISTICS;
            loadGates(gates, u);
            load(tanhC, u, tanh);
            load(dh, u, h);
            load(dCell, u, dc);
            load(cNext, u, c);
            outputBackward(gate[3], tanh, h, delta[3], x);
            normalizeBackward(c, x, cGamma, dcGamma, dcBeta, s[at + 8], s[at + 9]);
            add(x, dc);
            rememberBackward(cPrevious, mask, u);
            store(dc, dCell, u);
            for (int g = 0; g < 4; g++) {
                load(pre, 4 * u + g * units, x);
                normalizeBackward(x, delta[g], gamma[g], dGamma[g], dBeta[g], s[at + 2 * g], s[at + 2 * g + 1]);
                store(delta[g], pre, 4 * u + g * units);
            }
        }
        storeNormGradients(gradients);
    }

    private void loadGates(HeapFloats gates, int u) {
        for (int g = 0; g < 4; g++) {
            load(gates, 4 * u + g * units, gate[g]);
        }
    }

    private void loadNormGradients(LayerNorms gradients) {
        for (int g = 0; g < 4; g++) {
            load((HeapFloats) gradients.gateGamma(), g * units, dGamma[g]);
            load((HeapFloats) gradients.gateBeta(), g * units, dBeta[g]);
        }
        load((HeapFloats) gradients.cGamma(), 0, dcGamma);
        load((HeapFloats) gradients.cBeta(), 0, dcBeta);
    }

    private void storeNormGradients(LayerNorms gradients) {
        for (int g = 0; g < 4; g++) {
            store(dGamma[g], (HeapFloats) gradients.gateGamma(), g * units);
            store(dBeta[g], (HeapFloats) gradients.gateBeta(), g * units);
        }
        store(dcGamma, (HeapFloats) gradients.cGamma(), 0);
        store(dcBeta, (HeapFloats) gradients.cBeta(), 0);
    }

    /** Of h = tanh * o: the gradient of o's pre-activation and that of the tanh's argument. */
    private static void outputBackward(float[] o, float[] tanh, float[] dh, float[] dO, float[] dArgument) {
        for (int n = 0; n < o.length; n++) {
            dO[n] = dh[n] * tanh[n] * o[n] * (1 - o[n]);
            dArgument[n] = dh[n] * o[n] * (1 - tanh[n] * tanh[n]);
        }
    }

    private static void add(float[] x, float[] y) {
        for (int n = 0; n < y.length; n++) {
            y[n] += x[n];
        }
    }

    /** Given d(c): the gradients of the pre-activations of i, j, f, and d(c) becomes d(cPrevious). */
    private void rememberBackward(HeapFloats cPrevious, HeapFloats mask, int u) {
        load(cPrevious, u, before);
        loadKeep(mask, u);
        candidateBackward(gate[0], gate[1], keep, dc, delta[0], delta[1]);
        forgetBackward(gate[2], before, dc, delta[2]);
    }

    private static void candidateBackward(float[] i, float[] j, float[] keep, float[] dc, float[] dI, float[] dJ) {
        for (int n = 0; n < i.length; n++) {
            float d = dc[n] * keep[n];
            dI[n] = d * j[n] * i[n] * (1 - i[n]);
            dJ[n] = d * i[n] * (1 - j[n] * j[n]);
        }
    }

    private static void forgetBackward(float[] f, float[] before, float[] dc, float[] dF) {
        for (int n = 0; n < f.length; n++) {
            dF[n] = dc[n] * before[n] * f[n] * (1 - f[n]);
            dc[n] *= f[n];
        }
    }

    /** Of y = gamma * normalised(x) + beta: d is dy and becomes dx. */
    private void normalizeBackward(float[] x, float[] d, float[] gamma, float[] dGamma, float[] dBeta, float mean, float rstd) {
        int n = d.length;
        standardize(x, mean, rstd, left.values);
        parameterGradients(left.values, d, dGamma, dBeta);
        multiply(d, gamma, right.values);
        project(left.values, right.values, Blas.sdot(n, right, ones) / n, Blas.sdot(n, right, left) / n, rstd, d);
    }

    private static void standardize(float[] x, float mean, float rstd, float[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] = (x[i] - mean) * rstd;
        }
    }

    private static void parameterGradients(float[] x, float[] d, float[] dGamma, float[] dBeta) {
        for (int i = 0; i < d.length; i++) {
            dGamma[i] += d[i] * x[i];
            dBeta[i] += d[i];
        }
    }

    private static void project(float[] x, float[] scaled, float meanD, float meanDx, float rstd, float[] d) {
        for (int i = 0; i < d.length; i++) {
            d[i] = rstd * (scaled[i] - meanD - x[i] * meanDx);
        }
    }
}
