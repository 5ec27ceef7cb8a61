package sketchatlas.nn;

import sketchatlas.nn.Kernels.LayerNorms;

/** The gates of the recurrent cells on Java arrays, row by row; see {@link Kernels} for what they compute. */
final class CpuRecurrent {
    private static final float EPSILON = 1e-3f;
    /** Statistics of a row: mean and reciprocal deviation of the four gates and of c. */
    private static final int STATISTICS = 10;

    private float[] dGate = new float[0]; // [4 units]
    private float[] normalized = new float[0]; // [units]
    private float[] scaled = new float[0]; // [units]

    private void reserve(int units) {
        if (normalized.length < units) {
            dGate = new float[4 * units];
            normalized = new float[units];
            scaled = new float[units];
        }
    }

    void lstm(int rows, int units, HeapFloats gates, HeapFloats cPrevious, HeapFloats mask, HeapFloats c, HeapFloats tanhC, HeapFloats h) {
        for (int row = 0; row < rows; row++) {
            int g = gates.offset + row * 4 * units;
            int u = row * units;
            sigmoid(gates.array, g, units, 0);
            tanh(gates.array, g + units, units);
            sigmoid(gates.array, g + 2 * units, units, 1);
            sigmoid(gates.array, g + 3 * units, units, 0);
            cell(units, gates.array, g, cPrevious.array, cPrevious.offset + u, mask, u, c.array, c.offset + u);
            output(units, gates.array, g + 3 * units, c.array, c.offset + u, tanhC.array, tanhC.offset + u, h.array, h.offset + u);
        }
    }

    void lstmBackward(int rows, int units, HeapFloats gates, HeapFloats cPrevious, HeapFloats mask, HeapFloats tanhC, HeapFloats dh,
            HeapFloats dc) {
        for (int row = 0; row < rows; row++) {
            int g = gates.offset + row * 4 * units;
            int u = row * units;
            float[] a = gates.array;
            int t = tanhC.offset + u;
            int d = dc.offset + u;
            int e = dh.offset + u;
            for (int i = 0; i < units; i++) {
                float o = a[g + 3 * units + i];
                float th = tanhC.array[t + i];
                float dOut = dh.array[e + i];
                dc.array[d + i] += dOut * o * (1 - th * th);
                a[g + 3 * units + i] = dOut * th * o * (1 - o);
            }
            cellBackward(units, a, g, cPrevious.array, cPrevious.offset + u, mask, u, dc.array, d, a, g);
        }
    }

    void layerNormLstm(int rows, int units, HeapFloats pre, LayerNorms norms, HeapFloats cPrevious, HeapFloats mask, HeapFloats gates,
            HeapFloats statistics, HeapFloats c, HeapFloats tanhC, HeapFloats h) {
        reserve(units);
        HeapFloats gamma = (HeapFloats) norms.gateGamma();
        HeapFloats beta = (HeapFloats) norms.gateBeta();
        HeapFloats gammaC = (HeapFloats) norms.cGamma();
        HeapFloats betaC = (HeapFloats) norms.cBeta();
        for (int row = 0; row < rows; row++) {
            int g = gates.offset + row * 4 * units;
            int p = pre.offset + row * 4 * units;
            int s = statistics.offset + row * STATISTICS;
            int u = row * units;
            for (int gate = 0; gate < 4; gate++) {
                int k = gate * units;
                normalize(units, pre.array, p + k, gamma.array, gamma.offset + k, beta.array, beta.offset + k, gates.array, g + k,
                        statistics.array, s + 2 * gate);
            }
            sigmoid(gates.array, g, units, 0);
            tanh(gates.array, g + units, units);
            sigmoid(gates.array, g + 2 * units, units, 1);
            sigmoid(gates.array, g + 3 * units, units, 0);
            cell(units, gates.array, g, cPrevious.array, cPrevious.offset + u, mask, u, c.array, c.offset + u);
            normalize(units, c.array, c.offset + u, gammaC.array, gammaC.offset, betaC.array, betaC.offset, normalized, 0, statistics.array,
                    s + 8);
            output(units, gates.array, g + 3 * units, normalized, 0, tanhC.array, tanhC.offset + u, h.array, h.offset + u);
        }
    }

    void layerNormLstmBackward(int rows, int units, HeapFloats pre, LayerNorms norms, LayerNorms gradients, HeapFloats cPrevious,
            HeapFloats mask, HeapFloats gates, HeapFloats statistics, HeapFloats c, HeapFloats tanhC, HeapFloats dh, HeapFloats dc) {
        reserve(units);
        HeapFloats gamma = (HeapFloats) norms.gateGamma();
        HeapFloats gammaC = (HeapFloats) norms.cGamma();
        HeapFloats dGamma = (HeapFloats) gradients.gateGamma();
        HeapFloats dBeta = (HeapFloats) gradients.gateBeta();
        HeapFloats dGammaC = (HeapFloats) gradients.cGamma();
        HeapFloats dBetaC = (HeapFloats) gradients.cBeta();
        for (int row = 0; row < rows; row++) {
            int g = gates.offset + row * 4 * units;
            int p = pre.offset + row * 4 * units;
            int s = statistics.offset + row * STATISTICS;
            int u = row * units;
            float[] a = gates.array;
            float[] dNormC = scaled;
            for (int i = 0; i < units; i++) {
                float o = a[g + 3 * units + i];
                float th = tanhC.array[tanhC.offset + u + i];
                float dOut = dh.array[dh.offset + u + i];
                dGate[3 * units + i] = dOut * th * o * (1 - o);
                dNormC[i] = dOut * o * (1 - th * th);
            }
            normalizeBackward(units, c.array, c.offset + u, statistics.array, s + 8, dNormC, 0, gammaC, 0, dGammaC, dBetaC, normalized);
            for (int i = 0; i < units; i++) {
                dc.array[dc.offset + u + i] += normalized[i];
            }
            cellBackward(units, a, g, cPrevious.array, cPrevious.offset + u, mask, u, dc.array, dc.offset + u, dGate, 0);
            for (int gate = 0; gate < 4; gate++) {
                int k = gate * units;
                normalizeBackward(units, pre.array, p + k, statistics.array, s + 2 * gate, dGate, k, gamma, k, dGamma, dBeta, normalized);
                System.arraycopy(normalized, 0, pre.array, p + k, units);
            }
        }
    }

