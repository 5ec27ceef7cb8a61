package sketchatlas.model;

import java.util.Arrays;
import sketchatlas.nn.Binding;
import sketchatlas.nn.Convolution;
import sketchatlas.nn.Dense;
import sketchatlas.nn.Floats;
import sketchatlas.nn.Kernels;
import sketchatlas.nn.NormalizedConvolution;
import sketchatlas.nn.ParameterLayout;

/**
 * The CNN that turns a sketch image into the mean and variance of its latent code. Its first two blocks, whose planes are large, take a few
 * images at a time; see {@link Kernels#imagesAtOnce}.
 */
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
    private int[] groups = new int[0]; // images of each that go through the first two blocks together
    private Floats afterSecond; // [64, batch, (size / 4)^2]
    private Floats afterThird; // [128, batch, (size / 8)^2]
    private Floats afterFourth; // [256, batch, (size / 16)^2]
    private Floats flat; // [batch, 256 * (size / 16)^2]
    private Floats mu; // [batch, z]
    private Floats sigma2; // [batch, z]
    private Floats dFirst; // of the largest group
    private Floats dSecond; // of the largest group
    private Floats dAfterSecond;
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
        groups = groups(batch, kernels.imagesAtOnce());
        first.resize(groups);
        second.resize(groups);
        third.resize(batch);
        fourth.resize(batch);
        int pixels = size * size;
        images = kernels.allocate(batch * pixels);
        afterSecond = kernels.allocate(CHANNELS[1] * batch * pixels / 16);
        afterThird = kernels.allocate(CHANNELS[2] * batch * pixels / 64);
        afterFourth = kernels.allocate(CHANNELS[3] * batch * pixels / 256);
        flat = kernels.allocate(batch * flatSize());
        mu = kernels.allocate(batch * codeSize);
        sigma2 = kernels.allocate(batch * codeSize);
        if (training) {
            int largest = Arrays.stream(groups).max().orElseThrow();
            dFirst = kernels.allocate(CHANNELS[0] * largest * pixels / 4);
            dSecond = kernels.allocate(CHANNELS[1] * largest * pixels / 16);
            dAfterSecond = kernels.allocate(CHANNELS[1] * batch * pixels / 16);
            dThird = kernels.allocate(CHANNELS[2] * batch * pixels / 64);
            dFourth = kernels.allocate(CHANNELS[3] * batch * pixels / 256);
            dFlat = kernels.allocate(batch * flatSize());
        }
    }

    /** So many images in groups of about the same size. */
    private static int[] groups(int images, int atOnce) {
        int[] sizes = new int[Math.ceilDiv(images, atOnce)];
        Arrays.setAll(sizes, i -> (int) ((i + 1L) * images / sizes.length - (long) i * images / sizes.length));
        return sizes;
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
        int pixels = size * size;
        int done = 0;
        for (int g = 0; g < groups.length; g++) {
            first.select(g);
            second.select(g);
            Floats y = second.forward(first.forward(images.slice(done * pixels, groups[g] * pixels)));
            int n = groups[g] * pixels / 16;
            kernels.copyColumns(CHANNELS[1], n, y, n, afterSecond.from(done * pixels / 16), batch * pixels / 16);
            done += groups[g];
        }
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
        kernels.fill(dAfterSecond, 0);
        third.backward(afterSecond, dThird, dAfterSecond);
        int pixels = size * size;
        int done = 0;
        for (int g = 0; g < groups.length; g++) {
            first.select(g);
            second.select(g);
            int n = groups[g] * pixels / 16;
            Floats dGroup = dSecond.slice(0, CHANNELS[1] * n);
            Floats dFirstGroup = dFirst.slice(0, first.output().length());
            kernels.copyColumns(CHANNELS[1], n, dAfterSecond.from(done * pixels / 16), batch * pixels / 16, dGroup, n);
            second.backward(first.output(), dGroup, dFirstGroup);
            first.backward(images.slice(done * pixels, groups[g] * pixels), dFirstGroup, null);
            done += groups[g];
        }
    }
}
