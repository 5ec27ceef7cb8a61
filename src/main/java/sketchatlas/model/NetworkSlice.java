package sketchatlas.model;

import sketchatlas.data.Batch;
import sketchatlas.nn.Floats;
import sketchatlas.nn.Kernels;
import sketchatlas.nn.StepInputs;

/**
 * One thread's part of a batch on its way through the networks and back: sketches {@code first .. first + count - 1}. Arrays with a
 * row for each sketch are those of the whole batch, so that several slices fill them side by side.
 */
final class NetworkSlice {
    private final HyperParameters hp;
    private final SketchNetwork network;
    private final Kernels kernels;
    private final int codeSize;
    private Batch batch;
    private int first;
    private int count;
    private float[] targets = new float[0]; // [T, count, 5]
    private float[] codeRows = new float[0]; // [count, z]
    private Floats targetMemory;
    private Floats latentGradient; // [count, z], twice: mu and sigma2
    private Floats code; // [count, z], of pictures
    private Floats codeGradient;
    private Floats strokeRaw;
    private Floats pictures;

    NetworkSlice(HyperParameters hp, SketchNetwork network) {
        this.hp = hp;
        this.network = network;
        this.kernels = network.kernels();
        this.codeSize = hp.zSize();
    }

    void load(Batch of, int from, int size) {
        batch = of;
        first = from;
        count = size;
        network.encoder().resize(count);
        kernels.upload(batch.images(), first * pixels(), network.encoder().images(), count * pixels());
    }

    private int pixels() {
        return hp.pngWidth() * hp.pngWidth();
    }

    /** Writes this slice's rows of mu and sigma2 [B, Z]. */
    void encode(float[] mu, float[] sigma2) {
        network.encoder().forward();
        kernels.download(network.encoder().mu(), mu, first * codeSize, count * codeSize);
        kernels.download(network.encoder().sigma2(), sigma2, first * codeSize, count * codeSize);
    }

    /**
     * Draws the codes z [B, Z] of this slice with the batch's inputs.
     *
     * @param gradientFactor what the gradient is multiplied by (1 / B and the loss's weight); 0 for the loss alone
     * @param maskPen whether rows after the end count no pen loss (evaluation)
     * @return the sum of the stroke loss over the slice
     */
    double strokes(float[] z, SequenceDecoder.Dropout dropout, long seed, boolean maskPen, float gradientFactor) {
        Floats raw = strokeForward(z, dropout, seed);
        double loss = kernels.mixtureLoss(count * batch.steps(), SequenceDecoder.MIXTURES, raw, targetMemory, maskPen, gradientFactor);
        if (gradientFactor != 0) {
            network.sequenceDecoder().backward(raw);
        }
        return loss;
    }

    private Floats strokeForward(float[] z, SequenceDecoder.Dropout dropout, long seed) {
        int steps = batch.steps();
        SequenceDecoder decoder = network.sequenceDecoder();
        decoder.resize(count, steps);
        int n = steps * count * StepInputs.STROKE;
        if (targets.length < n) {
            targets = new float[n];
            targetMemory = kernels.allocate(n);
        }
        timeFirst(batch.inputs(), 0, targets);
        kernels.upload(targets, 0, decoder.inputs().strokes(), n);
        timeFirst(batch.sequences(), 1, targets);
        kernels.upload(targets, 0, targetMemory, n);
        kernels.upload(z, first * codeSize, decoder.inputs().code(), count * codeSize);
        strokeRaw = decoder.forward(dropout, seed);
        return strokeRaw;
    }

    /** Rows {@code offset .. offset + T - 1} of each sequence as [T, count, 5]. */
    private void timeFirst(float[] sequences, int offset, float[] to) {
        int width = StepInputs.STROKE;
        for (int t = 0; t < batch.steps(); t++) {
            for (int b = 0; b < count; b++) {
                int from = ((first + b) * (batch.steps() + 1) + offset + t) * width;
                System.arraycopy(sequences, from, to, (t * count + b) * width, width);
            }
        }
    }

    /**
     * Paints the codes z [B, Z] of this slice.
     *
     * @param gradientFactor as in {@link #strokes}
     * @param dCode on return the gradient of this slice's codes is added to its rows [B, Z]; null keeps it from the codes
     * @return the sum of the image loss over the slice
     */
    double pictures(float[] z, boolean squared, float gradientFactor, float[] dCode) {
        ImageDecoder decoder = network.imageDecoder();
        decoder.resize(count);
        if (code == null || code.length() != count * codeSize) {
            code = kernels.allocate(count * codeSize);
            codeGradient = kernels.allocate(count * codeSize);
        }
        kernels.upload(z, first * codeSize, code, count * codeSize);
        pictures = decoder.forward(code);
        boolean backward = gradientFactor != 0;
        double loss = kernels.imageLoss(network.encoder().images(), pictures, squared, gradientFactor, backward ? decoder.pictureGradient() : null);
        if (backward) {
            kernels.fill(codeGradient, 0);
            decoder.backward(code, codeGradient);
            if (dCode != null) {
                addRows(codeGradient, dCode);
            }
        }
        return loss;
    }

    /** Adds the gradient that {@link #strokes} left to this slice's rows of dCode [B, Z]. */
    void addStrokeGradient(float[] dCode) {
        addRows(network.sequenceDecoder().inputs().codeGradient(), dCode);
    }

    private void addRows(Floats gradient, float[] dCode) {
        int n = count * codeSize;
        if (codeRows.length < n) {
            codeRows = new float[n];
        }
        kernels.download(gradient, codeRows, 0, n);
        for (int i = 0; i < n; i++) {
            dCode[first * codeSize + i] += codeRows[i];
        }
    }

    /** Adds to the encoder's gradients, given those of mu and sigma2 [B, Z]. */
    void encoderBackward(float[] dMu, float[] dSigma2) {
        int n = count * codeSize;
        if (latentGradient == null || latentGradient.length() != 2 * n) {
            latentGradient = kernels.allocate(2 * n);
        }
        Floats mu = latentGradient.slice(0, n);
        Floats sigma2 = latentGradient.slice(n, n);
        kernels.upload(dMu, first * codeSize, mu, n);
        kernels.upload(dSigma2, first * codeSize, sigma2, n);
        network.encoder().backward(mu, sigma2);
    }

    /** The raw output of the last {@link #strokes} without gradient, into [B, T, 123]. */
    void rawOutput(float[] raw) {
        int width = SequenceDecoder.OUTPUTS;
        float[] own = new float[count * batch.steps() * width];
        kernels.download(strokeRaw, own, 0, own.length);
        for (int t = 0; t < batch.steps(); t++) {
            for (int b = 0; b < count; b++) {
                System.arraycopy(own, (t * count + b) * width, raw, ((first + b) * batch.steps() + t) * width, width);
            }
        }
    }

    /** The pictures of the last {@link #pictures}, into [B, width * width]. */
    void pictureOutput(float[] gen) {
        kernels.download(pictures, gen, first * pixels(), count * pixels());
    }
}