    /** c = cPrevious * f + i * mask * j. */
    private static void cell(int units, float[] gates, int g, float[] cPrevious, int cp, HeapFloats mask, int m, float[] c, int cOffset) {
        if (mask == null) {
            for (int i = 0; i < units; i++) {
                c[cOffset + i] = cPrevious[cp + i] * gates[g + 2 * units + i] + gates[g + i] * gates[g + units + i];
            }
        } else {
            float[] keep = mask.array;
            int k = mask.offset + m;
            for (int i = 0; i < units; i++) {
                c[cOffset + i] = cPrevious[cp + i] * gates[g + 2 * units + i] + gates[g + i] * gates[g + units + i] * keep[k + i];
            }
        }
    }

    /** Given d(c): the gradients of the pre-activations of i, j, f into d, and d(c) becomes d(cPrevious). */
    private static void cellBackward(int units, float[] gates, int g, float[] cPrevious, int cp, HeapFloats mask, int m, float[] dc, int dcOffset,
            float[] d, int dOffset) {
        for (int n = 0; n < units; n++) {
            float i = gates[g + n];
            float j = gates[g + units + n];
            float f = gates[g + 2 * units + n];
            float keep = mask == null ? 1 : mask.array[mask.offset + m + n];
            float delta = dc[dcOffset + n];
            d[dOffset + n] = delta * j * keep * i * (1 - i);
            d[dOffset + units + n] = delta * i * keep * (1 - j * j);
            d[dOffset + 2 * units + n] = delta * cPrevious[cp + n] * f * (1 - f);
            dc[dcOffset + n] = delta * f;
        }
    }

    /** h = tanh(x) * o. */
    private static void output(int units, float[] o, int oOffset, float[] x, int xOffset, float[] tanh, int t, float[] h, int hOffset) {
        for (int i = 0; i < units; i++) {
            float th = FastMath.tanh(x[xOffset + i]);
            tanh[t + i] = th;
            h[hOffset + i] = th * o[oOffset + i];
        }
    }

    private static void sigmoid(float[] x, int offset, int n, float bias) {
        for (int i = offset; i < offset + n; i++) {
            x[i] = FastMath.sigmoid(x[i] + bias);
        }
    }

    private static void tanh(float[] x, int offset, int n) {
        for (int i = offset; i < offset + n; i++) {
            x[i] = FastMath.tanh(x[i]);
        }
    }

    private static void normalize(int n, float[] x, int xOffset, float[] gamma, int g, float[] beta, int b, float[] y, int yOffset,
            float[] statistics, int s) {
        float mean = FastMath.sum(x, xOffset, n) / n;
        float variance = FastMath.squaredDeviation(x, xOffset, n, mean) / n;
        float rstd = (float) (1 / Math.sqrt(variance + EPSILON));
        statistics[s] = mean;
        statistics[s + 1] = rstd;
        for (int i = 0; i < n; i++) {
            y[yOffset + i] = (x[xOffset + i] - mean) * rstd * gamma[g + i] + beta[b + i];
        }
    }

    /** dx of y = gamma * normalised(x) + beta; gamma and its gradients are read from {@code k} on. */
    private static void normalizeBackward(int n, float[] x, int xOffset, float[] statistics, int s, float[] dy, int dyOffset, HeapFloats gamma,
            int k, HeapFloats dGamma, HeapFloats dBeta, float[] dx) {
        float mean = statistics[s];
        float rstd = statistics[s + 1];
        int g = gamma.offset + k;
        int dg = dGamma.offset + k;
        int db = dBeta.offset + k;
        float[] gammas = gamma.array;
        float[] dGammas = dGamma.array;
        float[] dBetas = dBeta.array;
        for (int i = 0; i < n; i++) {
            float xHat = (x[xOffset + i] - mean) * rstd;
            float d = dy[dyOffset + i];
            dGammas[dg + i] += d * xHat;
            dBetas[db + i] += d;
            dx[i] = d * gammas[g + i];
        }
        float meanD = FastMath.sum(dx, 0, n) / n;
        // mean(dx * xHat) = (dx . x - mean * sum(dx)) * rstd / n
        float meanDx = (FastMath.dot(dx, 0, x, xOffset, n) / n - mean * meanD) * rstd;
        for (int i = 0; i < n; i++) {
            float xHat = (x[xOffset + i] - mean) * rstd;
            dx[i] = rstd * (dx[i] - meanD - xHat * meanDx);
        }
    }
}
