package sketchatlas.nn;

import sketchatlas.nn.Kernels.LayerNorms;

/**
 * The memory, norms and gates of one layer-normalised LSTM (Ba, Kiros and Hinton 2016) over given pre-activations. It is the
 * whole of the layer_norm cell but for its products, and both the inner and the outer part of the hyper cell.
 */
final class LayerNormLstm {
    private static final int STATISTICS = 10;

    private final int units;
    private final Parameter gateGamma;
    private final Parameter gateBeta;
    private final Parameter cGamma;
    private final Parameter cBeta;
    private Kernels kernels;
    private LayerNorms norms;
    private LayerNorms gradients;
    private int batch;
    private Floats allPre; // [steps, batch, 4 units]
    private Floats allH; // [steps + 1, batch, units]
    private Floats[] pre;
    private Floats[] h;
    private Floats[] c;
    private Floats[] gates;
    private Floats[] statistics;
    private Floats[] tanhC;
    private Floats mask;
    private Floats[] masks;
    private boolean dropped;
    private Floats dc; // [batch, units]

    LayerNormLstm(ParameterLayout layout, String scope, int units) {
        this.units = units;
        gateGamma = layout.declare(scope + "/ln_all/ln_gamma", Initializer.constant(1), 4 * units);
        gateBeta = layout.declare(scope + "/ln_all/ln_beta", Initializer.constant(0), 4 * units);
        cGamma = layout.declare(scope + "/ln_c/ln_gamma", Initializer.constant(1), units);
        cBeta = layout.declare(scope + "/ln_c/ln_beta", Initializer.constant(0), units);
    }

    void bind(Binding binding) {
        kernels = binding.kernels();
        norms = new LayerNorms(binding.value(gateGamma), binding.value(gateBeta), binding.value(cGamma), binding.value(cBeta));
        gradients = new LayerNorms(binding.gradient(gateGamma), binding.gradient(gateBeta), binding.gradient(cGamma), binding.gradient(cBeta));
    }

    void allocate(int forBatch, int steps) {
        batch = forBatch;
        int n = batch * units;
        allH = kernels.allocate((steps + 1) * n);
        h = allH.split(steps + 1, n);
        c = kernels.allocate((steps + 1) * n).split(steps + 1, n);
        allPre = kernels.allocate(4 * steps * n);
        pre = allPre.split(steps, 4 * n);
        gates = kernels.allocate(4 * steps * n).split(steps, 4 * n);
        statistics = kernels.allocate(steps * batch * STATISTICS).split(steps, batch * STATISTICS);
        tanhC = kernels.allocate(steps * n).split(steps, n);
        dc = kernels.allocate(n);
        mask = null;
    }

    /** Draws the recurrent dropout of a run; keep = 1 means none. */
    void drop(int steps, double keep, long seed) {
        dropped = keep < 1;
        if (dropped) {
            if (mask == null) {
                mask = kernels.allocate(tanhC.length * batch * units);
                masks = mask.split(tanhC.length, batch * units);
            }
            kernels.dropoutMask(seed, keep, mask.slice(0, steps * batch * units));
        }
    }

    /** From pre-activations, h and c at t to h and c at t + 1. */
    void forward(int t) {
        kernels.layerNormLstm(batch, units, pre[t], norms, c[t], dropped ? masks[t] : null, gates[t], statistics[t], c[t + 1], tanhC[t], h[t + 1]);
    }

    void beginBackward() {
        kernels.fill(dc, 0);
    }

    /** The pre-activations of step t become their gradient; d(c) goes one step back. */
    void backward(int t, Floats dh) {
        kernels.layerNormLstmBackward(batch, units, pre[t], norms, gradients, c[t], dropped ? masks[t] : null, gates[t], statistics[t], c[t + 1],
                tanhC[t], dh, dc);
    }

    void carry(int steps) {
        kernels.copy(h[steps], h[0]);
        kernels.copy(c[steps], c[0]);
    }

    /** [steps, batch, 4 units]: pre-activations, after {@link #backward} their gradients. */
    Floats allPre() {
        return allPre;
    }

    Floats pre(int t) {
        return pre[t];
    }

    /** [steps + 1, batch, units]. */
    Floats allH() {
        return allH;
    }

    Floats h(int t) {
        return h[t];
    }

    Floats c(int t) {
        return c[t];
    }

    Floats dc() {
        return dc;
    }
}
