package sketchatlas.model;

import sketchatlas.nn.Binding;
import sketchatlas.nn.Convolution;
import sketchatlas.nn.Dense;
import sketchatlas.nn.Floats;
import sketchatlas.nn.Kernels;
import sketchatlas.nn.NormalizedConvolution;
import sketchatlas.nn.ParameterLayout;

/** The CNN that turns a sketch image into the mean and variance of its latent code. */
final class ImageEncoder {
    private static final int[] CHANNELS = {32, 64, 128, 256};

    private final int codeSize;
    private final int size;
    private final DilatedBlock first;
    private final DilatedBlock second;
    private final NormalizedConvolution third;
    private final NormalizedConvolution fourth;
    private final Dense toMu;
    private final Dense toSigma2;
    private Kernels kernels;
    private boolean training;
    private int batch;
    private Floats images; // [1, batch, size * size]
    private Floats afterFirst; // [32, batch, (size / 2)^2]
    private Floats afterSecond; // [64, batch, (size / 4)^2]
    private Floats afterThird; // [128, batch, (size / 8)^2]
    private Floats afterFourth; // [256, batch, (size / 16)^2]
    private Floats flat; // [batch, 256 * (size / 16)^2]
    private Floats mu; // [batch, z]
    private Floats sigma2; // [batch, z]
    private Floats dFirst;
    private Floats dSecond;
    private Floats dThird;
    private Floats dFourth;
    private Floats dFlat;

    /** @param size width and height of the images, a multiple of 16 */
    ImageEncoder(ParameterLayout layout, int size, int codeSize) {
        this.size = size;
        this.codeSize = codeSize;
        first = new DilatedBlock(layout, Names.ENCODER + "layer_1", 1, CHANNELS[0], size);
        second = new DilatedBlock(layout, Names.ENCODER + "layer_2", CHANNELS[0], CHANNELS[1], size / 2);
        third = new NormalizedConvolution(layout, Names.ENCODER + "conv0", new Convolution(CHANNELS[1], size / 4, 2, 1), CHANNELS[2]);
        fourth = new NormalizedConvolution(layout, Names.ENCODER + "conv1", new Convolution(CHANNELS[2], size / 8, 2, 1), CHANNELS[3]);
        toMu = new Dense(layout, Names.ENCODER + "fc_mu", flatSize(), codeSize);
        toSigma2 = new Dense(layout, Names.ENCODER + "fc_sigma2", flatSize(), codeSize);
    }

    private int flatSize() {
        return CHANNELS[3] * lastPixels();
    }

    private int lastPixels() {
        return size / 16 * (size / 16);
    }

    void bind(Binding binding) {
        kernels = binding.kernels();
        training = binding.training();
        first.bind(binding);
        second.bind(binding);
        third.bind(binding);
        fourth.bind(binding);
        toMu.bind(binding);
        toSigma2.bind(binding);
    }

    void resize(int newBatch) {
        if (batch == newBatch) {
            return;
        }
        batch = newBatch;
        first.resize(batch);
        second.resize(batch);
        third.resize(batch);
        fourth.resize(batch);
        int pixels = size * size;
        images = kernels.allocate(batch * pixels);
        afterThird = kernels.allocate(CHANNELS[2] * batch * pixels / 64);
        afterFourth = kernels.allocate(CHANNELS[3] * batch * pixels / 256);
        flat = kernels.allocate(batch * flatSize());
        mu = kernels.allocate(batch * codeSize);
        sigma2 = kernels.allocate(batch * codeSize);
        if (training) {
            dFirst = kernels.allocate(CHANNELS[0] * batch * pixels / 4);
            dSecond = kernels.allocate(CHANNELS[1] * batch * pixels / 16);
            dThird = kernels.allocate(CHANNELS[2] * batch * pixels / 64);
            dFourth = kernels.allocate(CHANNELS[3] * batch * pixels / 256);
            dFlat = kernels.allocate(batch * flatSize());
        }
    }

    /** [batch, size * size], to be filled before {@link #forward}. */
    Floats images() {
        return images;
    }

    /** [batch, z]. */
    Floats mu() {
        return mu;
    }

    /** [batch, z]. */
    Floats sigma2() {
        return sigma2;
    }

    void forward() {
        afterFirst = first.forward(images);
        afterSecond = second.forward(afterFirst);
        third.forward(afterSecond, afterThird, false);
        kernels.relu(afterThird);
        fourth.forward(afterThird, afterFourth, false);
        kernels.relu(afterFourth);
        kernels.toChannelsLast(CHANNELS[3], batch, lastPixels(), afterFourth, flat); // [batch, 256 * (size / 16)^2]
        toMu.forward(batch, flat, mu);
        toSigma2.forward(batch, flat, sigma2);
        kernels.softplus(sigma2);
    }

    /** Adds to the gradients of the parameters, given those of mu and sigma2 [batch, z]; dSigma2 is used up. */
    void backward(Floats dMu, Floats dSigma2) {
        kernels.softplusBackward(sigma2, dSigma2);
        toMu.backward(batch, flat, dMu, dFlat, 0);
        toSigma2.backward(batch, flat, dSigma2, dFlat, 1);
        kernels.toChannelsFirst(CHANNELS[3], batch, lastPixels(), dFlat, dFourth);
        kernels.reluBackward(afterFourth, dFourth);
        kernels.fill(dThird, 0);
        fourth.backward(afterThird, dFourth, dThird);
        kernels.reluBackward(afterThird, dThird);
        kernels.fill(dSecond, 0);
        third.backward(afterSecond, dThird, dSecond);
        second.backward(afterFirst, dSecond, dFirst);
        first.backward(images, dFirst, null);
    }
}
