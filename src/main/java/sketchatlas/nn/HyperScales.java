package sketchatlas.nn;

import java.util.Arrays;

/**
 * How the inner LSTM of a hyper cell steers the outer one (Ha, Dai and Le 2017, "HyperNetworks", section 3.2): from its output
 * h^ come, for each gate, an embedding of 32 values for the x-side scale, one for the h-side scale and one for the bias, and from
 * these the scales and the bias. The twelve embeddings are columns of one product, in the order x-scales, h-scales, biases.
 */
final class HyperScales {
    private static final int EMBEDDING = 32;
    private static final int BLOCKS = 12;
    private static final int SCALES = 8;
    private static final int WIDTH = BLOCKS * EMBEDDING;

    private final int inner;
    private final int units;
    private final int projectionOffset;
    private final int biasOffset;
    private final int outputOffset;
    private final RecurrentProduct projection; // [inner, 12 * 32]
    private final RecurrentProduct[] outputs = new RecurrentProduct[BLOCKS]; // [32, units]
    private Kernels kernels;
    private Floats scaleBias; // [8 * 32]
    private Floats scaleBiasGradient;
    private Floats biasRow; // [12 * 32]; no bias for the last four
    private int batch;
    private Floats allEmbeddings; // [steps, batch, 12 * 32]
    private Floats allGradients;
    private Floats[] embeddings;
    private Floats[] gradients;

    HyperScales(ParameterLayout layout, String scope, int inner, int units) {
        this.inner = inner;
        this.units = units;
        projectionOffset = layout.reserve(inner * WIDTH);
        biasOffset = layout.reserve(SCALES * EMBEDDING);
        outputOffset = layout.reserve(WIDTH * units);
        projection = new RecurrentProduct(inner, WIDTH);
        Arrays.setAll(outputs, _ -> new RecurrentProduct(EMBEDDING, units));
        for (int gate = 0; gate < 4; gate++) {
            declareScale(layout, scope + "/hyper_" + "ijfo".charAt(gate) + "x", gate);
            String hSide = scope + "/hyper_" + "ijfo".charAt(gate) + "h";
            declareScale(layout, hSide, 4 + gate);
            declareColumns(layout, hSide + "/zb/super_linear_w", 8 + gate, Initializer.gaussian(0.01));
            declareOutput(layout, hSide + "/beta/super_linear_w", 8 + gate, Initializer.constant(0));
        }
    }

    private void declareScale(ParameterLayout layout, String scope, int block) {
        declareColumns(layout, scope + "/zw/super_linear_w", block, Initializer.constant(0));
        layout.declareBlock(scope + "/zw/super_linear_b", Initializer.constant(1), biasOffset + block * EMBEDDING, EMBEDDING);
        declareOutput(layout, scope + "/alpha/super_linear_w", block, Initializer.constant(0.1 / EMBEDDING));
    }

    private void declareColumns(ParameterLayout layout, String name, int block, Initializer initializer) {
        layout.declareBlock(name, initializer, projectionOffset + block * EMBEDDING, WIDTH, inner, EMBEDDING);
    }

    private void declareOutput(ParameterLayout layout, String name, int block, Initializer initializer) {
        layout.declareBlock(name, initializer, outputOffset + block * EMBEDDING * units, units, EMBEDDING, units);
    }

    void bind(Binding binding) {
        kernels = binding.kernels();
        projection.bind(binding, projectionOffset);
        for (int block = 0; block < BLOCKS; block++) {
            outputs[block].bind(binding, outputOffset + block * EMBEDDING * units);
        }
        scaleBias = binding.values(biasOffset, SCALES * EMBEDDING);
        scaleBiasGradient = binding.gradients(biasOffset, SCALES * EMBEDDING);
        biasRow = kernels.allocate(WIDTH);
    }

    void allocate(int forBatch, int steps) {
        batch = forBatch;
        allEmbeddings = kernels.allocate(steps * batch * WIDTH);
        embeddings = allEmbeddings.split(steps, batch * WIDTH);
        allGradients = kernels.allocate(steps * batch * WIDTH);
        gradients = allGradients.split(steps, batch * WIDTH);
    }

    /** Before the steps of a run. */
    void prepare() {
        kernels.copy(scaleBias, biasRow);
        projection.prepare(batch);
        for (RecurrentProduct output : outputs) {
            output.prepare(batch);
        }
    }

    /** Before the steps back. */
    void prepareBackward() {
        projection.prepareBackward(batch);
        for (RecurrentProduct output : outputs) {
            output.prepareBackward(batch);
        }
    }

    /** From h^ [batch, inner] the scales of x and h and the bias (onto {@code bias}, which is overwritten), all [batch, 4 units]. */
    void forward(int t, Floats innerH, Floats scaleX, Floats scaleH, Floats bias) {
        kernels.repeat(batch, biasRow, embeddings[t]);
        projection.forward(batch, innerH, 1, embeddings[t]); // [batch, 12 * 32]
        for (int block = 0; block < BLOCKS; block++) {
            outputs[block].forward(batch, embeddings[t].from(block * EMBEDDING), WIDTH, 0, gate(block, scaleX, scaleH, bias), 4 * units); // [batch, units]
        }
    }

    /** Given the gradients of scales and bias, dInner [batch, inner] = keep * dInner + the gradient of h^. */
    void backward(int t, Floats dScaleX, Floats dScaleH, Floats dBias, Floats dInner, float keep) {
        for (int block = 0; block < BLOCKS; block++) {
            outputs[block].backward(batch, gate(block, dScaleX, dScaleH, dBias), 4 * units, 0, gradients[t].from(block * EMBEDDING), WIDTH); // [batch, 32]
        }
        projection.backward(batch, gradients[t], keep, dInner); // [batch, inner]
    }

    /** Adds to the gradients of the parameters, from all steps at once; arguments [steps, batch, ...]. */
    void finishBackward(int steps, Floats allInnerH, Floats dScaleX, Floats dScaleH, Floats dBias) {
        int rows = steps * batch;
        for (int block = 0; block < BLOCKS; block++) {
            outputs[block].addGradient(rows, allEmbeddings.from(block * EMBEDDING), WIDTH, gate(block, dScaleX, dScaleH, dBias), 4 * units); // [32, units]
        }
        projection.addGradient(rows, allInnerH, allGradients);
        kernels.sumRows(rows, SCALES * EMBEDDING, allGradients, WIDTH, scaleBiasGradient);
    }

    private Floats gate(int block, Floats scaleX, Floats scaleH, Floats bias) {
        Floats side = block < 4 ? scaleX : block < SCALES ? scaleH : bias;
        return side.from(block % 4 * units);
    }
}
